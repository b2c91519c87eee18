import { type AskedRow, decisionTurns } from '../../../../../domain/decision-turns.ts';
import type { Uuid } from '../../../../../domain/json.ts';
import type { PlanView, RowView } from '../../../../../domain/views.ts';
import { approvalText } from '../changes/sentence.ts';
import { t } from '../language/translate.ts';

export type Verdict = AskedRow['verdict'];

/** What a person chose for a row, as it was shown when they chose. */
export interface Answer {
  verdict: Verdict;
  reason: string;
  digest: string;
}

/** As a row was shown first, until somebody chooses; no digest where it had other words before. */
export interface Seen {
  digest: string | null;
}

export type Answers = ReadonlyMap<Uuid, Answer | Seen>;

/** The rows that wait for a decision of the person who asks. */
export function openRows({ rows }: Pick<PlanView, 'rows'>): RowView[] {
  return rows.filter(({ state, approvals }) => state === 'open' && !approvals.yours);
}

/** Why a row is decided by itself; null where it may be approved together with others. */
export function doubt({
  confidence,
  tier,
  provenance,
}: RowView): 'confidence' | 'risk' | 'assumption' | null {
  if (provenance.assumption) return 'assumption';
  if (confidence === 'low') return 'confidence';
  return tier === 'high' ? 'risk' : null;
}

/** Whether a row may be approved with all the others at one press. */
export function inBulk({ ownDecision, objection }: RowView): boolean {
  return !ownDecision && objection === null;
}

/**
 * The answer for a row: what was chosen for it as it stands. Beforehand only what is without doubt is chosen
 * to be approved; a row that was changed since it was shown or chosen is left for later.
 */
export function answerOf(answers: Answers, row: RowView): Answer & { outdated: boolean } {
  const { digest } = row;
  const known = answers.get(row.id);
  const outdated = known !== undefined && known.digest !== digest;
  if (outdated) return { verdict: 'later', reason: '', digest, outdated };
  if (known && 'verdict' in known) return { ...known, outdated };
  return { verdict: inBulk(row) ? 'approve' : 'later', reason: '', digest, outdated };
}

/**
 * Keeps how each row was shown first; the same answers where nothing is new. What a plan words anew that
 * comes in place of one that was looked at counts as changed.
 */
export function seen(answers: Answers, { rows, difference }: PlanView): Answers {
  const unseen = rows.filter(({ id }) => !answers.has(id));
  if (unseen.length === 0) return answers;
  const replaces = difference !== null && answers.size > 0;
  return new Map([
    ...answers,
    ...unseen.map(({ id, digest, added, instead }): [Uuid, Seen] => [
      id,
      { digest: replaces && (added || instead !== null) ? null : digest },
    ]),
  ]);
}

export function answered(answers: Answers, id: Uuid, answer: Answer): Answers {
  return new Map(answers).set(id, answer);
}

/** One verdict for all rows, as far as it may be given to all of them at once. */
export function answeredAll(answers: Answers, plan: PlanView, verdict: Verdict): Answers {
  const rows = openRows(plan).filter((row) => verdict !== 'approve' || inBulk(row));
  return rows.reduce(
    (all, { id, digest }) => answered(all, id, { verdict, digest, reason: '' }),
    answers,
  );
}

export interface Choice {
  approve: number;
  reject: number;
  later: number;
  /** What approving does, for exactly what is chosen. */
  sentence: string;
  /** Rows approved earlier that go out with this decision. */
  earlier: number;
  /** Chosen rows that wait for another person after this. */
  second: number;
  /** Rows that stay open after this: what is approved waits for them, or goes out before them. */
  left: number;
  /** Approved rows that can go out before the others. */
  ready: number;
  decision: Turns;
}

/** Verdicts as they are sent, each turn under the seal that the one before answered with. */
export interface Turns {
  seal: string;
  turns: AskedRow[][];
  /** Send out afterwards what is approved, and leave the others open. */
  dispatch: boolean;
}

/** What pressing the button does. */
export function choose(plan: PlanView, answers: Answers, dispatch: boolean): Choice {
  const rows = openRows(plan).map((row) => ({ row, ...answerOf(answers, row) }));
  const of = (wanted: Verdict) => rows.filter(({ verdict }) => verdict === wanted);
  const approved = of('approve').map(({ row }) => row);
  const [reject, later] = [of('reject').length, of('later').length];
  const second = approved.filter(needsAnother).length;
  const earlier = plan.rows.filter(({ state }) => state === 'approved').length;
  const waiting = plan.rows.filter(({ state }) => state === 'open').length - rows.length;
  const left = later + second + waiting;
  const ready = approved.length - second + earlier;
  const operations = approved.map(({ operation }) => operation);
  const asked = rows.map(({ row, verdict, reason }) => ({
    rowId: row.id,
    digest: row.digest,
    verdict,
    ...(verdict === 'reject' && reason.trim() ? { reason: reason.trim() } : {}),
  }));
  return {
    approve: approved.length,
    reject,
    later,
    earlier,
    second,
    left,
    ready,
    sentence: approvalText({ issueKey: plan.issue.key, name: plan.viewer.name, operations }),
    decision: {
      seal: plan.seal,
      turns: decisionTurns(
        rows.map(({ row }) => row),
        asked,
      ),
      dispatch: dispatch && left > 0 && ready > 0,
    },
  };
}

/** Whether an approval of a row by the person who asks does not meet its policy. */
export function needsAnother({ approvals: { given, needed } }: RowView): boolean {
  return given + 1 < needed;
}

/** The button says what it does. */
export function decideText({ approve, reject }: Pick<Choice, 'approve' | 'reject'>): string {
  if (approve === 0) return t('review.reject', { reject });
  return reject === 0
    ? t('review.approve', { approve })
    : t('review.approveAndReject', { approve, reject });
}
