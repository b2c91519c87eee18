import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clockAges, dueRefinements, listTenants, recordRun } from '../../db/clock.ts';
import {
  advance,
  closeRefinement,
  findLatestRefinement,
  findRefinement,
  getRefinement,
  openRefinement,
  raiseGeneration,
  reopenRefinement,
} from '../../db/refinements.ts';
import { uuidV5 } from '../../domain/uuid.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { inAnHour } from '../helpers/fill-tenant.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase();
  await installTenant(database, tenantA);
  await installTenant(database, tenantB);
});
afterAll(() => database.close());

const idOf = (name: string) => uuidV5(tenantA, name);
const later = (seconds: number) => new Date(testNow.getTime() + seconds * 1000);

const asked = (issueId: string, name: string, at = testNow) => ({
  refinementId: idOf(name),
  issueId,
  projectId: '10000',
  reason: 'person' as const,
  requestedBy: 'acc-ada',
  at,
  dueAt: inAnHour,
});
const open = (issueId: string, name: string, more: { tenant?: string; at?: Date } = {}) =>
  database.withTenant(more.tenant ?? tenantA, (tx) =>
    openRefinement(tx, asked(issueId, name, more.at)),
  );
const close = (name: string, generation = 1) =>
  database.withTenant(tenantA, (tx) =>
    closeRefinement(
      tx,
      { refinementId: idOf(name), generation },
      { outcome: 'applied', at: testNow },
    ),
  );

/** Until a transaction of this database waits for a lock of another one. */
async function somebodyWaits(): Promise<void> {
  for (;;) {
    const waiting = await database.asAdministrator(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (waiting.length > 0) return;
  }
}

describe('A11 one open refinement per issue', () => {
  it('a second request gets the open one', async () => {
    const first = await open('1', 'one');
    const second = await open('1', 'two');
    expect(first).toMatchObject({
      created: true,
      refinement: { step: 'requested', generation: 1 },
    });
    expect(second).toEqual({ created: false, refinement: first.refinement });
    expect(await database.withTenant(tenantA, (tx) => findRefinement(tx, idOf('two')))).toBeNull();
  });

  it('one of ten requests at once opens it', async () => {
    const asked = await Promise.all(
      Array.from({ length: 10 }, (_, n) => open('2', `at once ${n}`)),
    );
    expect(asked.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(asked.map(({ refinement }) => refinement.refinementId)).size).toBe(1);
  });

  it('one that ended is not opened again while another one is being opened', async () => {
    await open('8', 'ended');
    await close('ended');
    let reopened: Promise<unknown> = Promise.resolve();
    await database.withTenant(tenantA, async (tx) => {
      await openRefinement(tx, asked('8', 'newer'));
      reopened = database.withTenant(tenantA, (other) =>
        reopenRefinement(other, {
          refinementId: idOf('ended'),
          from: 1,
          step: 'waiting',
          at: testNow,
          dueAt: inAnHour,
        }),
      );
      reopened.catch(() => {});
      await somebodyWaits();
    });
    await expect(reopened).rejects.toMatchObject({ code: 'refinement_elsewhere' });
  });

  it('the same issue id of another tenant is another issue', async () => {
    expect((await open('1', 'of B', { tenant: tenantB })).created).toBe(true);
  });

  it('after it closed another one opens, and the first request repeated still gets its own', async () => {
    await open('3', 'closed');
    expect(await close('closed')).toBe(true);
    expect((await open('3', 'closed')).refinement).toMatchObject({
      refinementId: idOf('closed'),
      outcome: 'applied',
    });
    const next = await open('3', 'next', { at: later(1) });
    expect(next.created).toBe(true);
    const latest = await database.withTenant(tenantA, (tx) => findLatestRefinement(tx, '3'));
    expect(latest?.refinementId).toBe(idOf('next'));
  });
});

describe('projections of a refinement', () => {
  const ref = (name: string, generation = 1) => ({ refinementId: idOf(name), generation });
  const move = (name: string, generation: number, step: 'analysing' | 'waiting', more = {}) =>
    database.withTenant(tenantA, (tx) =>
      advance(tx, ref(name, generation), { step, at: later(2), dueAt: inAnHour, ...more }),
    );
  const read = (name: string) =>
    database.withTenant(tenantA, (tx) => getRefinement(tx, idOf(name)));

  it('move step by step and keep what a step leaves out', async () => {
    await open('10', 'steps');
    expect(
      await move('steps', 1, 'analysing', { scoreBefore: 40, statusBefore: 'not_ready' }),
    ).toBe(true);
    expect(await move('steps', 1, 'waiting')).toBe(true);
    expect(await read('steps')).toMatchObject({
      step: 'waiting',
      stepNumber: 2,
      scoreBefore: 40,
      statusBefore: 'not_ready',
      changedAt: later(2),
    });
  });

  it('do not move for an older generation, nor after the end', async () => {
    await open('11', 'generations');
    const raise = (from: number) =>
      database.withTenant(tenantA, (tx) =>
        raiseGeneration(tx, {
          refinementId: idOf('generations'),
          from,
          at: later(3),
          dueAt: inAnHour,
        }),
      );
    expect(await raise(1)).toBe(true);
    expect(await raise(1)).toBe(false);
    expect(await move('generations', 1, 'waiting')).toBe(false);
    expect(await close('generations', 1)).toBe(false);
    expect(await move('generations', 2, 'waiting')).toBe(true);
    expect(await close('generations', 2)).toBe(true);
    expect(await close('generations', 2)).toBe(false);
    expect(await move('generations', 2, 'analysing')).toBe(false);
    expect(await read('generations')).toMatchObject({ step: 'closed', outcome: 'applied' });
  });

  it('name a plan that the same transaction stores later, but none that nobody stores', async () => {
    await open('12', 'names a plan');
    const work = move('names a plan', 1, 'waiting', { planId: idOf('no such plan') });
    await expect(work).rejects.toMatchObject({ details: { sqlState: '23503' } });
  });
});

describe('the clock', () => {
  it('finds open refinements of all tenants that are past their time, longest overdue first', async () => {
    await open('20', 'due');
    await close('due');
    const none = await dueRefinements(database.pools.clock, later(10), 100);
    expect(none).toEqual([]);
    const due = await dueRefinements(database.pools.clock, later(3601), 100);
    expect(new Set(due.map(({ tenantId }) => tenantId))).toEqual(new Set([tenantA, tenantB]));
    expect(due.map(({ refinementId }) => refinementId)).not.toContain(idOf('due'));
    expect(await dueRefinements(database.pools.clock, later(3601), 1)).toHaveLength(1);
  });

  it('notes its runs', async () => {
    await recordRun(database.pools.clock, 'reconcile', testNow, 3);
    await recordRun(database.pools.clock, 'reconcile', later(5), 0);
    expect(await clockAges(database.pools.clock, later(65))).toEqual(new Map([['reconcile', 60]]));
  });

  it('knows the tenants', async () => {
    expect(await listTenants(database.pools.clock)).toEqual([tenantA, tenantB]);
  });
});
