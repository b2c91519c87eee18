import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { announce } from '../../activities/announcing.ts';
import { createActivities } from '../../activities/index.ts';
import { findNotifySettings, saveNotifySettings } from '../../db/notify-settings.ts';
import { getPlan } from '../../db/plans.ts';
import { insertPolicy } from '../../db/policies.ts';
import { createMessageSimulator } from '../../dev/message-simulator/index.ts';
import { expectStatus } from '../../dev/person.ts';
import { changes } from '../helpers/engine/changes.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import { plantPlan } from '../helpers/engine/plant-plan.ts';
import { recordHistory } from '../helpers/engine/record.ts';
import { auditOf, closed, decideAll, eventually, proposed } from '../helpers/engine/steps.ts';
import { everyTier } from '../helpers/policies.ts';

const hour = 3_600_000;
const day = 24 * hour;
const key = Buffer.alloc(32, 9).toString('base64');
const receiver = createMessageSimulator({ key });

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
  const { origin } = await receiver.listen();
  const { tenantId, database, clock } = engine;
  const webhook = { url: `${origin}/hook`, key, format: 'card' as const };
  const policy = everyTier({
    reviewers: 2,
    approvers: { accounts: ['acc-ada', 'acc-ben', 'acc-ines'] },
    proposerExcluded: false,
  });
  const at = clock.now();
  await database.withTenant(tenantId, async (tx) => {
    const settings = await findNotifySettings(tx);
    const on = { ...settings, email: true, siteUrl: 'https://lumen.example', webhook };
    await saveNotifySettings(tx, on, { at, author: 'operator' });
    await insertPolicy(tx, { projectId: '10000', policy, by: 'acc-otto', at });
  });
}, 120_000);
afterAll(async () => {
  await receiver.close();
  await engine?.close();
});

interface LedgerRow {
  stage: string;
  channel: string;
  account: string;
  state: string;
}

/** The messages about a plan, once all of them are over. */
const messagesOf = (planId: string, stage: string): Promise<LedgerRow[]> =>
  eventually(
    () =>
      engine.database.asAdministrator<LedgerRow>(
        `select stage, channel, account_id as account, state from notifications
          where plan_id = $1 and stage = $2 order by channel, account_id`,
        [planId, stage],
      ),
    (rows) => rows.length > 0 && rows.every(({ state }) => state !== 'due' && state !== 'sending'),
  );
const told = (rows: LedgerRow[]) =>
  rows.map(({ channel, account, state }) => [channel, account, state].join(' ').replace('  ', ' '));
/** In order of the people: their messages go out side by side. */
const mailsAbout = (issueKey: string) =>
  engine.simulator
    .mails()
    .filter((mail) => mail.key === issueKey)
    .map(({ to, subject }) => `${to} ${subject}`)
    .toSorted();
const hooksAbout = (issueKey: string) =>
  receiver.taken().filter(({ text }) => text.includes(`${issueKey}:`));

