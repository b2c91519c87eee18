import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { insertDecision } from '../../db/decisions.ts';
import { readDoor } from '../../db/door.ts';
import { findReply, type ReplyKey, saveReply } from '../../db/idempotency.ts';
import { enqueue } from '../../db/outbox.ts';
import { lockPlan, saveRows } from '../../db/plans.ts';
import { setMode } from '../../db/project-modes.ts';
import { advance, openRefinement } from '../../db/refinements.ts';
import { setWritesStopped } from '../../db/tenants.ts';
import { saveUserToken } from '../../db/tokens.ts';
import { digestOf } from '../../domain/canonical.ts';
import { uuidV5 } from '../../domain/uuid.ts';
import {
  installationOf,
  installTenant,
  type TestDatabase,
  testNow,
  withDatabase,
} from '../helpers/database.ts';
import { inAnHour, propose } from '../helpers/fill-tenant.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase();
  await installTenant(database, tenantA);
  await installTenant(database, tenantB);
});
afterAll(() => database.close());

const hours = (n: number) => new Date(testNow.getTime() + n * 3_600_000);
const replyKey: ReplyKey = { accountId: 'acc-ada', route: 'POST /v1/x', key: 'k-1' };
const reply = (text: string) => ({ bodyDigest: digestOf(text), status: 202, reply: { text } });
const save = (text: string, at = testNow, key = replyKey) =>
  database.withTenant(tenantA, (tx) => saveReply(tx, key, reply(text), at));
const find = (at = testNow, key = replyKey, tenant = tenantA) =>
  database.withTenant(tenant, (tx) => findReply(tx, key, at));

describe('replies to repeat', () => {
  it('are given to the same tenant, person, route and key only', async () => {
    expect(await save('first')).toBe(true);
    expect(await find()).toEqual(reply('first'));
    expect(await find(testNow, { ...replyKey, accountId: 'acc-ben' })).toBeNull();
    expect(await find(testNow, { ...replyKey, route: 'POST /v1/y' })).toBeNull();
    expect(await find(testNow, { ...replyKey, key: 'k-2' })).toBeNull();
    expect(await find(testNow, replyKey, tenantB)).toBeNull();
  });

  it('cannot be taken over while they live', async () => {
    expect(await save('second', hours(23))).toBe(false);
    expect(await find(hours(23))).toEqual(reply('first'));
  });

  it('are over after 24 hours, and the next command drops them', async () => {
    expect(await find(hours(24))).toBeNull();
    expect(await save('other', hours(24), { ...replyKey, key: 'k-3' })).toBe(true);
    const rows = await database.asAdministrator('select key from idempotency_keys order by key');
    expect(rows).toEqual([{ key: 'k-3' }]);
    expect(await save('again', hours(48), { ...replyKey, key: 'k-3' })).toBe(true);
    expect(await find(hours(48), { ...replyKey, key: 'k-3' })).toEqual(reply('again'));
  });

  it('let one of two commands with the same key commit', async () => {
    const key = { ...replyKey, key: 'race' };
    const command = (text: string) =>
      database.withTenant(tenantA, async (tx) => {
        if (!(await saveReply(tx, key, reply(text), testNow))) throw new Error('taken');
        await new Promise((resolve) => setTimeout(resolve, 20));
        return text;
      });
    const outcomes = await Promise.allSettled([command('a'), command('b')]);
    const won = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    expect(won).toHaveLength(1);
    expect(await find(testNow, key)).toEqual(reply(won[0]?.value ?? ''));
  });
});

