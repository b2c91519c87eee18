import { type AskedRow, decisionTurns } from '../../../../../domain/decision-turns.ts';
import type { Uuid } from '../../../../../domain/json.ts';
import { approvalSentence } from '../../../../../domain/sentence.ts';
import type { PlanView, RowView } from '../../../../../domain/views.ts';
import { t } from '../language/translate.ts';

export type Ticks = ReadonlySet<Uuid>;

/** The rows that wait for a decision of the person who asks. */
export function openRows({ rows }: PlanView): RowView[] {
  return rows.filter(({ state, approvals }) => state === 'open' && !approvals.yours);
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

/** What is doubtful, or not for this person to approve, is not ticked beforehand. */
export function firstTicks(plan: PlanView): Ticks {
  return new Set(
    openRows(plan)
      .filter((row) => !row.ownDecision && row.objection === null)
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
  decision: Turns;
  /** Ticked rows that wait for another person after this. */
  second: number;
}

/** Verdicts as they are sent, each turn under the seal that the one before answered with. */
export interface Turns {
  seal: string;
  turns: AskedRow[][];
}

/** What pressing the button does: ticked rows are approved, the other open ones rejected. */
export function choose(plan: PlanView, ticks: Ticks): Choice {
  const open = openRows(plan);
  const approved = open.filter(({ id }) => ticks.has(id));
  const operations = approved.map(({ operation }) => operation);
  return {
    approve: approved.length,
    reject: open.filter(({ id, objection }) => !ticks.has(id) && objection === null).length,
    earlier: plan.rows.filter(({ state }) => state === 'approved').length,
    second: approved.filter(({ approvals: { given, needed } }) => given + 1 < needed).length,
    sentence: approvalSentence({ issueKey: plan.issue.key, name: plan.viewer.name, operations }),
    decision: {
      seal: plan.seal,
      turns: decisionTurns(
        open,
        open.map(({ id, digest, objection }) => ({
          rowId: id,
          digest,
          verdict: verdictOf(ticks.has(id), objection),
        })),
      ),
    },
  };
}

/** What the button of the review says: what pressing it does. */
export function decideText({ approve, reject }: Pick<Choice, 'approve' | 'reject'>): string {
  if (approve === 0) return t('review.reject', { reject });
  return reject === 0
    ? t('review.approve', { approve })
    : t('review.approveAndReject', { approve, reject });
}

/** What somebody may not approve is left to others rather than rejected unread. */
function verdictOf(ticked: boolean, objection: RowView['objection']): AskedRow['verdict'] {
  if (ticked) return 'approve';
  return objection === null ? 'reject' : 'later';
}
