import type { Uuid } from '../domain/json.ts';
import type { Operation } from '../domain/operation.ts';
import type { UndoConflict } from '../domain/undo/conflict.ts';
import type { OwnWrite } from '../domain/undo/own-write.ts';
import { refinementColumns, type StoredRefinement } from './refinements.ts';
import type { TenantTx } from './tenant-tx.ts';

/** The open undo of a plan, else its last one. */
export async function findUndo(tx: TenantTx, planId: Uuid): Promise<StoredRefinement | null> {
  const rows = await tx.query<StoredRefinement>(
    `select ${refinementColumns} from refinements where tenant_id = $1 and undo_of = $2
      order by (outcome is null) desc, requested_at desc, refinement_id limit 1`,
    [tx.tenantId, planId],
  );
  return rows[0] ?? null;
}

/** Notes what an undo leaves as it is. */
export async function saveUndoConflicts(
  tx: TenantTx,
  refinementId: Uuid,
  conflicts: readonly UndoConflict[],
): Promise<void> {
  await tx.query(
    'update refinements set undo_conflicts = $3 where tenant_id = $1 and refinement_id = $2',
    [tx.tenantId, refinementId, JSON.stringify(conflicts)],
  );
}

/** Of a row of an undo, `u`: it took something back, or may have, or is about to. */
const taking = `u.state in ('released', 'sending', 'uncertain', 'done')`;

/** The rows of a plan that an undo took back, and those for which one was sent or is about to be. */
export async function takenRows(
  tx: TenantTx,
  planId: Uuid,
): Promise<{ undone: Set<Uuid>; taken: Set<Uuid> }> {
  const rows = await tx.query<{ undoes: Uuid; done: boolean }>(
    `select u.undoes, bool_or(u.state = 'done') as done
       from plan_rows u join plan_rows r on r.tenant_id = u.tenant_id and r.row_id = u.undoes
      where u.tenant_id = $1 and r.plan_id = $2 and ${taking}
      group by u.undoes`,
    [tx.tenantId, planId],
  );
  return {
    undone: new Set(rows.filter(({ done }) => done).map(({ undoes }) => undoes)),
    taken: new Set(rows.map(({ undoes }) => undoes)),
  };
}

/** A round of a refinement that wrote what stands still, as far as no undo of it is open. */
export interface WrittenRound {
  planId: Uuid;
  round: number;
  changes: number;
  kinds: Operation['kind'][];
}

/** The rounds of a refinement but one that wrote what no undo took back, or is about to. */
export async function listWrittenRounds(
  tx: TenantTx,
  refinementId: Uuid,
  besides: Uuid,
): Promise<WrittenRound[]> {
  return await tx.query<WrittenRound>(
    `select p.plan_id as "planId", p.round, count(*)::integer as changes, array_agg(distinct r.kind order by r.kind) as kinds
       from plans p join plan_rows r using (tenant_id, plan_id)
      where tenant_id = $1 and p.refinement_id = $2 and p.plan_id <> $3 and r.state = 'done'
        and not exists (select from plan_rows u where u.tenant_id = r.tenant_id and u.undoes = r.row_id and ${taking})
        and not exists (select from refinements o where o.tenant_id = p.tenant_id and o.undo_of = p.plan_id and o.outcome is null)
      group by p.plan_id, p.round order by p.round`,
    [tx.tenantId, refinementId, besides],
  );
}

/**
 * What the ledger knows of the writes of rows, by row: each attempt that may have had an effect.
 * `settleSeconds`: how long after its deadline that may still become visible.
 */
export async function listOwnWrites(
  tx: TenantTx,
  rowIds: readonly Uuid[],
  settleSeconds: number,
): Promise<Map<Uuid, OwnWrite[]>> {
  const rows = await tx.query<{
    rowId: Uuid;
    operationId: Uuid;
    accountId: string | null;
    sentAt: Date;
    deadlineAt: Date;
  }>(
    `select w.row_id as "rowId", w.operation_id as "operationId", a.account_id as "accountId",
       a.started_at as "sentAt", a.deadline_at as "deadlineAt"
       from writes w join write_attempts a using (tenant_id, operation_id)
      where tenant_id = $1 and w.row_id = any($2) and (a.outcome is null or a.outcome in ('confirmed', 'ambiguous'))
      order by a.started_at`,
    [tx.tenantId, rowIds],
  );
  const writes = new Map<Uuid, OwnWrite[]>();
  for (const { rowId, operationId, accountId, sentAt, deadlineAt } of rows) {
    const until = deadlineAt.getTime() + settleSeconds * 1000;
    const write = { operationId, accountId, sentAt: sentAt.getTime(), until };
    writes.set(rowId, [...(writes.get(rowId) ?? []), write]);
  }
  return writes;
}

/** The rows that people want to stay as they are: in any round of an undo they rejected to take them back. */
export async function listLeftUndone(tx: TenantTx, refinementId: Uuid): Promise<Uuid[]> {
  const rows = await tx.query<{ undoes: Uuid }>(
    `select distinct r.undoes from plan_rows r join plans p using (tenant_id, plan_id)
      where tenant_id = $1 and p.refinement_id = $2 and r.state = 'rejected' and r.undoes is not null`,
    [tx.tenantId, refinementId],
  );
  return rows.map(({ undoes }) => undoes);
}
