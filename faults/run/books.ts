import { setTimeout as sleep } from 'node:timers/promises';
import type { LedgerState } from '../../db/writes.ts';
import type { RowState } from '../../domain/plan.ts';
import type { Ground } from './ground.ts';

/** What the product's own tables say of a row. */
export interface Books {
  row: RowState;
  ledger: LedgerState | null;
  problem: string | null;
  jiraId: string | null;
  /** Of the refinement; null while it is open. */
  outcome: string | null;
}

/** Milliseconds between two looks, and in all. */
const every = 150;
const patience = 120_000;

/** Null where nobody can say, because PostgreSQL is away. */
async function readBooks({ world }: Ground, rowId: string): Promise<Books | null> {
  const asked = world.asAdministrator<Books>(
    `select r.state as row, w.state as ledger, r.problem->>'code' as problem, w.jira_id as "jiraId", f.outcome
       from plan_rows r join plans p using (tenant_id, plan_id) join refinements f using (tenant_id, refinement_id)
       left join writes w on w.tenant_id = r.tenant_id and w.operation_id = r.operation_id
      where r.row_id = $1`,
    [rowId],
  );
  const [books = null] = await asked.catch(() => []);
  return books;
}

/** The books once the refinement is closed. */
export async function closedBooks(ground: Ground, rowId: string): Promise<Books> {
  const giveUpAt = Date.now() + patience;
  for (;;) {
    const books = await readBooks(ground, rowId);
    if (books && books.outcome !== null) return books;
    if (Date.now() > giveUpAt)
      throw new Error(`it did not end: row ${books?.row}, ledger ${books?.ledger}`);
    await sleep(every);
  }
}

/**
 * The state of the ledger at a request. `planned` and `sending` count where they mean something: at
 * readings before the permit, and at the write itself.
 */
export async function stateAt(
  ground: Ground,
  rowId: string,
  isWrite: boolean,
): Promise<LedgerState | null> {
  const books = await readBooks(ground, rowId);
  if (books?.row === 'released') return isWrite ? null : 'planned';
  return books?.ledger === 'sending' && !isWrite ? null : (books?.ledger ?? null);
}
