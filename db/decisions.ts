import type { Verdict } from '../domain/approvals.ts';
import type { Digest } from '../domain/canonical.ts';
import type { Base } from '../domain/issue.ts';
import type { Uuid } from '../domain/json.ts';
import type { TenantTx } from './tenant-tx.ts';

export interface NewDecision {
  decisionId: Uuid;
  planId: Uuid;
  kind: 'decision' | 'dispatch' | 'revocation' | 'edit';
  accountId: string;
  seal: string;
  policyVersion: number;
  at: Date;
  /** Of the groups and roles that the policy names, those the person has; null where it names none. */
  membership?: { groups: readonly string[]; roles: readonly string[] } | null;
  rows: {
    rowId: Uuid;
    rowDigest: Digest;
    verdict: Verdict['verdict'];
    fields: Base;
    reason?: string;
  }[];
}

/** A verdict on a row, with who gave it. */
export interface StoredDecisionRow extends Verdict {
  decisionId: Uuid;
  decidedAt: Date;
}

/** Where it is encrypted for. */
export const place = (decisionId: Uuid, rowId: Uuid) => ({
  table: 'decision_rows',
  column: 'reason',
  rowId: `${decisionId}/${rowId}`,
});

/** Keeps a decision for good, in one statement: decisions are inserted and never changed. */
export async function insertDecision(tx: TenantTx, decision: NewDecision): Promise<void> {
  const { decisionId, planId, kind, accountId, seal, policyVersion, at, rows } = decision;
  const { membership = null } = decision;
  const records = await Promise.all(rows.map((row) => writeRow(tx, decisionId, row)));
  await tx.query(
    `with decision as (
       insert into decisions (tenant_id, decision_id, plan_id, kind, account_id, seal, policy_version, decided_at, membership)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $10))
     insert into decision_rows (tenant_id, decision_id, row_id, row_digest, verdict, fields, key_version, reason)
     select $1, $2, r.row_id, r.row_digest, r.verdict, r.fields, r.key_version, r.reason
     from jsonb_to_recordset($9::jsonb) as r(row_id uuid, row_digest text, verdict text, fields jsonb,
       key_version integer, reason bytea)`,
    [
      tx.tenantId,
      decisionId,
      planId,
      kind,
      accountId,
      seal,
      policyVersion,
      at,
      JSON.stringify(records),
      membership === null ? null : JSON.stringify(membership),
    ],
  );
}

async function writeRow(
  tx: TenantTx,
  decisionId: Uuid,
  { rowId, rowDigest, verdict, fields, reason }: NewDecision['rows'][number],
) {
  const sealed = reason ? await tx.seal(place(decisionId, rowId), reason) : null;
  return {
    row_id: rowId,
    row_digest: rowDigest,
    verdict,
    fields,
    key_version: sealed?.keyVersion ?? null,
    reason: sealed ? `\\x${sealed.bytes.toString('hex')}` : null,
  };
}

/** Every verdict on a plan's rows, oldest first. */
export async function listDecisions(tx: TenantTx, planId: Uuid): Promise<StoredDecisionRow[]> {
  return await tx.query<StoredDecisionRow>(
    `select decision_id as "decisionId", account_id as "accountId", decided_at as "decidedAt", row_id as "rowId",
       row_digest as "rowDigest", verdict, fields,
       policy_version as "policyVersion"
     from decisions join decision_rows using (tenant_id, decision_id)
     where tenant_id = $1 and plan_id = $2 order by seq, row_id`,
    [tx.tenantId, planId],
  );
}
