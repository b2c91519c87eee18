import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { insertDecision, listDecisions } from '../../db/decisions.ts';
import { findPlan, getPlan, insertPlan, lockPlan, saveReminder, saveRows } from '../../db/plans.ts';
import { type Digest, digestOf } from '../../domain/canonical.ts';
import type { Plan } from '../../domain/plan.ts';
import { planIdOf, planSeal } from '../../domain/seal.ts';
import { uuidV5 } from '../../domain/uuid.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { planOf, propose } from '../helpers/fill-tenant.ts';
import { makePlan, tenantA, tenantB } from '../helpers/plans.ts';

let database: TestDatabase;
let plan: Plan;
beforeAll(async () => {
  database = await withDatabase();
  await installTenant(database, tenantA);
  await installTenant(database, tenantB);
  plan = await database.withTenant(tenantA, (tx) => propose(tx, planOf(tenantA, ['a', 'b', 'c'])));
});
afterAll(() => database.close());

const load = (tenant = tenantA) => database.withTenant(tenant, (tx) => findPlan(tx, plan.id));

describe('plans', () => {
  it('come back as they were stored, to the byte of their seal', async () => {
    const stored = await load();
    expect(stored).toMatchObject(plan);
    expect(stored).toMatchObject({ projectId: '10000', proposedBy: 'readygate', remindedAt: null });
    expect(planSeal(tenantA, stored ?? plan)).toBe(plan.seal);
  });

  it('are not there for another tenant', async () => {
    expect(await load(tenantB)).toBeNull();
    const get = database.withTenant(tenantB, (tx) => getPlan(tx, plan.id));
    await expect(get).rejects.toMatchObject({ code: 'plan_not_found' });
    const lock = database.withTenant(tenantB, (tx) => lockPlan(tx, plan.id));
    await expect(lock).rejects.toMatchObject({ code: 'plan_not_found' });
  });

  it('are stored once: a second attempt changes nothing', async () => {
    const other = planOf(tenantA, ['x', 'y', 'z']);
    const made = await database.withTenant(tenantA, (tx) =>
      insertPlan(tx, other, { projectId: '1', proposedBy: 'x', at: testNow }),
    );
    expect(made).toBe(false);
    expect(await load()).toMatchObject(plan);
  });

  it('take one round trip to load, one to lock and one to save', async () => {
    await database.withTenant(tenantA, async (tx) => {
      await findPlan(tx, plan.id);
      expect(tx.roundTrips).toBe(1);
      const locked = await lockPlan(tx, plan.id);
      expect(tx.roundTrips).toBe(2);
      await saveRows(tx, locked, { rows: [] });
      expect(tx.roundTrips).toBe(3);
    });
  });

  it('are locked without opening what the reader knows, but for rows that changed', async () => {
    const { id, rows } = await makeStored('known');
    const [first, ...others] = rows;
    if (!first) throw new Error('a plan has rows');
    const operation = { ...first.operation, issueId: 'as known' };
    const lock = (digest: Digest) =>
      database.withTenant(tenantA, (tx) =>
        lockPlan(tx, id, [{ ...first, operation, digest, state: 'done' }, ...others]),
      );
    expect((await lock(first.digest)).rows[0]).toEqual({ ...first, operation });
    expect((await lock(digestOf('edited'))).rows[0]).toEqual(first);
  });

  it('derive their state from the rows in the same statement', async () => {
    const fresh = await makeStored('derive');
    const change = (states: ('approved' | 'released' | 'done')[]) =>
      database.withTenant(tenantA, async (tx) => {
        const locked = await lockPlan(tx, fresh.id);
        const rows = states.map((state, at) => ({ id: locked.rows[at]?.id ?? '', state }));
        const saved = await saveRows(tx, locked, { rows });
        expect(await getPlan(tx, fresh.id)).toEqual(saved);
        return saved.state;
      });
    expect(await change(['approved', 'approved'])).toBe('waiting');
    expect(await change(['released', 'released'])).toBe('writing');
    expect(await change(['done'])).toBe('writing');
    expect(await change(['done', 'done'])).toBe('final');
  });

  it('keep what a change leaves out, and clear a problem only when told', async () => {
    const fresh = await makeStored('problem');
    const [row] = fresh.rows;
    const change = (more: object) =>
      database.withTenant(tenantA, async (tx) => {
        const rows = [{ id: row?.id ?? '', ...more }];
        return await saveRows(tx, await lockPlan(tx, fresh.id), { rows });
      });
    await change({ state: 'failed', problem: { code: 'jira_refused', details: { status: 400 } } });
    await change({ result: { id: '10200' } });
    const stored = await database.withTenant(tenantA, (tx) => getPlan(tx, fresh.id));
    expect(stored.rows[0]).toMatchObject({
      state: 'failed',
      problem: { code: 'jira_refused', details: { status: 400 } },
      result: { id: '10200' },
    });
    expect(stored.rows[1]).toEqual(fresh.rows[1]);
    await change({ state: 'done', problem: null, result: { id: '10200', key: 'SHOP-41' } });
    const [done] = (await database.withTenant(tenantA, (tx) => getPlan(tx, fresh.id))).rows;
    expect(done).toMatchObject({ state: 'done', result: { id: '10200', key: 'SHOP-41' } });
    expect(done).not.toHaveProperty('problem');
  });

  it('take a new seal, base and deadline with their rows', async () => {
    const fresh = await makeStored('seal');
    const seal = digestOf('new seal');
    const base = { summary: digestOf('moved') };
    const dispatchBy = '2026-11-25T10:00:00.000Z';
    await database.withTenant(tenantA, async (tx) => {
      await saveRows(tx, await lockPlan(tx, fresh.id), { rows: [], seal, base, dispatchBy });
      await saveReminder(tx, fresh.id, testNow);
    });
    const stored = await database.withTenant(tenantA, (tx) => getPlan(tx, fresh.id));
    expect(stored).toMatchObject({ seal, base, dispatchBy, remindedAt: testNow });
  });
});

