import { countingApprovers, type Verdict } from '../../../domain/approvals.ts';
import { noMembership } from '../../../domain/approvers.ts';
import { digestOf } from '../../../domain/canonical.ts';
import { applyMoves, decide, dispatch, type RowMove, revoke } from '../../../domain/decide.ts';
import { editRow } from '../../../domain/edit-row.ts';
import { isReadygateError } from '../../../domain/errors.ts';
import type { CreateSubtask } from '../../../domain/operation.ts';
import type { Plan, PlanRow } from '../../../domain/plan.ts';
import type { Policy } from '../../../domain/policy.ts';
import { planSeal } from '../../../domain/seal.ts';
import { derivePlanState } from '../../../domain/states.ts';
import { makePlan, tenantA } from '../plans.ts';
import { policyOf } from '../policies.ts';
import type { RowSetup, Rules, Wish } from './wishes.ts';

/** A plan in front of people: what the commands of the API do with the functions of the domain. */
export interface Desk {
  plan(): Plan;
  /** Whether the wish was granted. */
  grants(wish: Wish): boolean;
  approvers(position: number): string[];
}

const at = new Date('2026-11-24T10:00:00.000Z');
const olderLook = digestOf('an older look');

export function createDesk(setups: readonly RowSetup[], rules: Rules, proposedBy: string): Desk {
  let policy: Policy = policyOf(rules);
  let plan = firstPlan(setups, policy);
  const first = plan.rows.map(({ operation }) => operation);
  const said: Verdict[] = [];

  const change = (rows: PlanRow[], changes: Partial<Plan> = {}) => {
    const next = { ...plan, ...changes, rows, state: derivePlanState(rows) };
    plan = { ...next, seal: planSeal(tenantA, next) };
  };
  const move = (moves: readonly RowMove[]) => change(applyMoves(plan.rows, moves));
  const say = (accountId: string, row: PlanRow, verdict: Verdict['verdict']) => {
    const fields = Object.fromEntries(row.fields.map((field) => [field, plan.base[field]!]));
    const policyVersion = plan.policy.version;
    said.push({ accountId, rowId: row.id, rowDigest: row.digest, verdict, fields, policyVersion });
  };
  const approvers = (row: PlanRow) => countingApprovers(said, plan, row);
  const reopened = (rows: readonly PlanRow[], isVoid: (row: PlanRow) => boolean): PlanRow[] =>
    rows.map((row) => (row.state === 'approved' && isVoid(row) ? { ...row, state: 'open' } : row));

  const take = (wish: Wish): void => {
    const seal = 'late' in wish && wish.late ? olderLook : plan.seal;
    switch (wish.kind) {
      case 'decide': {
        const asked = plan.rows.flatMap((row, index) => {
          const verdict = wish.verdicts[index];
          return verdict ? [{ row, verdict }] : [];
        });
        const rows = asked.map(({ row: { id: rowId, digest }, verdict }) => ({
          rowId,
          digest,
          verdict,
        }));
        const about = { policy, verdicts: said, proposedBy, membership: noMembership };
        const review = { accountId: wish.by, at, ...about };
        const { moves } = decide(plan, { seal, rows }, review);
        for (const { row, verdict } of asked) say(wish.by, row, verdict);
        move(moves);
        return;
      }
      case 'dispatch':
        move(dispatch(plan, seal, at).moves);
        return;
      case 'edit': {
        const { id: rowId = plan.id } = plan.rows[wish.row] ?? {};
        const operation = otherWording(first[wish.row], plan.rows[wish.row]);
        const edited = editRow(plan, { seal, rowId, operation }, at);
        say(wish.by, edited, 'edit');
        change(plan.rows.map((row) => (row.id === edited.id ? edited : row)));
        return;
      }
      case 'revoke': {
        const row = plan.rows[wish.row];
        const own = row && approvers(row).includes(wish.by) ? [row] : [];
        const { moves } = revoke(
          plan,
          own.map(({ id }) => id),
        );
        for (const one of own) say(wish.by, one, 'revoke');
        move(moves);
        return;
      }
      case 'publish': {
        if (plan.state !== 'waiting') return;
        policy = policyOf(wish.rules, { version: plan.policy.version + 1 });
        const { id, version } = policy;
        change(
          reopened(plan.rows, () => true),
          { policy: { id, version } },
        );
        return;
      }
      case 'move': {
        if (plan.state !== 'waiting') return;
        const base = { ...plan.base, description: digestOf([plan.base.description ?? null]) };
        change(
          reopened(plan.rows, ({ fields }) => fields.includes('description')),
          { base },
        );
        return;
      }
    }
  };

  return {
    plan: () => plan,
    grants(wish) {
      const waited = plan.state === 'waiting';
      try {
        take(wish);
        return waited || wish.kind === 'revoke';
      } catch (error) {
        if (isReadygateError(error)) return false;
        throw error;
      }
    },
    approvers: (position) => approvers(plan.rows[position]!),
  };
}

function firstPlan(setups: readonly RowSetup[], { id, version }: Policy): Plan {
  const plan = makePlan(
    setups.map(() => 'open'),
    { policy: { id, version } },
  );
  const rows = plan.rows.map((row, position): PlanRow => {
    const { tier, confidence, assumption, described } = setups[position]!;
    return {
      ...row,
      tier,
      confidence,
      fields: described ? ['description', 'summary'] : ['summary'],
      provenance: { ...row.provenance, ...(assumption ? { assumption: true } : {}) },
    };
  });
  return { ...plan, rows, seal: planSeal(tenantA, { ...plan, rows }) };
}

/** The first words of a row, or others where it has those. */
function otherWording(first: unknown, row: PlanRow | undefined): unknown {
  const { fields, ...rest } = (row?.operation ?? { fields: {} }) as CreateSubtask;
  const summary = (first as CreateSubtask | undefined)?.fields.summary ?? '';
  return row?.operation === first || fields.summary === summary
    ? { ...rest, fields: { ...fields, summary: `${summary}, other words` } }
    : first;
}
