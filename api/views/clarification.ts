import type { StoredClarification } from '../../db/clarifications.ts';
import { clarificationState } from '../../domain/clarification/clarification.ts';
import type { ClarificationView } from '../../domain/views.ts';

/** Where questions stand that were asked in a comment. */
export function clarificationView(stored: StoredClarification): ClarificationView {
  const { refinementId, questions, settled, scoreAfter, statusAfter } = stored;
  return {
    id: refinementId,
    state: clarificationState(stored),
    questions: questions.map(({ rules, text, model = false }, position) => ({
      rules,
      text,
      model,
      settled: settled.includes(position),
    })),
    askedAt: stored.begunAt.toISOString(),
    expiresAt: stored.expiresAt.toISOString(),
    answeredAt: stored.answeredAt?.toISOString() ?? null,
    remindedAt: stored.remindedAt?.toISOString() ?? null,
    closedAt: stored.closedAt?.toISOString() ?? null,
    before: { score: stored.scoreBefore, status: stored.statusBefore },
    after:
      scoreAfter === null || statusAfter === null
        ? null
        : { score: scoreAfter, status: statusAfter },
  };
}