describe('A12 a plan that two people must approve', () => {
  it('asks the named ones once, reminds once whom it still lacks, and says when it expired', async () => {
    const ada = engine.person('acc-ada');
    const { refinement, plan } = await proposed(ada, engine.issueId('SHOP-12'));
    expect(told(await messagesOf(plan.id, 'proposed'))).toEqual([
      'email acc-ben sent',
      'email acc-ines sent',
      'webhook sent',
    ]);
    const count = plan.rows.length;
    expect(mailsAbout('SHOP-12')).toEqual(
      ['acc-ben', 'acc-ines'].map((to) => `${to} SHOP-12: ${count} changes wait for a decision`),
    );
    // Ben approves; the second voice is still missing.
    expectStatus(await decideAll(engine.person('acc-ben'), plan), 200);
    // Any call brings a fresh token of the app, with which Jira is asked for mails.
    await Promise.all([engine.letPass(refinement.id, 2 * day + hour), ada.plan(plan.id)]);
    expect(told(await messagesOf(plan.id, 'reminded'))).toEqual([
      'email acc-ada sent',
      'email acc-ines sent',
      'webhook sent',
    ]);
    await Promise.all([engine.letPass(refinement.id, 5 * day), ada.plan(plan.id)]);
    expect((await closed(ada, refinement.id)).outcome).toBe('expired');
    expect(told(await messagesOf(plan.id, 'expired'))).toEqual([
      'email acc-ada sent',
      'webhook sent',
    ]);
    expect(mailsAbout('SHOP-12')).toHaveLength(5);
    expect(hooksAbout('SHOP-12')).toHaveLength(3);
    const { tenantId } = engine;
    await recordHistory(engine, `notify/${tenantId}/${plan.id}.proposed`, 'people-told');
    const sent = (await auditOf(engine)).filter(({ action }) => action === 'notify.sent');
    expect(sent).toHaveLength(8);
  }, 60_000);

  it('says nothing of the work item in any message', async () => {
    const { rows } = expectStatus(
      await engine.person('acc-ada').plan((await latestPlan()).id),
      200,
    );
    const texts = [...engine.simulator.mails(), ...receiver.taken()].map((one) =>
      JSON.stringify(one),
    );
    expect(texts.length).toBeGreaterThan(0);
    for (const { operation } of rows) {
      if (operation.kind !== 'createSubtask') throw new Error('a plan of subtasks');
      for (const text of texts) expect(text).not.toContain(operation.fields.summary);
    }
  }, 60_000);

  it('is written although no message can be sent, and none is sent twice', async () => {
    const ada = engine.person('acc-ada');
    const notify = '/issue/*/notify';
    engine.simulator.faults.add({ kind: 'drop_after_commit', path: notify, times: 0 });
    receiver.setMode('lost_answer');
    const before = hooksAbout('SHOP-14').length;
    const { refinement, plan } = await proposed(ada, engine.issueId('SHOP-14'));
    for (const who of ['acc-ada', 'acc-ben'])
      expectStatus(await decideAll(engine.person(who), await fresh(plan.id, who)), 200);
    expect((await closed(ada, refinement.id)).outcome).toBe('applied');
    expect((await messagesOf(plan.id, 'proposed')).map(({ state }) => state)).not.toContain('sent');
    engine.simulator.faults.clear();
    receiver.setMode('fine');
    expect(mailsAbout('SHOP-14').length).toBeLessThanOrEqual(2);
    expect(hooksAbout('SHOP-14').length - before).toBeLessThanOrEqual(1);
  }, 60_000);
});

describe('A12 who is asked later', () => {
  it('hears of a plan that waits as soon as a policy names them', async () => {
    const ada = engine.person('acc-ada');
    const { plan } = await proposed(ada, engine.issueId('SHOP-13'));
    await messagesOf(plan.id, 'proposed');
    expect(mailsAbout('SHOP-13').join()).not.toContain('acc-otto');
    const { version: _version, ...policy } = everyTier({
      reviewers: 2,
      approvers: { accounts: ['acc-ada', 'acc-otto'] },
      proposerExcluded: false,
    });
    const body = { version: 2, policy };
    const path = '/v1/projects/SHOP/policies';
    expectStatus(await engine.person('acc-otto').call('PUT', path, { body }), 200);
    const mails = await eventually(
      async () => mailsAbout('SHOP-13'),
      (sent) => sent.some((mail) => mail.startsWith('acc-otto')),
    );
    expect(mails).toHaveLength(3);
    expect(hooksAbout('SHOP-13')).toHaveLength(1);
  }, 60_000);

  it('is told although Temporal lost the run that was to do it', async () => {
    const label = changes.find(({ kind }) => kind === 'setLabels')!;
    const { id } = await plantPlan(engine, 'SHOP-16', [await label.make(engine, 'SHOP-16')]);
    await engine.stopDispatcher();
    const { database, tenantId, deps, clock } = engine;
    await database.withTenant(tenantId, async (tx) =>
      announce(deps, tx, 'reminded', await getPlan(tx, id), clock.now()),
    );
    // Delivered, and forgotten.
    await database.asAdministrator(
      `update outbox set delivered_at = now() where name = 'notifyPeople' and delivered_at is null`,
    );
    engine.startDispatcher();
    clock.advance(15 * 60_000);
    // Any call brings a fresh token of the app.
    await engine.person('acc-ada').plan(id);
    expect(await createActivities(deps).reconcileOnce()).toMatchObject({ messages: 1 });
    expect(told(await messagesOf(id, 'reminded'))).toEqual(['email acc-ada sent', 'webhook sent']);
  }, 60_000);
});

const fresh = async (planId: string, who: string) =>
  expectStatus(await engine.person(who).plan(planId), 200);

async function latestPlan(): Promise<{ id: string }> {
  const [plan] = await engine.database.asAdministrator<{ id: string }>(
    'select plan_id as id from plans order by created_at desc limit 1',
  );
  if (!plan) throw new Error('there is no plan');
  return plan;
}
