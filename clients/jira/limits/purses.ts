import { ceilingOf, hourOf, nextHour } from '../../../domain/limits/points.ts';
import type { LimitSettings } from '../../../domain/limits/settings.ts';
import type { Account, BudgetStore, Pause } from '../../../domain/limits/store.ts';
import type { Scope } from './scope.ts';
import { waitUntil } from './wait.ts';

export interface PursesDeps {
  settings: LimitSettings;
  store: BudgetStore;
  clock: () => Date;
  /** Told what every process is to leave alone, as it is read with each reservation. */
  onPauses: (pauses: readonly Pause[]) => void;
}

/** Points that a piece of work has reserved and not used yet. */
export interface Purse {
  /**
   * Takes the points of a call, reserving where they are not at hand.
   * @throws {ReadygateError} jira_rate_limited
   */
  take(points: number): Promise<void>;
  /** A call cost so much more, or less, than was taken for it. */
  correct(points: number): void;
}

/** Points that work of an unknown kind reserves at once. */
const firstGuess = 10;

interface Held extends Account {
  left: number;
  spent: number;
  /** Calls of the same work take turns here, so that one reservation serves all. */
  turn: Promise<unknown>;
}

/** One purse per piece of work and tenant; what work of a kind used last is what the next reserves. */
export function createPurses({ settings, store, clock, onPauses }: PursesDeps) {
  const usual = new Map<string, number>();
  const key = {};

  /** Where it fails, what was not used counts as spent: never the other way round. */
  const giveBack = async (held: Held): Promise<void> => {
    const { left } = held;
    held.left = 0;
    if (left !== 0) await store.settle(held, -left).catch(() => {});
  };

  const ensure = async ({ purpose, name }: Scope, held: Held, need: number): Promise<void> => {
    const now = clock();
    const hour = hourOf(now);
    if (held.hour.getTime() !== hour.getTime()) {
      await giveBack(held);
      held.hour = hour;
    }
    if (held.left >= need) return;
    const { pool, payer } = held;
    const granted = await store.reserve({
      ...{ pool, payer, hour, need },
      want: Math.max(need, (usual.get(name) ?? firstGuess) - held.spent),
      ceiling: ceilingOf(settings, purpose),
      fairness: settings.pool === 'app' ? settings.fairness : null,
      at: now,
    });
    onPauses(granted.pauses);
    if (granted.points === 0) throw waitUntil(granted.pausedUntil ?? nextHour(now), now);
    held.left += granted.points;
  };

  const open = (scope: Scope, payer: string): Held => {
    const pool = settings.pool === 'app' ? 'app' : payer;
    const held: Held = {
      ...{ pool, payer, hour: hourOf(clock()), left: 0, spent: 0 },
      turn: Promise.resolve(),
    };
    scope.endings.push(async () => {
      if (held.spent > 0) usual.set(scope.name, held.spent);
      await giveBack(held);
    });
    return held;
  };

  return (scope: Scope, payer: string): Purse => {
    const known = scope.purses.get(key) as Held | undefined;
    const held = known?.payer === payer ? known : open(scope, payer);
    scope.purses.set(key, held);
    return {
      async take(points) {
        const turn = held.turn.then(async () => {
          await ensure(scope, held, points);
          held.left -= points;
          held.spent += points;
        });
        held.turn = turn.catch(() => {});
        await turn;
      },
      correct(points) {
        held.left -= points;
        held.spent += points;
      },
    };
  };
}
