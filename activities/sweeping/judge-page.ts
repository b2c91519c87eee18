import type { findIssues } from '../../db/issues.ts';
import type { MetItem } from '../../db/sweep-items.ts';
import { isReadygateError } from '../../domain/errors.ts';
import { contentDigest } from '../../domain/normalise/base.ts';
import { worstFirst } from '../../domain/readiness/findings.ts';
import { judgeWith } from '../../domain/readiness/judgement.ts';
import { outOfDate } from '../../domain/readiness/out-of-date.ts';
import type { Override } from '../../domain/readiness/override.ts';
import type { Pack } from '../../domain/readiness/pack/pack.ts';
import type { JudgedIssue } from '../judging.ts';
import type { MetIssue } from './page.ts';

type Known = Awaited<ReturnType<typeof findIssues>>;

/** What judging a page needs besides its issues. */
export interface Standard {
  known: Known;
  overrides: ReadonlyMap<string, readonly Override[]>;
  pack: Pack;
  day: string;
  /** How many others have the summary of an issue, by its id. */
  sameSummaries: ReadonlyMap<string, number>;
}

/** What came of an issue; `judged` only where there is something to store. */
interface Judged {
  item: MetItem;
  judged: JudgedIssue | null;
}

/**
 * Judges an issue of a page as `judgeOnce` does, unless the judgement that is there was made of the same content, by
 * the same rules, on a day that still counts, with the same words of people: then that one counts.
 */
export function judgeMet(
  met: MetIssue,
  { known, overrides, pack, day, sameSummaries: called }: Standard,
): Judged {
  const { id, key, projectId, issue, facts } = met;
  const head = { issueId: id, issueKey: key, projectId, ...facts };
  if (!issue) return failed(head, 'issue_unreadable');
  const said = overrides.get(id) ?? [];
  const content = contentDigest(issue);
  const stored = known.get(id);
  const now = { content, pack: pack.digest, overrides: said, day };
  const isThere = stored?.issueKey === key && stored.projectId === projectId;
  if (isThere && stored.status !== null && outOfDate(stored, now).length === 0) {
    const { status, score, failedRules } = stored;
    const item = { outcome: 'unchanged' as const, problem: null, status, score, failedRules };
    return { item: { ...head, ...item, contentDigest: content }, judged: null };
  }
  try {
    const sameSummaries = called.get(id) ?? 0;
    const judgement = judgeWith(issue, pack, { day, overrides: said, sameSummaries });
    const { status, score } = judgement.report;
    const item = {
      outcome: 'judged' as const,
      problem: null,
      status,
      score,
      contentDigest: content,
    };
    const failedRules = worstFirst(judgement.report);
    return { item: { ...head, ...item, failedRules }, judged: { issue, judgement } };
  } catch (error) {
    if (!isReadygateError(error)) throw error;
    return failed(head, error.code);
  }
}

function failed(
  head: Pick<MetItem, 'issueId' | 'issueKey' | 'projectId'> & MetIssue['facts'],
  problem: string,
): Judged {
  const none = { status: null, score: null, failedRules: [], contentDigest: null };
  return { item: { ...head, outcome: 'failed', problem, ...none }, judged: null };
}
