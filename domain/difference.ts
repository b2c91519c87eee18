import { countingApprovers, type Verdict } from './approvals.ts';
import type { Uuid } from './json.ts';
import type { Plan, PlanRow } from './plan.ts';

/** What a plan has in another way than the one it replaced. */
export interface Difference {
  replaces: Uuid;
  /** The parts of the issue that moved. */
  fields: string[];
  /**
   * Rows that do what no row of the former plan did, each with the one that it stands for: where one of a
   * kind went and one of that kind came, the second is the first in other words.
   */
  added: { id: Uuid; instead: PlanRow | null }[];
  /** Rows of the former plan that are proposed no more. */
  gone: PlanRow[];
  /** People whose approval of something in the former plan does not count any more, by account. */
  lookAgain: string[];
}

type Compared = Pick<Plan, 'id' | 'base' | 'policy' | 'rows'>;

/** Null where nothing of the former plan gave way: its rows were decided, and this plan is another matter. */
export function differenceFrom(
  former: Compared,
  verdicts: readonly Verdict[],
  { rows }: Pick<Plan, 'rows'>,
): Difference | null {
  const cleared = former.rows.filter(({ state }) => state === 'cleared');
  if (cleared.length === 0) return null;
  const before = new Set(cleared.map(({ digest }) => digest));
  const now = new Set(rows.map(({ digest }) => digest));
  const approvers = cleared.flatMap((row) =>
    countingApprovers(verdicts, former, { ...row, state: 'open' }),
  );
  const added = rows.filter(({ digest }) => !before.has(digest));
  const gone = cleared.filter(({ digest }) => !now.has(digest));
  return {
    replaces: former.id,
    fields: [...new Set(cleared.flatMap(movedFor))].sort(),
    added: added.map((row) => ({ id: row.id, instead: onlyOther(row, added, gone) })),
    gone,
    lookAgain: [...new Set(approvers)].sort(),
  };
}

function onlyOther(
  { operation: { kind } }: PlanRow,
  added: readonly PlanRow[],
  gone: readonly PlanRow[],
): PlanRow | null {
  const ofKind = ({ operation }: PlanRow) => operation.kind === kind;
  const [other, ...more] = gone.filter(ofKind);
  return other && more.length === 0 && added.filter(ofKind).length === 1 ? other : null;
}

/** A row that gave way says what of the issue moved. */
export function gaveWay(fields: readonly string[]): NonNullable<PlanRow['problem']> {
  return { code: 'seal_mismatch', details: { fields: [...fields] } };
}

function movedFor({ problem }: PlanRow): string[] {
  const { fields } = problem?.details ?? {};
  return Array.isArray(fields) ? fields.map(String) : [];
}
