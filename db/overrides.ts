import type { Uuid } from '../domain/json.ts';
import type { Override } from '../domain/readiness/override.ts';
import type { TenantTx } from './tenant-tx.ts';

/** An override in force, with who gave it, when, and for a waiver why. */
export interface StoredOverride extends Override {
  overrideId: Uuid;
  reason: string | null;
  accountId: string;
  givenAt: Date;
}

/** Where it is encrypted for. */
export const place = (overrideId: Uuid) => ({
  table: 'overrides',
  column: 'reason',
  rowId: overrideId,
});

/** Keeps what a person said of a judged issue, where nobody's word of the same kind is in force for the rule. */
export async function insertOverride(
  tx: TenantTx,
  issueId: string,
  { overrideId, kind, rule, target, meaning, reason, accountId, givenAt }: StoredOverride,
): Promise<void> {
  const sealed = reason === null ? null : await tx.seal(place(overrideId), reason);
  await tx.query(
    `insert into overrides (tenant_id, override_id, issue_id, kind, rule, target, key_version, reason, account_id, given_at, meaning)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      tx.tenantId,
      overrideId,
      issueId,
      kind,
      rule,
      target,
      sealed?.keyVersion ?? null,
      sealed?.bytes ?? null,
      accountId,
      givenAt,
      meaning,
    ],
  );
}

/** Ends what is in force of a kind for a rule; the record of it stays. False where there was nothing. */
export async function endOverride(
  tx: TenantTx,
  issueId: string,
  { kind, rule, by, at }: Pick<Override, 'kind' | 'rule'> & { by: string; at: Date },
): Promise<boolean> {
  const ended = await tx.query(
    `update overrides set ended_at = $5, ended_by = $6
      where tenant_id = $1 and issue_id = $2 and kind = $3 and rule = $4 and ended_at is null returning 1`,
    [tx.tenantId, issueId, kind, rule, at, by],
  );
  return ended.length > 0;
}

/** What is in force for an issue, as judging needs it: nothing is decrypted. */
export async function listOverrides(tx: TenantTx, issueId: string): Promise<Override[]> {
  return await tx.query<Override>(
    `select kind, rule, target, meaning from overrides where tenant_id = $1 and issue_id = $2 and ended_at is null`,
    [tx.tenantId, issueId],
  );
}

/** The same for many issues, by issue id; one of which nobody said anything is not there. */
export async function listOverridesOf(
  tx: TenantTx,
  issueIds: readonly string[],
): Promise<Map<string, Override[]>> {
  const rows = await tx.query<Override & { id: string }>(
    `select issue_id as id, kind, rule, target, meaning from overrides
      where tenant_id = $1 and issue_id = any($2::text[]) and ended_at is null`,
    [tx.tenantId, issueIds],
  );
  return Map.groupBy(rows, ({ id }) => id);
}

/** What is in force for an issue, as people read it, oldest first. @throws {ReadygateError} erased */
export async function readOverrides(tx: TenantTx, issueId: string): Promise<StoredOverride[]> {
  const rows = await tx.query<Omit<StoredOverride, 'reason'> & { reason: Buffer | null }>(
    `select override_id as "overrideId", kind, rule, target, meaning, reason, account_id as "accountId", given_at as "givenAt"
       from overrides where tenant_id = $1 and issue_id = $2 and ended_at is null order by given_at, override_id`,
    [tx.tenantId, issueId],
  );
  return await Promise.all(
    rows.map(async ({ reason, ...row }) => ({
      ...row,
      reason: reason && (await tx.open<string>(place(row.overrideId), reason)),
    })),
  );
}
