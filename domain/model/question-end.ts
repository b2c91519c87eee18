import type { AuditOutcome } from '../audit.ts';
import type { ErrorCode } from '../errors.ts';
import type { Denial } from './denial.ts';

/** How the question of one prompt ended. */
export type QuestionEnd =
  | { state: 'answered' }
  /** A former attempt had its answer. */
  | { state: 'kept' }
  /** Nothing was sent. */
  | { state: 'denied'; denial: Denial }
  /** It was sent, and brought nothing that could be kept. */
  | { state: 'failed'; code: ErrorCode; retryAfterSeconds?: number | undefined };

/** Why a question brought nothing; null where it has its answer. */
export function problemOf(end: QuestionEnd): ErrorCode | null {
  if (end.state === 'denied') return end.denial.code;
  return end.state === 'failed' ? end.code : null;
}

/**
 * What came of all questions about a report, in numbers: `ok` where each has its answer, `denied` where
 * none was sent and one had to be.
 */
export function annotated(ends: readonly QuestionEnd[]): {
  outcome: AuditOutcome;
  data: Record<string, string | number>;
} {
  const count = (state: QuestionEnd['state']) => ends.filter((end) => end.state === state).length;
  const [answered, kept, denied] = [count('answered'), count('kept'), count('denied')];
  const asked = answered + count('failed');
  const code = ends.map(problemOf).find((found) => found !== null);
  const outcome = code === undefined ? 'ok' : asked === 0 ? 'denied' : 'failed';
  return { outcome, data: { asked, answered, kept, denied, ...(code ? { code } : {}) } };
}
