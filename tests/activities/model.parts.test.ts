import { describe, expect, it } from '@jest/globals';
import { setStoppedEverywhere } from '../../db/deployment-switches.ts';
import { lastConnectionTest } from '../../db/egress-records.ts';
import { spentOn } from '../../db/model-days.ts';
import { findModelDrafts } from '../../db/model-drafts.ts';
import { findModelSettings } from '../../db/model-settings.ts';
import { setModelStopped } from '../../db/model-switches.ts';
import { insertPlan } from '../../db/plans.ts';
import { issue } from '../helpers/api.ts';
import { testNow } from '../helpers/database.ts';
import { modelLane } from '../helpers/model-lane.ts';
import { makePlan, tenantA } from '../helpers/plans.ts';

const lane = modelLane();
const { simulator, inTenant, attempt, analyse, annotate, annotations, calls, asked, change } = lane;
const { lastEntry } = lane;
const drafts = () => inTenant((tx) => findModelDrafts(tx, lane.ref().refinementId));
const testModel = () => attempt(() => lane.activities().testModel({ tenantId: tenantA }));

describe('R10 annotating a report', () => {
  it('asks each prompt once, however often it runs', async () => {
    await annotate();
    expect(await annotations()).toMatchObject({
      state: 'made',
      prompt: 'review/1',
      model: 'simulated',
    });
    expect(await drafts()).not.toBeNull();
    const { body } = await lane.api().call('GET', `/v1/issues/${issue}/readiness`);
    const [remark] = body.annotations.remarks;
    expect(body.annotations).toMatchObject({ state: 'made', code: null });
    expect(remark.source).toMatchObject({ kind: 'issue', span: { text: expect.any(String) } });
    const before = asked();
    await annotate();
    expect(asked()).toBe(before);
    const spent = await inTenant((tx) => spentOn(tx, testNow));
    const taken = (await calls()).map(
      ({ inputTokens, outputTokens }) => (inputTokens ?? 0) + (outputTokens ?? 0),
    );
    expect(spent.own.tokens).toBe(taken.reduce((sum, tokens) => sum + tokens, 0));
  });

  it('marks the report where the answer was no good, and keeps none of it', async () => {
    simulator.setMode('malformed');
    await annotate();
    expect(await annotations()).toMatchObject({ state: 'failed', code: 'model_answer_invalid' });
    expect(await drafts()).toBeNull();
    expect((await calls()).map(({ state, code }) => [state, code])).toEqual([
      ['refused', 'wrong_shape'],
      ['refused', 'wrong_shape'],
    ]);
  });

  it('is tried again where the endpoint was away, and a failed mark gives way to an answer', async () => {
    simulator.setMode('unavailable');
    await expect(annotate()).rejects.toMatchObject({ code: 'model_unavailable' });
    expect(await annotations()).toMatchObject({ state: 'failed', code: 'model_unavailable' });
    simulator.setMode('fixed');
    await annotate();
    expect(await annotations()).toMatchObject({ state: 'made' });
  });

  it('sends nothing where models were stopped since, or the day has no room, and says which', async () => {
    const before = asked();
    await inTenant((tx) => setModelStopped(tx, { stopped: true, at: testNow }));
    await annotate();
    expect(await lastEntry('report.annotated')).toMatchObject({
      outcome: 'denied',
      data: { asked: 0, answered: 0, denied: 1, code: 'model_stopped' },
    });
    await inTenant((tx) => setModelStopped(tx, { stopped: false, at: testNow }));
    await change({ dailyTokens: 10 });
    await annotate();
    await change({ dailyTokens: 200_000 });
    expect(asked()).toBe(before);
    expect(await lastEntry('report.annotated')).toMatchObject({
      outcome: 'denied',
      data: { asked: 0, denied: 2, code: 'model_ceiling_reached' },
    });
    const reached = { code: 'model_ceiling_reached', ceiling: 'own_tokens', freeAt: null };
    expect(await annotations()).toMatchObject({ state: 'failed', ...reached });
    const { body } = await lane.api().call('GET', `/v1/issues/${issue}/readiness`);
    expect(body.annotations).toMatchObject(reached);
    expect(await calls()).toEqual([]);
  });

  it('is recorded as it was: answered, answered before, denied, or asked in vain', async () => {
    const said = () => lastEntry('report.annotated');
    await annotate();
    expect(await said()).toMatchObject({
      outcome: 'ok',
      data: { asked: 2, answered: 2, kept: 0, denied: 0 },
    });
    await annotate();
    expect(await said()).toMatchObject({ outcome: 'ok', data: { asked: 0, answered: 0, kept: 2 } });
  });

  it('is stopped for all tenants at once, which the chain of each says at its first call', async () => {
    const { clock } = lane.api().database.pools;
    await setStoppedEverywhere(clock, 'model', { stopped: true, at: testNow });
    expect(await analyse()).toEqual({ next: 'draft' });
    expect(await analyse()).toEqual({ next: 'draft' });
    expect(await lastEntry('model.denied')).toMatchObject({
      outcome: 'denied',
      subject: { kind: 'issue', id: issue },
      data: { code: 'model_stopped', count: 1 },
    });
    await setStoppedEverywhere(clock, 'model', { stopped: false, at: testNow });
    expect(await analyse()).toEqual({ next: 'annotate' });
  });
});