describe('A7 two people at the same moment', () => {
  it('the second sees rows and seal as the first left them', async () => {
    const fresh = await makeStored('race');
    const decide = (word: string) =>
      database.withTenant(tenantA, async (tx) => {
        const locked = await lockPlan(tx, fresh.id);
        const [row] = locked.rows;
        if (row?.state !== 'open') return `${word} lost to ${row?.state} under ${locked.seal}`;
        // Long enough for the other one to wait for the lock with a snapshot of its own.
        await new Promise((resolve) => setTimeout(resolve, 30));
        const rows = [{ id: row.id, state: 'approved' as const }];
        await saveRows(tx, locked, { rows, seal: digestOf(word) });
        return `${word} won`;
      });
    const outcomes = await Promise.all(['first', 'second', 'third'].map(decide));
    const winners = outcomes.filter((outcome) => outcome.endsWith('won'));
    expect(winners).toHaveLength(1);
    const winner = winners[0]?.split(' ')[0] ?? '';
    for (const outcome of outcomes.filter((text) => !text.endsWith('won')))
      expect(outcome).toContain(`lost to approved under ${digestOf(winner)}`);
  });
});

describe('A8 decisions', () => {
  it('are kept with every verdict, and are read oldest first', async () => {
    const fresh = await makeStored('decisions');
    const decide = (n: number, accountId: string, verdicts: ('approve' | 'reject' | 'revoke')[]) =>
      database.withTenant(tenantA, async (tx) => {
        await insertDecision(tx, {
          decisionId: uuidV5(fresh.id, `decision ${n}`),
          planId: fresh.id,
          kind: 'decision',
          accountId,
          seal: fresh.seal,
          policyVersion: 1,
          at: new Date(testNow.getTime() + n),
          rows: verdicts.map((verdict, at) => ({
            rowId: fresh.rows[at]?.id ?? '',
            rowDigest: fresh.rows[at]?.digest ?? digestOf(''),
            verdict,
            fields: fresh.base,
            ...(verdict === 'reject' ? { reason: 'not ours' } : {}),
          })),
        });
        return tx.roundTrips;
      });
    expect(await decide(1, 'acc-ada', ['approve'])).toBe(1);
    expect(await decide(2, 'acc-ben', ['revoke', 'reject'])).toBeLessThanOrEqual(2);
    const listed = await database.withTenant(tenantA, (tx) => listDecisions(tx, fresh.id));
    expect(listed.map(({ accountId, verdict }) => [accountId, verdict])).toEqual([
      ['acc-ada', 'approve'],
      ['acc-ben', expect.any(String)],
      ['acc-ben', expect.any(String)],
    ]);
    expect(listed[0]).toMatchObject({ fields: fresh.base, rowDigest: fresh.rows[0]?.digest });
    expect(await database.withTenant(tenantB, (tx) => listDecisions(tx, fresh.id))).toEqual([]);
  });

  it('leave nothing behind when a row is not of the tenant', async () => {
    const work = database.withTenant(tenantA, (tx) =>
      insertDecision(tx, {
        decisionId: uuidV5(plan.id, 'stray'),
        planId: plan.id,
        kind: 'decision',
        accountId: 'acc-ada',
        seal: plan.seal,
        policyVersion: 1,
        at: testNow,
        rows: [{ rowId: tenantB, rowDigest: digestOf(''), verdict: 'approve', fields: {} }],
      }),
    );
    await expect(work).rejects.toMatchObject({ details: { sqlState: '23503' } });
    expect(await database.withTenant(tenantA, (tx) => listDecisions(tx, plan.id))).toEqual([]);
  });
});

let made = 0;

/** A plan of two rows for an issue of its own. */
async function makeStored(name: string): Promise<Plan> {
  made += 1;
  const refinementId = uuidV5(tenantA, name);
  const fresh = makePlan(['open', 'open'], {
    refinementId,
    id: planIdOf(refinementId, 1),
    issue: { id: String(20_000 + made), key: `SHOP-${100 + made}` },
  });
  return await database.withTenant(tenantA, (tx) => propose(tx, fresh));
}
