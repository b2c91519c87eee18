import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import type { Caller } from '../../api/caller.ts';
import type { ApiDeps } from '../../api/deps.ts';
import { createDenials, type NoteDenial } from '../../api/plugins/denials.ts';
import type { AuditInput } from '../../db/tenant-tx.ts';
import { tenantA } from '../helpers/plans.ts';

let note: NoteDenial;
let told: [person: unknown, count: unknown][];
let close: () => Promise<void>;

beforeEach(() => {
  jest.useFakeTimers();
  told = [];
  const audit = ({ personal, data }: AuditInput) => {
    told.push([personal?.accountId, data?.count]);
  };
  const withTenant = async (_: string, work: (tx: object) => unknown) => work({ audit });
  const app = {
    addHook(_: string, hook: typeof close) {
      close = hook;
    },
  } as unknown as FastifyInstance;
  const deps = { withTenant, clock: () => new Date(), log: () => {} } as unknown as ApiDeps;
  note = createDenials(app, deps);
});
afterEach(async () => {
  await close();
  jest.useRealTimers();
});

const denied = (accountId: string) =>
  note({ tenantId: tenantA, accountId } as unknown as Caller, 'issue_not_found');
const pass = (seconds: number) => jest.advanceTimersByTimeAsync(seconds * 1000);

describe('X1 refusals that no later one tells of', () => {
  it('are told by the clock, each once and not more often than once a minute', async () => {
    for (const who of ['ada', 'ada', 'ada', 'eve']) await denied(who);
    const first = [
      ['ada', 1],
      ['eve', 1],
    ];
    await pass(59);
    expect(told).toEqual(first);
    await pass(2);
    expect(told).toEqual([...first, ['ada', 2]]);
    // The minute begins anew with what was told.
    await denied('ada');
    expect(told).toHaveLength(3);
    await pass(600);
    expect(told).toEqual([...first, ['ada', 2], ['ada', 1]]);
    await denied('ada');
    expect(told.at(-1)).toEqual(['ada', 1]);
    expect(told).toHaveLength(5);
  });

  it('are told when there is no room for them any more', async () => {
    for (let turn = 0; turn < 4; turn++) await denied('ada');
    for (let other = 0; other < 4999; other++) await denied(`other-${other}`);
    expect(told.filter(([who]) => who === 'ada')).toEqual([['ada', 1]]);
    await denied('one-more');
    expect(told.filter(([who]) => who === 'ada')).toEqual([
      ['ada', 1],
      ['ada', 3],
    ]);
  });

  it('are looked for no more once the API stops', async () => {
    await close();
    expect(jest.getTimerCount()).toBe(0);
  });
});