describe('G2 subtasks of a model', () => {
  const prompts = async () => (await calls()).map(({ prompt }) => prompt).sort();
  const wish = (value: object | null) =>
    lane.api().database.asAdministrator('update refinements set wish = $1', [value]);

  it.each([
    [null, ['review/1', 'subtasks/1']],
    [{ format: 1, propose: ['subtasks'] }, ['review/1', 'subtasks/1']],
    [{ format: 1, propose: ['sections'] }, ['review/1']],
    [{ format: 1, workOrder: 'comment', profile: null }, ['review/1']],
  ])('are asked for where somebody wants them: %j', async (value, asks) => {
    await wish(value);
    await annotate();
    await wish(null);
    expect(await prompts()).toEqual(asks);
  });

  it('are not asked for while the noise budget of the issue holds them back', async () => {
    const { refinementId } = lane.ref();
    const plan = makePlan(Array(40).fill('open'), { refinementId });
    const by = { projectId: '10000', proposedBy: 'acc-ada', at: testNow };
    await inTenant((tx) => insertPlan(tx, plan, by));
    await annotate();
    expect(await prompts()).toEqual(['review/1']);
    for (const table of ['plan_rows', 'plans'])
      await lane.api().database.asAdministrator(`delete from ${table}`);
  });
});

describe('G5 an endpoint', () => {
  const today = async () =>
    (await lane.api().call('GET', '/v1/model', { as: 'acc-otto' })).body.calls;

  it.each(['malformed', 'refusing', 'filtered', 'oversized'] as const)(
    'that is %s is not taken for one that is away: its answers are counted apart',
    async (mode) => {
      simulator.setMode(mode);
      for (let times = 0; times < 4; times++) await annotate();
      expect(await today()).toEqual({ sending: 0, answered: 0, refused: 8, failed: 0 });
      simulator.setMode('fixed');
      await annotate();
      expect(await annotations()).toMatchObject({ state: 'made' });
    },
  );

  it('that takes no request of ours is not left alone for it, one that is away is', async () => {
    const { endpoint } = await inTenant(findModelSettings);
    if (!endpoint) throw new Error('the lane has an endpoint of its own');
    await change({ endpoint: { ...endpoint, key: 'wrong' } });
    const trouble = () =>
      annotate().then(
        () => null,
        ({ code }) => code,
      );
    for (let times = 0; times < 4; times++) expect(await trouble()).toBe('model_unavailable');
    expect((await calls()).map(({ code }) => code)).toEqual(Array(8).fill('http_401'));
    await change({ endpoint });
    simulator.setMode('unavailable');
    for (let times = 0; times < 3; times++) await trouble();
    expect(await today()).toMatchObject({ failed: 13 });
    expect(await lastEntry('model.denied')).toMatchObject({ data: { code: 'model_resting' } });
  });
});

describe('G5 the test of a connection', () => {
  it('sends no issue, and says how it went', async () => {
    expect(await testModel()).toEqual({
      code: 'ok',
    });
    const sent = JSON.parse(simulator.requests().at(-1) ?? '');
    expect(JSON.parse(sent.messages[1].content)).toEqual({ fields: [] });
    const test = await inTenant(lastConnectionTest);
    expect(test).toMatchObject({ issueId: null, fields: [], state: 'answered' });
    simulator.setMode('unavailable');
    const code = await testModel();
    expect(code).toEqual({ code: 'model_unavailable' });
  });
});
