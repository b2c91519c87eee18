import type { RefinementRef } from '../domain/refinement.ts';
import { refinementColumns, type StoredRefinement } from './refinements.ts';
import type { TenantTx } from './tenant-tx.ts';
import { findAppToken, fingerprintOf } from './tokens.ts';

/**
 * Whether a token of the app lives. None comes until the transaction ends: what it notes as waiting for one is found by
 * the call that brings the next.
 */
export async function hasAppToken(tx: TenantTx, at: Date): Promise<boolean> {
  await tx.query(
    `select 1 from installations where tenant_id = $1 order by installation_id for no key update`,
    [tx.tenantId],
  );
  return (await findAppToken(tx, at)) !== null;
}

/** Notes whether what became of the issue still has to be looked at. Nothing where it is so already, or a newer run took over. */
export async function saveUnseen(
  tx: TenantTx,
  { refinementId, generation }: Pick<RefinementRef, 'refinementId' | 'generation'>,
  unseen: boolean,
): Promise<void> {
  await tx.query(
    `update refinements set unseen = $4
      where tenant_id = $1 and refinement_id = $2 and generation = $3 and outcome is null and unseen <> $4`,
    [tx.tenantId, refinementId, generation, unseen],
  );
}

/**
 * The open refinements of the tenant that wait for a token of the app: they have no plan yet, or nobody has looked at
 * what was written or has changed.
 */
export async function listWaitingForAppToken(tx: TenantTx): Promise<StoredRefinement[]> {
  return await tx.query<StoredRefinement>(
    `select ${refinementColumns} from refinements
      where tenant_id = $1 and outcome is null and ((step = 'waiting_for_token' and plan_id is null) or unseen)
      order by refinement_id`,
    [tx.tenantId],
  );
}

/**
 * The open refinements that write, or wait for a token of theirs, whose plan somebody approved and that do not have
 * this token of theirs. Every call asks this: the token of each is looked up by its plan, as a join would not be
 * where the plan of the statement was made while there were few.
 */
export async function listWantingTokenOf(
  tx: TenantTx,
  { accountId, token, limit }: { accountId: string; token: string; limit: number },
): Promise<StoredRefinement[]> {
  return await tx.query<StoredRefinement>(
    `select ${refinementColumns} from refinements r
      where tenant_id = $1 and outcome is null and step in ('waiting_for_token', 'writing') and plan_id is not null and not unseen
        and exists (select from decisions d join decision_rows w using (tenant_id, decision_id)
          where d.tenant_id = $1 and d.plan_id = r.plan_id and d.account_id = $2 and w.verdict = 'approve')
        and (select k.fingerprint from tokens k where k.tenant_id = $1 and k.plan_id = r.plan_id
          and k.account_id = $2 and k.kind = 'user') is distinct from $3
      order by refinement_id limit $4`,
    [tx.tenantId, accountId, fingerprintOf(token), limit],
  );
}