describe('the door', () => {
  const door = (more: { installationId?: string; projectId?: string; tenant?: string } = {}) =>
    database.withTenant(more.tenant ?? tenantA, (tx) =>
      readDoor(tx, {
        installationId: more.installationId ?? installationOf(tenantA),
        projectId: more.projectId ?? '10000',
        replyKey: { ...replyKey, key: 'door' },
        at: testNow,
      }),
    );

  it('answers with everything a command must know, in one round trip', async () => {
    expect(await door()).toEqual({
      installation: 'active',
      writesStopped: false,
      mode: 'off',
      reply: null,
    });
    expect(database.lastRoundTrips()).toBe(2);
    await database.withTenant(tenantA, async (tx) => {
      await setMode(tx, { projectId: '10000', mode: 'propose', at: testNow });
      await setWritesStopped(tx, { stopped: true, at: testNow });
      await saveReply(tx, { ...replyKey, key: 'door' }, reply('known'), testNow);
    });
    expect(await door()).toEqual({
      installation: 'active',
      writesStopped: true,
      mode: 'propose',
      reply: reply('known'),
    });
    expect(await door({ projectId: '10001' })).toMatchObject({ mode: 'off' });
  });

  it('knows nothing of another tenant', async () => {
    expect(await door({ tenant: tenantB })).toEqual({
      installation: 'unknown',
      writesStopped: false,
      mode: 'off',
      reply: null,
    });
  });

  it('sees an installation or a tenant that is not active', async () => {
    for (const table of ['installations', 'tenants']) {
      await database.asAdministrator(`update ${table} set state = 'leaving'`);
      expect(await door()).toMatchObject({ installation: 'inactive' });
      await database.asAdministrator(`update ${table} set state = 'active'`);
    }
  });
});

describe('round trips of commands', () => {
  const key = (name: string): ReplyKey => ({ ...replyKey, key: name });

  it('a start takes at most 8', async () => {
    await database.withTenant(tenantA, async (tx) => {
      const at = testNow;
      await readDoor(tx, {
        installationId: installationOf(tenantA),
        projectId: '10000',
        replyKey: key('start'),
        at,
      });
      const { refinement } = await openRefinement(tx, {
        refinementId: uuidV5(tenantA, 'start'),
        issueId: '10140',
        projectId: '10000',
        reason: 'person',
        requestedBy: 'acc-ada',
        at,
        dueAt: inAnHour,
      });
      tx.audit({
        at,
        action: 'refinement.requested',
        actor: 'person',
        subject: { kind: 'refinement', id: refinement.refinementId },
        personal: { accountId: 'acc-ada' },
      });
      await enqueue(
        tx,
        { workflowId: 'refine/1', kind: 'start', name: 'refineIssue', args: [] },
        at,
      );
      await saveReply(tx, key('start'), reply('accepted'), at);
    });
    expect(database.lastRoundTrips()).toBeLessThanOrEqual(8);
  });

  it('a decision takes at most 12, with a token that is new', async () => {
    const plan = await database.withTenant(tenantA, (tx) => propose(tx));
    await database.withTenant(tenantA, async (tx) => {
      const at = testNow;
      const accountId = 'acc-ada';
      await readDoor(tx, {
        installationId: installationOf(tenantA),
        projectId: '10000',
        replyKey: key('decide'),
        at,
      });
      const locked = await lockPlan(tx, plan.id);
      await insertDecision(tx, {
        decisionId: uuidV5(plan.id, 'decide'),
        planId: plan.id,
        kind: 'decision',
        accountId,
        seal: locked.seal,
        policyVersion: 1,
        at,
        rows: locked.rows.map(({ id, digest }) => ({
          rowId: id,
          rowDigest: digest,
          verdict: 'approve' as const,
          fields: locked.base,
        })),
      });
      await saveUserToken(tx, { planId: plan.id, accountId, token: 't', expiresAt: inAnHour, at });
      await saveRows(tx, locked, {
        rows: locked.rows.map(({ id }) => ({ id, state: 'released' })),
      });
      const ref = { refinementId: plan.refinementId, generation: 1 };
      await advance(tx, ref, { step: 'writing', at, dueAt: inAnHour });
      await enqueue(tx, { workflowId: 'refine/1', kind: 'signal', name: 'decided', args: [] }, at);
      await saveReply(tx, key('decide'), reply('decided'), at);
    });
    expect(database.lastRoundTrips()).toBeLessThanOrEqual(12);
  });
});
