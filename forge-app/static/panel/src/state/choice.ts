import type { Uuid } from '../../../../../domain/json.ts';
import { approvalSentence } from '../../../../../domain/sentence.ts';
import type { DecisionRequest, PlanView, RowView } from '../../../../../domain/views.ts';

export type Ticks = ReadonlySet<Uuid>;

/** The rows that wait for a decision. */
export function openRows({ rows }: PlanView): RowView[] {
  return rows.filter(({ state }) => state === 'open');
}

/** Why a row is not ticked beforehand; null where it is: what is doubtful is never approved in bulk. */
export function doubt({
  confidence,
  tier,
  provenance,
}: RowView): 'confidence' | 'risk' | 'assumption' | null {
  if (provenance.assumption) return 'assumption';
  if (confidence === 'low') return 'confidence';
  return tier === 'high' ? 'risk' : null;
}

export function firstTicks(plan: PlanView): Ticks {
  return new Set(
    openRows(plan)
      .filter((row) => doubt(row) === null)
      .map(({ id }) => id),
  );
}

export function toggled(ticks: Ticks, id: Uuid): Ticks {
  const next = new Set(ticks);
  if (!next.delete(id)) next.add(id);
  return next;
}

export interface Choice {
  approve: number;
  reject: number;
  /** Rows approved earlier that go out with this decision. */
  earlier: number;
  /** What approving does, for exactly what is ticked. */
  sentence: string;
  decision: DecisionRequest;
}

/** What pressing the button does: ticked rows are approved, the other open ones rejected. */
export function choose(plan: PlanView, ticks: Ticks): Choice {
  const open = openRows(plan);
  const approved = open.filter(({ id }) => ticks.has(id));
  const operations = approved.map(({ operation }) => operation);
  return {
    approve: approved.length,
    reject: open.length - approved.length,
    earlier: plan.rows.filter(({ state }) => state === 'approved').length,
    sentence: approvalSentence({ issueKey: plan.issue.key, name: plan.viewer.name, operations }),
    decision: {
      seal: plan.seal,
      rows: open.map(({ id, digest }) => ({
        rowId: id,
        digest,
        verdict: ticks.has(id) ? 'approve' : 'reject',
      })),
    },
  };
}
