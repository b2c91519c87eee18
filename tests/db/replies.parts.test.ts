import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { insertDecision } from '../../db/decisions.ts';
import { findReply, type ReplyKey, saveReply } from '../../db/idempotency.ts';
import { recordInstallation } from '../../db/installations.ts';
import { enqueue } from '../../db/outbox.ts';
import { lockPlan, saveRows } from '../../db/plans.ts';
import { findMode } from '../../db/project-modes.ts';
import { advance, openRefinement } from '../../db/refinements.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
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

describe('round trips of commands', () => {
  const key = (name: string): ReplyKey => ({ ...replyKey, key: name });

  /** What every command must know; asked together, it takes one round trip. */
  const arrive = async (tx: TenantTx, name: string) => {
    await Promise.all([
      recordInstallation(tx, {
        installationId: installationOf(tenantA),
        environment: 'DEVELOPMENT',
        apiBaseUrl: 'https://x',
        at: testNow,
      }),
      findMode(tx, '10000'),
      findReply(tx, key(name), testNow),
    ]);
    expect(tx.roundTrips).toBe(1);
  };

  it('a start takes at most 8', async () => {
    await database.withTenant(tenantA, async (tx) => {
      const at = testNow;
      await arrive(tx, 'start');
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
      await arrive(tx, 'decide');
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
