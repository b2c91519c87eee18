import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createActivities } from '../../activities/index.ts';
import { hearComment } from '../../api/commands/hear.ts';
import { findNotifySettings, saveNotifySettings } from '../../db/notify-settings.ts';
import { untilRefinement } from '../../dev/demo/once.ts';
import { expectStatus } from '../../dev/person.ts';
import {
  answersRunId,
  asked,
  askedInJira,
  clarificationOf,
  heard,
  letAnswersPass,
  settledOf,
  tellEdit,
} from '../helpers/engine/clarifying.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import { recordHistory } from '../helpers/engine/record.ts';
import {
  auditOf,
  closed,
  decideAll,
  eventually,
  proposed,
  tellChange,
} from '../helpers/engine/steps.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
  const { tenantId, database, clock } = engine;
  await database.withTenant(tenantId, async (tx) => {
    const on = { ...(await findNotifySettings(tx)), email: true, siteUrl: 'https://lumen.example' };
    await saveNotifySettings(tx, on, { at: clock.now(), author: 'operator' });
  });
}, 120_000);
afterAll(() => engine?.close());

const commentsOf = (issueId: string) =>
  engine.simulator.state.sites[engine.tenantId]!.issues[issueId]!.comments;
const edit = (issue: string, fields: Record<string, unknown>) =>
  engine.simulator.acting.edit({ cloudId: engine.tenantId, issue }, 'acc-ben', fields);
const entries = async (refinementId: string) =>
  (await auditOf(engine))
    .filter(
      ({ action, subject }) => action.startsWith('clarification.') && subject.id === refinementId,
    )
    .map(({ action, data }) => [action, data] as const);
const mailsAbout = (key: string) => engine.simulator.mails().filter((mail) => mail.key === key);

const criteria = `Retry the nightly export when it fails, so that reports are there in the morning.

Acceptance criteria:
- After a failure the export is tried again within ten minutes
- After three failures somebody is told`;

describe('R11 questions that are answered', () => {
  it('become one comment, are reminded of once, and are closed when an edit days later settles them', async () => {
    const ada = engine.person('acc-ada');
    const issueId = engine.issueId('SHOP-39');
    const before = commentsOf(issueId).length;
    const { id, questions, ...waiting } = await askedInJira(ada, issueId);
    expect(waiting).toMatchObject({
      state: 'waiting',
      before: { status: 'needs_work' },
      after: { status: 'needs_work' },
    });
    expect(questions).toMatchObject([{ rules: ['criteria.present'], settled: false }]);
    const comments = commentsOf(issueId).slice(before);
    expect(comments).toHaveLength(1);
    const text = JSON.stringify(comments[0]?.body);
    expect(text).toContain(questions[0]?.text);
    expect(text).toContain('Proposed by Readygate');
    const run = answersRunId(engine, id);
    // Any call brings a fresh token of the app, with which Jira is asked for mails.
    await Promise.all([letAnswersPass(engine, run, 3 * day), clarificationOf(ada, issueId)]);
    await eventually(
      async () => mailsAbout('SHOP-39'),
      (mails) => mails.length > 0,
    );
    expect((await clarificationOf(ada, issueId)).remindedAt).not.toBeNull();
    edit('SHOP-39', { description: criteria });
    await tellEdit(engine, issueId);
    await heard(engine, run, 1);
    await letAnswersPass(engine, run, minute);
    const ended = await settledOf(ada, issueId);
    expect(ended).toMatchObject({
      state: 'resolved',
      questions: [{ settled: true }],
      after: { status: 'ready' },
    });
    expect(ended.after!.score).toBeGreaterThan(ended.before.score);
    await eventually(
      () => engine.client.workflow.getHandle(run).describe(),
      ({ status }) => status.name === 'COMPLETED',
    );
    await recordHistory(engine, run, 'clarified');
    expect((await entries(id)).map(([action]) => action)).toEqual([
      'clarification.asked',
      'clarification.judged',
      'clarification.reminded',
      'clarification.judged',
      'clarification.closed',
    ]);
    expect(mailsAbout('SHOP-39')).toMatchObject([
      { to: 'acc-ada', subject: 'SHOP-39: questions wait for an answer' },
    ]);
    expect(commentsOf(issueId)).toHaveLength(before + 1);
    expect(
      JSON.stringify(await engine.client.workflow.getHandle(run).fetchHistory()),
    ).not.toContain(questions[0]?.text);
  }, 90_000);

  it('by a comment only are judged, go on waiting, and end as answered when time is over', async () => {
    const ada = engine.person('acc-ada');
    const issueId = engine.issueId('SHOP-15');
    const { id } = await askedInJira(ada, issueId);
    const run = answersRunId(engine, id);
    const { tenantId, database, clock } = engine;
    const hear = (commentId: string) =>
      database.withTenant(tenantId, (tx) => hearComment(tx, { issueId, commentId }, clock.now()));
    // Ours is no answer.
    await hear(commentsOf(issueId).at(-1)!.id);
    expect((await clarificationOf(ada, issueId)).state).toBe('waiting');
    const ref = { cloudId: tenantId, issue: 'SHOP-15' };
    await hear(engine.simulator.acting.comment(ref, 'acc-ben', 'Ask the carrier'));
    await heard(engine, run, 1);
    await letAnswersPass(engine, run, minute);
    await eventually(
      () => entries(id),
      (found) => found.filter(([action]) => action === 'clarification.judged').length === 2,
    );
    expect(await clarificationOf(ada, issueId)).toMatchObject({
      state: 'answered',
      closedAt: null,
      questions: [{ settled: false }],
    });
    await letAnswersPass(engine, run, 7 * day);
    expect(await settledOf(ada, issueId)).toMatchObject({ state: 'answered' });
    // Who was answered is not reminded.
    expect(mailsAbout('SHOP-15')).toEqual([]);
  }, 90_000);
});

