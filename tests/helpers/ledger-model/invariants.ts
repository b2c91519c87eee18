import type { StoredPlan } from '../../../db/plans.ts';
import type { LedgerState } from '../../../db/writes.ts';
import type { RowState } from '../../../domain/plan.ts';
import { planSeal } from '../../../domain/seal.ts';
import { tenantA } from '../plans.ts';
import type { LedgerWorld } from './world.ts';

/** The tables of the architecture, written down a second time: nothing here is taken from the product. */
const rowMoves: Record<RowState, readonly RowState[]> = {
  // Approving the last open row releases it at once.
  open: ['approved', 'released', 'rejected', 'expired', 'cleared', 'cancelled'],
  approved: ['released', 'open', 'expired', 'cleared', 'cancelled'],
  released: ['sending', 'open', 'expired', 'cancelled', 'skipped', 'failed'],
  sending: ['done', 'released', 'failed', 'conflict', 'uncertain'],
  uncertain: ['sending', 'done', 'released', 'failed'],
  failed: ['open'],
  conflict: ['open'],
  skipped: ['open'],
  done: [],
  rejected: [],
  expired: [],
  cleared: [],
  cancelled: [],
};
const ledgerMoves: Record<LedgerState, readonly LedgerState[]> = {
  planned: ['sending'],
  sending: ['confirmed', 'failed', 'planned', 'ambiguous'],
  ambiguous: ['confirmed', 'planned', 'conflict', 'uncertain'],
  uncertain: ['ambiguous', 'confirmed', 'planned', 'failed'],
  confirmed: [],
  failed: [],
  conflict: [],
};
/** What the ledger may say of the operation of a row; null: it has none yet. */
const together: Record<RowState, readonly (LedgerState | null)[]> = {
  open: [null, 'planned'],
  approved: [null, 'planned'],
  released: [null, 'planned'],
  sending: ['sending', 'ambiguous'],
  done: ['confirmed'],
  uncertain: ['uncertain'],
  failed: [null, 'planned', 'failed'],
  conflict: ['conflict'],
  skipped: [null, 'planned'],
  rejected: [null, 'planned'],
  expired: [null, 'planned'],
  cleared: [null, 'planned'],
  cancelled: [null, 'planned'],
};

/** Notes every change of a state, also those of one transaction. For the database of one test file. */
export const watchStates = `
  create table transitions (seq bigint generated always as identity, what text, plan_id uuid, old text, new text);
  create function watch_state() returns trigger language plpgsql security definer set search_path = public as $$
  begin
    insert into transitions (what, plan_id, old, new) values (tg_table_name, new.plan_id, old.state, new.state);
    return null;
  end $$;
  create trigger watch_state after update on plan_rows for each row when (old.state <> new.state) execute function watch_state();
  create trigger watch_state after update on writes for each row when (old.state <> new.state) execute function watch_state();`;

interface Transition {
  what: 'plan_rows' | 'writes';
  old: string;
  new: string;
}

interface Seen {
  moves: Transition[] | null;
  pairs: { row: RowState; ledger: LedgerState | null }[];
  /** Operations of which the ledger knows two things, and nobody is told. */
  hidden: string[] | null;
}

/** Everything that holds at any moment; an error names what does not. */
export async function assertInvariants(world: LedgerWorld): Promise<void> {
  const [{ moves, pairs, hidden }, plan] = await Promise.all([look(world), world.load()]);
  const wrong = [
    ...world.violations,
    ...wrongMoves(moves ?? [], world),
    ...wrongPairs(pairs),
    ...wrongPlan(plan),
    ...unapproved(plan, world),
    ...(hidden ?? []).map(() => 'two things of one operation, and nobody is told'),
  ];
  if (wrong.length > 0) throw new Error(wrong.join('; '));
}

async function look({ admin, planId }: LedgerWorld): Promise<Seen> {
  const { rows } = await admin.query<Seen>(
    `with moved as (delete from transitions where plan_id = $1 returning what, old, new)
     select (select json_agg(moved) from moved) as moves,
       (select json_agg(json_build_object('row', r.state, 'ledger', w.state))
          from plan_rows r left join writes w using (tenant_id, operation_id) where r.plan_id = $1) as pairs,
       (select json_agg(operation_id) from (
          select w.operation_id from writes w join write_attempts a using (tenant_id, operation_id)
              join plan_rows r using (tenant_id, row_id)
            where w.plan_id = $1 and coalesce(r.problem ->> 'code', '') <> 'write_duplicate'
            group by w.operation_id, w.jira_id
            having count(distinct a.jira_id) > 1 or bool_or(a.jira_id <> w.jira_id)) d) as hidden`,
    [planId],
  );
  return rows[0] ?? { moves: null, pairs: [], hidden: null };
}

/** A success counts whenever it is heard of: this move alone is in no table. */
function wrongMoves(moves: readonly Transition[], { jira }: LedgerWorld): string[] {
  return moves.flatMap(({ what, old, new: to }) => {
    const table: Record<string, readonly string[]> = what === 'writes' ? ledgerMoves : rowMoves;
    const late = to === (what === 'writes' ? 'confirmed' : 'done') && jira.things.length > 0;
    return table[old]?.includes(to) || late ? [] : [`${what} went from ${old} to ${to}`];
  });
}

function wrongPairs(pairs: Seen['pairs']): string[] {
  return pairs.flatMap(({ row, ledger }) =>
    together[row].includes(ledger) ? [] : [`a row is ${row} while the ledger says ${ledger}`],
  );
}

/** What may go out is what people said of the words that it has now. */
function unapproved({ rows }: StoredPlan, { reviewers, rows: said }: LedgerWorld): string[] {
  return rows.flatMap(({ id, state }) => {
    const mayGo = state === 'approved' || state === 'released' || state === 'sending';
    const approved = (said.get(id)?.approvedBy.size ?? 0) >= reviewers;
    return mayGo && !approved ? [`a row is ${state} on too few approvals`] : [];
  });
}

function wrongPlan(plan: StoredPlan): string[] {
  const has = (...states: RowState[]) => plan.rows.some(({ state }) => states.includes(state));
  const state = has('open', 'approved')
    ? 'waiting'
    : has('released', 'sending', 'uncertain')
      ? 'writing'
      : 'final';
  return [
    ...(plan.state === state ? [] : [`the plan is ${plan.state} and should be ${state}`]),
    ...(has('open', 'approved') && plan.seal !== planSeal(tenantA, plan)
      ? ['the seal is not that of the rows']
      : []),
  ];
}
