import { pointsGranted } from '../../domain/limits/points.ts';
import type { Account, BudgetStore, Pause } from '../../domain/limits/store.ts';
import { createCounter } from '../../domain/limits/window.ts';

/** The shared books in memory, with what was asked of them. */
export function createMemoryBooks() {
  const points = new Map<string, number>();
  const pauses: Pause[] = [];
  const asked: string[] = [];
  const counter = createCounter();
  const nameOf = ({ pool, hour }: Account, payer: string) =>
    JSON.stringify([pool, hour.toISOString(), payer]);
  const of = (account: Account, payer: string) => points.get(nameOf(account, payer)) ?? 0;
  const add = (account: Account, change: number) => {
    for (const payer of ['', account.payer])
      points.set(nameOf(account, payer), of(account, payer) + change);
  };
  const active = (pools: string[], at: Date) =>
    pauses.filter(({ pool, until }) => pools.includes(pool) && until > at);
  const store: BudgetStore = {
    async reserve(ask) {
      asked.push('reserve');
      const { payer, at } = ask;
      const whole = active([ask.pool, payer], at).find(({ target }) => target === 'points');
      const granted = whole
        ? 0
        : pointsGranted({ ...ask, total: of(ask, ''), own: of(ask, payer) });
      add(ask, granted);
      const others = active([payer], at);
      return { points: granted, pausedUntil: whole?.until ?? null, pauses: others };
    },
    async settle(account, change) {
      asked.push('settle');
      add(account, change);
    },
    async countWrite({ pool, target, windows, at }) {
      asked.push('countWrite');
      const wait = counter.take(`${pool} ${target}`, windows, at.getTime());
      return wait === null ? null : new Date(at.getTime() + wait);
    },
    async pause(pause) {
      asked.push('pause');
      pauses.push(pause);
    },
    async used(hour) {
      const pools = [...points].map(([name, used]) => [...JSON.parse(name), used]);
      return new Map(
        pools
          .filter(([, at, payer]) => at === hour.toISOString() && payer === '')
          .map(([pool, , , used]) => [pool, used]),
      );
    },
  };
  return { store, asked, pauses };
}
