import type { Uuid } from './json.ts';
import type { DecisionRequest, RowView } from './views.ts';

export type AskedRow = DecisionRequest['rows'][number];

/**
 * The verdicts in as many decisions as they need: what may not be approved together with others comes
 * in a decision of its own, after the rest. Nothing is released before the last of them.
 */
export function decisionTurns(
  rows: readonly Pick<RowView, 'id' | 'ownDecision'>[],
  asked: readonly AskedRow[],
): AskedRow[][] {
  const alone = new Set<Uuid>(rows.filter(({ ownDecision }) => ownDecision).map(({ id }) => id));
  const isAlone = ({ rowId, verdict }: AskedRow) => verdict === 'approve' && alone.has(rowId);
  const together = asked.filter((row) => !isAlone(row));
  const singles = asked.filter(isAlone).map((row) => [row]);
  return together.length > 0 ? [together, ...singles] : singles;
}