describe('R11 an issue that is edited all the time', () => {
  it('is looked at every five minutes all the same', async () => {
    const ada = engine.person('acc-ada');
    const issueId = engine.issueId('SHOP-5');
    const { id } = await askedInJira(ada, issueId);
    const run = answersRunId(engine, id);
    // The first look was just now, and two are never nearer to each other.
    await letAnswersPass(engine, run, 6 * minute);
    const looks = async () =>
      (await entries(id)).filter(([action]) => action === 'clarification.judged').length;
    expect(await looks()).toBe(1);
    // Never half a minute without an edit.
    for (let edits = 1; edits <= 20 && (await looks()) === 1; edits++) {
      await tellEdit(engine, issueId);
      await heard(engine, run, edits);
      await letAnswersPass(engine, run, 25_000);
    }
    expect(await looks()).toBe(2);
  }, 120_000);
});

describe('R11 questions that nobody answers', () => {
  it('expire after seven days, also where all workers were away meanwhile', async () => {
    const ada = engine.person('acc-ada');
    const issueId = engine.issueId('SHOP-2');
    const { id } = await askedInJira(ada, issueId);
    await engine.stopWorkers();
    await engine.startWorkers();
    const run = answersRunId(engine, id);
    await Promise.all([letAnswersPass(engine, run, 6 * day), clarificationOf(ada, issueId)]);
    expect((await clarificationOf(ada, issueId)).state).toBe('waiting');
    await letAnswersPass(engine, run, 2 * day);
    expect(await settledOf(ada, issueId)).toMatchObject({ state: 'expired' });
    await recordHistory(engine, run, 'unanswered');
    const closings = (await entries(id)).filter(([action]) => action === 'clarification.closed');
    expect(closings).toEqual([['clarification.closed', { outcome: 'expired' }]]);
  }, 90_000);

  it('are ended by a person, and their run ends', async () => {
    const ada = engine.person('acc-ada');
    const { id } = await askedInJira(ada, engine.issueId('SHOP-3'));
    const path = `/v1/clarifications/${id}/cancellation`;
    expectStatus(await ada.call('POST', path, { body: {} }), 200);
    const result = engine.client.workflow.getHandle(answersRunId(engine, id)).result();
    expect(await result).toBe('cancelled');
  }, 60_000);

  it('are waited for by a new run where Temporal lost theirs', async () => {
    const ada = engine.person('acc-ada');
    const issueId = engine.issueId('SHOP-4');
    const { id } = await askedInJira(ada, issueId);
    const handle = engine.client.workflow.getHandle(answersRunId(engine, id));
    await eventually(
      () => handle.describe().catch(() => null),
      (described) => described?.status.name === 'RUNNING',
    );
    await handle.terminate();
    engine.clock.advance(8 * day);
    await clarificationOf(ada, issueId);
    expect(await createActivities(engine.deps).reconcileOnce()).toMatchObject({ restarted: 1 });
    const run = answersRunId(engine, id, 2);
    await eventually(
      () =>
        engine.client.workflow
          .getHandle(run)
          .describe()
          .catch(() => null),
      (described) => described !== null,
    );
    await letAnswersPass(engine, run, 0);
    expect(await settledOf(ada, issueId)).toMatchObject({ state: 'expired' });
  }, 60_000);
});

describe('R11 the plan that asks', () => {
  it('is made anew when the issue changes before anybody decides, and then asks what is left', async () => {
    const ada = engine.person('acc-ada');
    const issueId = engine.issueId('SHOP-34');
    const { refinement, plan } = await asked(ada, issueId);
    edit('SHOP-34', { summary: 'Show buyers what went wrong when a search fails' });
    await tellChange(engine, refinement.id);
    const { planId } = await untilRefinement(ada, refinement.id, (now) => now.planId !== plan?.id);
    const next = expectStatus(await ada.plan(planId!), 200);
    expect(next.round).toBe(2);
    expectStatus(await decideAll(ada, next), 200);
    expect((await closed(ada, refinement.id)).outcome).toBe('applied');
    const { questions } = await clarificationOf(ada, issueId);
    expect(questions.map(({ rules }) => rules)).toEqual([['criteria.present']]);
    expect(commentsOf(issueId).at(-1)?.body.content).toHaveLength(2);
  }, 60_000);

  it('is not there where nothing fails, and one that is rejected leaves nothing to wait for', async () => {
    const ada = engine.person('acc-ada');
    const nothing = await asked(ada, engine.issueId('SHOP-6'));
    expect(nothing).toMatchObject({ refinement: { outcome: 'nothing_to_propose' }, plan: null });
    const issueId = engine.issueId('SHOP-36');
    const { refinement, plan } = await asked(ada, issueId);
    expectStatus(await decideAll(ada, plan!, 'reject'), 200);
    expect((await closed(ada, refinement.id)).outcome).toBe('rejected');
    await expect(clarificationOf(ada, issueId)).rejects.toThrow('shows no questions');
    // The issue is free again.
    expect((await proposed(ada, engine.issueId('SHOP-12'))).plan.rows.length).toBeGreaterThan(0);
  }, 60_000);

  it('in a service project is a note of the team', async () => {
    const ben = engine.person('acc-ben');
    const desk = engine.simulator
      .issuesOf(engine.tenantId)
      .filter(({ key }) => key.startsWith('DESK-'));
    for (const { id } of desk) {
      const { plan } = await asked(ben, id);
      if (!plan) continue;
      expect(plan.rows).toMatchObject([
        { operation: { kind: 'addComment', audience: 'internal' } },
      ]);
      return;
    }
    throw new Error('no issue of the service project lacks anything');
  }, 60_000);
});
