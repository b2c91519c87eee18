import type { LedgerState } from '../../db/writes.ts';
import { created, standing } from '../../dev/accounting/effect.ts';
import type { RowState } from '../../domain/plan.ts';
import { cellId } from '../matrix/cell.ts';
import { expectedEnd } from '../matrix/ends.ts';
import { type Books, closedBooks } from './books.ts';
import type { Ground } from './ground.ts';
import { differences, untouchable } from './rest.ts';
import type { Trial } from './trial.ts';

/** What became of a cell: nothing in `problems` means that it ended as it must. */
export interface Verdict {
  cell: string;
  end: string;
  seconds: number;
  problems: string[];
}

const ledgerOf: Partial<Record<RowState, LedgerState>> = {
  done: 'confirmed',
  failed: 'failed',
  conflict: 'conflict',
  uncertain: 'uncertain',
};

interface Following {
  /** When it began, in milliseconds since 1970. */
  from: number;
  /** What sets it off, unless that was done before. */
  begin?: (() => Promise<void>) | undefined;
}

/** Follows a trial to its end. Whatever goes wrong on the way is part of the verdict. */
export async function verdictOn(
  ground: Ground,
  trial: Trial,
  { from, begin }: Following,
): Promise<Verdict> {
  const problems: string[] = [];
  try {
    await begin?.();
    problems.push(...judgeTrial(ground, trial, await closedBooks(ground, trial.rowId)));
    if (!trial.isStruck()) problems.push('the fault did not strike');
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
  }
  trial.end();
  return {
    cell: cellId(trial.cell),
    end: expectedEnd(trial.cell).name,
    seconds: Math.round((Date.now() - from) / 100) / 10,
    problems,
  };
}

/** Holds Jira's state and the books against the expected end of a cell. */
function judgeTrial(ground: Ground, trial: Trial, books: Books): string[] {
  const { cell, target, before } = trial;
  const end = expectedEnd(cell);
  const site = ground.site();
  const problems: string[] = [];
  const expectSame = (what: string, seen: unknown, expected: unknown) => {
    if (seen !== expected) problems.push(`${what}: ${seen} instead of ${expected}`);
  };
  expectSame('row', books.row, end.row);
  expectSame('ledger', books.ledger, ledgerOf[end.row]);
  expectSame('problem', books.problem, end.problem ?? null);
  expectSame('standing in Jira', standing(site, target), Number(end.stands));
  const effects = trial.writes().filter(({ committed }) => committed).length;
  expectSame('effects in Jira', effects, end.effects);
  const things = created(site, target);
  if (things.length > 0 && books.jiraId !== null)
    expectSame('id in the ledger', books.jiraId, things[0]?.id);
  const after = untouchable(site, target, cell.fault.id === 'moved_by_person');
  problems.push(...differences(before, after).map((name) => `${name} changed, and was not to`));
  return problems;
}
