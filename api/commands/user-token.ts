import { tokenExpiry } from '../../clients/forge/token-expiry.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { saveUserToken } from '../../db/tokens.ts';
import type { Caller } from '../caller.ts';

/** Keeps the token with which a person's approved rows are written; deleted when they are settled. */
export async function keepUserToken(
  tx: TenantTx,
  { accountId, userToken }: Caller,
  planId: string,
  at: Date,
): Promise<boolean> {
  if (accountId === null || userToken === null) return false;
  return await saveUserToken(tx, {
    planId,
    accountId,
    token: userToken,
    expiresAt: tokenExpiry(userToken, at),
    at,
  });
}
