import type { Cell } from '../matrix/cell.ts';
import type { Ground } from './ground.ts';
import { killDispatcher, type StrikeOptions, strikes } from './process-faults.ts';
import { beginTrial, type Trial } from './trial.ts';

/** Milliseconds that trials may take until they stand where they are struck. */
const patience = 60_000;

/**
 * Brings all cells of one fault of a process to the place where it strikes them, lets it strike once,
 * and answers with the trials, which go on to their ends by themselves.
 */
export async function strikeTogether(
  ground: Ground,
  cells: readonly Cell[],
  options: StrikeOptions,
): Promise<Trial[]> {
  const fault = cells[0]?.fault.id ?? '';
  if (fault === 'dispatcher_killed') return await withoutDispatcher(ground, cells);
  const strike = strikes(ground, options)[fault];
  if (!strike) throw new Error(`nothing is known to do ${fault}`);
  const gate = Promise.withResolvers<void>();
  const standing = new Set<Cell>();
  const trials = await Promise.all(
    cells.map((cell, turn) =>
      beginTrial(ground, {
        cell,
        turn,
        async stand() {
          standing.add(cell);
          await gate.promise;
        },
      }),
    ),
  );
  const allStand = async (those: readonly Trial[]) => {
    await Promise.all(those.map((trial) => trial.approve()));
    await arrived(() => those.every(({ cell }) => standing.has(cell)));
  };
  // A write that stands runs against its deadline: it comes last.
  await allStand(trials.filter(({ cell }) => cell.state !== 'sending'));
  await allStand(trials.filter(({ cell }) => cell.state === 'sending'));
  await strike(gate.resolve);
  return trials;
}

async function withoutDispatcher(ground: Ground, cells: readonly Cell[]): Promise<Trial[]> {
  const stand = async () => {};
  const trials: Trial[] = [];
  await killDispatcher(ground, async () => {
    for (const [turn, cell] of cells.entries())
      trials.push(await beginTrial(ground, { cell, turn, stand }));
    await Promise.all(trials.map((trial) => trial.approve()));
  });
  return trials;
}

async function arrived(all: () => boolean): Promise<void> {
  const giveUpAt = Date.now() + patience;
  while (!all()) {
    if (Date.now() > giveUpAt) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
