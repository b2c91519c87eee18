import type { LedgerState } from '../../db/writes.ts';
import type { Observer } from '../../dev/jira-simulator/http/gateway.ts';
import type { Fault } from '../matrix/cell.ts';

/** What the simulator is asked to do to one request. */
export type Wish = Exclude<Awaited<ReturnType<Observer>>, void>;

const statuses = [500, 502, 503];
/** Milliseconds: longer than a write, and than a reading, may take. */
const tooSlow = { write: 6000, read: 16_000 };

/** What Jira does to the request that a fault strikes; null where the fault is no answer of Jira. */
export function answerOf({ id }: Fault, state: LedgerState, turn: number): Wish | null {
  const status = statuses[turn % statuses.length] ?? 503;
  const delay = state === 'sending' ? tooSlow.write : tooSlow.read;
  const answers: Record<string, Wish> = {
    cut_before_send: { kind: 'drop_before_commit' },
    cut_after_send: { kind: 'drop_after_commit' },
    cut_in_answer: { kind: 'drop_in_answer' },
    rate_limited: { kind: 'rate_limited', retryAfter: 1 },
    rate_limited_bare: { kind: 'rate_limited_bare' },
    error_before_effect: { kind: 'error_before_commit', status },
    error_after_effect: { kind: 'error_after_commit', status },
    html: { kind: 'html_400' },
    late_effect: { kind: 'late_effect', delay: 2000 },
    slow_answer: { kind: 'slow_reply', delay },
  };
  return answers[id] ?? null;
}

/** What the write itself must meet, so that the ledger comes into a state. */
export function leadingTo(state: LedgerState): Wish | null {
  if (state === 'failed') return { kind: 'refused' };
  const lost: readonly LedgerState[] = ['ambiguous', 'conflict', 'uncertain'];
  return lost.includes(state) ? { kind: 'drop_after_commit' } : null;
}
