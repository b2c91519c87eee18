import { refinementColumns, type StoredRefinement } from './refinements.ts';
import type { TenantTx } from './tenant-tx.ts';
import { fingerprintOf } from './tokens.ts';

/** The open refinements of the tenant that wait for a token of the app: they have no plan yet. */
export async function listWaitingForAppToken(tx: TenantTx): Promise<StoredRefinement[]> {
  return await tx.query<StoredRefinement>(
    `select ${refinementColumns} from refinements
      where tenant_id = $1 and outcome is null and step = 'waiting_for_token' and plan_id is null
      order by refinement_id`,
    [tx.tenantId],
  );
}

/**
 * The open refinements that write, or wait for a token, whose plan somebody approved and that do not have
 * this token of theirs. Every call asks this: the token of each is looked up by its plan, as a join would not be
 * where the plan of the statement was made while there were few.
 */
export async function listWantingTokenOf(
  tx: TenantTx,
  { accountId, token, limit }: { accountId: string; token: string; limit: number },
): Promise<StoredRefinement[]> {
  return await tx.query<StoredRefinement>(
    `select ${refinementColumns} from refinements r
      where tenant_id = $1 and outcome is null and step in ('waiting_for_token', 'writing') and plan_id is not null
        and exists (select from decisions d join decision_rows w using (tenant_id, decision_id)
          where d.tenant_id = $1 and d.plan_id = r.plan_id and d.account_id = $2 and w.verdict = 'approve')
        and (select k.fingerprint from tokens k where k.tenant_id = $1 and k.plan_id = r.plan_id
          and k.account_id = $2 and k.kind = 'user') is distinct from $3
      order by refinement_id limit $4`,
    [tx.tenantId, accountId, fingerprintOf(token), limit],
  );
}
