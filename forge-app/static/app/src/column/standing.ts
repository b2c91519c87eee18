import type { ReadinessView } from '../../../../../domain/views.ts';
import { messages } from '../messages.ts';

/** What stands below the verdict: how old it is, whether it still fits, and why it is not judged again. */
export function standing(
  view: Pick<ReadinessView, 'judging' | 'stale' | 'putOff' | 'judgedAt'>,
  now: Date,
): string {
  const { judging, stale, putOff, judgedAt } = view;
  if (judging || judgedAt === null) return messages.judgingAgain;
  const judged = messages[stale ? 'judgedBefore' : 'judged'](new Date(judgedAt), now);
  return putOff ? `${judged} ${messages.putOff(putOff)}` : judged;
}
