import { ceilingOf, hourOf, nextHour } from '../../../domain/limits/points.ts';
import type { LimitSettings, Purpose } from '../../../domain/limits/settings.ts';
import type { Account, BudgetStore, Pause } from '../../../domain/limits/store.ts';
import { waitUntil } from './wait.ts';

export interface PursesDeps {
  settings: LimitSettings;
  store: BudgetStore;
  clock: () => Date;
  /** Told what every process is to leave alone, as it is read with each reservation. */
  onPauses: (pauses: readonly Pause[]) => void;
}

/** Points that this process has reserved for a tenant's work of one purpose and not used yet. */
interface Purse {
  /**
   * Takes the points of a call, reserving where they are not at hand.
   * @throws {ReadygateError} jira_rate_limited
   */
  take(points: number): Promise<void>;
  /** A call cost so much more, or less, than was taken for it. */
  correct(points: number): void;
}

interface Purses {
  of(purpose: Purpose, payer: string): Purse;
  /** Gives back all that is reserved and not used. */
  giveBack(): Promise<void>;
}

/**
 * Milliseconds after which the books are looked at again although points are at hand, because other
 * processes write there what Jira asked to leave alone; and for which an idle purse is kept.
 */
const lookEvery = 1000;
/** Points that a purse reserves at once before it is known what a while costs, and at most. */
const firstGuess = 10;
const most = 1000;

interface Held extends Account {
  readonly purpose: Purpose;
  left: number;
  lookedAt: number;
  /** Points taken in this second, which began then, and what a second usually takes. */
  spent: number;
  since: number;
  usual: number;
  /** A look at the books that is under way. */
  filling: Promise<void> | null;
  /** Runs while there may be something to give back. */
  idle: NodeJS.Timeout | null;
}

/**
 * One purse per purpose and tenant, filled with what a second usually takes: calls pay from it without
 * asking PostgreSQL each time. What is not used goes back when nothing was taken for a second; of a
 * process that dies it counts as spent.
 */
export function createPurses({ settings, store, clock, onPauses }: PursesDeps): Purses {
  const purses = new Map<string, Held>();

  /** Where it fails, what was not used counts as spent: never the other way round. */
  const giveBack = async (held: Held): Promise<void> => {
    const { left } = held;
    held.left = 0;
    if (left !== 0) await store.settle({ ...held }, -left).catch(() => {});
  };

  const giveBackWhenIdle = (held: Held): void => {
    if (held.idle) return;
    let { left } = held;
    held.idle = setInterval(() => {
      if (held.left === left) {
        clearInterval(held.idle ?? undefined);
        held.idle = null;
        void giveBack(held);
      }
      left = held.left;
    }, lookEvery).unref();
  };

  const fill = async (held: Held, points: number): Promise<void> => {
    const now = clock();
    const hour = hourOf(now);
    if (held.hour.getTime() !== hour.getTime()) {
      await giveBack(held);
      held.hour = hour;
    }
    adapt(held, now);
    const { pool, payer, purpose, left, usual } = held;
    const need = Math.max(0, points - left);
    const granted = await store.reserve({
      ...{ pool, payer, hour, need },
      want: Math.max(need, usual - left),
      ceiling: ceilingOf(settings, purpose),
      fairness: settings.pool === 'app' ? settings.fairness : null,
      at: now,
    });
    onPauses(granted.pauses);
    held.left += granted.points;
    held.lookedAt = clock().getTime();
    giveBackWhenIdle(held);
    const { pausedUntil } = granted;
    if (pausedUntil) onPauses([{ pool: payer, target: 'points', until: pausedUntil }]);
    if (pausedUntil || granted.points < need) throw waitUntil(pausedUntil ?? nextHour(now), now);
  };

  /** What did not last for its second was too little. */
  const adapt = (held: Held, now: Date): void => {
    const isOver = now.getTime() - held.since >= lookEvery;
    held.usual = Math.min(most, isOver ? Math.max(firstGuess, held.spent) : 2 * held.usual);
    if (isOver) Object.assign(held, { spent: 0, since: now.getTime() });
  };

  const isFilled = (held: Held, points: number): boolean => {
    const now = clock();
    const sameHour = held.hour.getTime() === hourOf(now).getTime();
    return sameHour && held.left >= points && now.getTime() - held.lookedAt < lookEvery;
  };

  const take = async (held: Held, points: number): Promise<void> => {
    while (!isFilled(held, points)) {
      // One looks for all; whoever waited then sees for itself whether it was enough.
      if (held.filling !== null) await held.filling.catch(() => {});
      else {
        held.filling = fill(held, points);
        try {
          await held.filling;
        } finally {
          held.filling = null;
        }
      }
    }
    held.left -= points;
    held.spent += points;
  };

  const open = (purpose: Purpose, payer: string): Held => {
    const pool = settings.pool === 'app' ? 'app' : payer;
    const held: Held = {
      ...{ purpose, pool, payer, hour: hourOf(clock()), left: 0, spent: 0, since: 0 },
      ...{ usual: firstGuess, lookedAt: 0, filling: null, idle: null },
    };
    return held;
  };

  return {
    of(purpose, payer) {
      const name = `${purpose} ${payer}`;
      const held = purses.get(name) ?? open(purpose, payer);
      purses.set(name, held);
      return {
        take: (points) => take(held, points),
        correct(points) {
          held.left -= points;
          held.spent += points;
        },
      };
    },
    async giveBack() {
      await Promise.all([...purses.values()].map(giveBack));
    },
  };
}
