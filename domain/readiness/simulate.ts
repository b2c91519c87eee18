import type { ReadinessStatus, Report, RuleResult } from '../report.ts';

/** One report by two packs: what changes for the issue. */
export interface Turn {
  before: { status: ReadinessStatus; score: number };
  after: { status: ReadinessStatus; score: number };
  /** Rules whose outcome or standing differs, by id. */
  rules: string[];
}

/** How many issues turn, and how. Every judged issue is one of them. */
export interface TurnCount {
  turnReady: number;
  turnNotReady: number;
  /** Between needs work and not ready. */
  move: number;
  stay: number;
}

export const noTurns: TurnCount = { turnReady: 0, turnNotReady: 0, move: 0, stay: 0 };

/** What judging by another pack changes for an issue; null where its status stays. */
export function turnOf(before: Report, after: Report): Turn | null {
  if (before.status === after.status) return null;
  const [old, now] = [standings(before.results), standings(after.results)];
  const ids = [...new Set([...old.keys(), ...now.keys()])].sort();
  return {
    before: { status: before.status, score: before.score },
    after: { status: after.status, score: after.score },
    rules: ids.filter((id) => old.get(id) !== now.get(id)),
  };
}

/** The count with one more issue. */
export function countTurn(count: TurnCount, turn: Turn | null): TurnCount {
  const kind = kindOf(turn);
  return { ...count, [kind]: count[kind] + 1 };
}

/** The count as a sentence. */
export function turnsInWords({ turnReady, turnNotReady, move, stay }: TurnCount): string {
  const total = turnReady + turnNotReady + move + stay;
  const parts = [
    `${turnNotReady} turn not ready`,
    `${turnReady} turn ready`,
    ...(move > 0 ? [`${move} move between needs work and not ready`] : []),
    `${stay} stay as they are`,
  ];
  return `Of ${total} work items ${parts.join(', ')}.`;
}

function kindOf(turn: Turn | null): keyof TurnCount {
  if (turn === null) return 'stay';
  if (turn.after.status === 'ready') return 'turnReady';
  return turn.before.status === 'ready' ? 'turnNotReady' : 'move';
}

function standings(results: readonly RuleResult[]): Map<string, string> {
  return new Map(
    results.map(({ rule, outcome, counts, severity, weight }) => [
      rule,
      [outcome, counts, severity, weight].join(),
    ]),
  );
}
