import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { hearChange, hearComment } from '../../api/commands/hear.ts';
import { findWaiting, lockClarification, saveQuestions } from '../../db/clarifications.ts';
import { withKeptAnswer } from '../../db/heard-comments.ts';
import { claimOutbox } from '../../db/outbox.ts';
import { rewriteRow } from '../../db/plan-rows.ts';
import { getPlan, insertPlan } from '../../db/plans.ts';
import { openRefinement } from '../../db/refinements.ts';
import { waitForAnswers } from '../../db/wait-for-answers.ts';
import { editRow } from '../../domain/edit-row.ts';
import { addCommentOperation } from '../../domain/operations/add-comment.ts';
import type { Plan } from '../../domain/plan.ts';
import { startClarifyIssue } from '../../workflows/clarify-messages.ts';
import { askedBy, askingPlan, plantWaiting, twoQuestions } from '../helpers/clarifications.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { inAnHour } from '../helpers/fill-tenant.ts';
import { makePlan, tenantA } from '../helpers/plans.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase();
  await installTenant(database, tenantA);
});
afterAll(() => database.close());
beforeEach(() =>
  database.asAdministrator(
    'truncate refinements, plans, plan_rows, clarifications, outbox cascade',
  ),
);

const issueId = '10112';
const inA = <Value>(work: Parameters<typeof database.withTenant<Value>>[1]) =>
  database.withTenant(tenantA, work);
const after = (minutes: number) => new Date(testNow.getTime() + minutes * 60_000);
const comes = (commentId: string, at = testNow) =>
  inA((tx) => hearComment(tx, { issueId, commentId }, at));
const written = (plan: Plan, result: string) =>
  database.asAdministrator(
    `update plan_rows set state = 'done', result_id = $2 where plan_id = $1`,
    [plan.id, result],
  );
/** As the next step of the run that waits finds it. */
const found = (plan: Plan) =>
  inA(async (tx) => withKeptAnswer(tx, await lockClarification(tx, plan.refinementId)));
const begin = (plan: Plan, at = testNow) =>
  inA(async (tx) => waitForAnswers(tx, await getPlan(tx, plan.id), startClarifyIssue, at));
const signals = async () =>
  (
    await database.asAdministrator<{ name: string }>('select name from outbox order by outbox_id')
  ).map(({ name }) => name);
const answers = async () =>
  (
    await database.asAdministrator<{ body: string }>(
      `select body from audit_entries where body like '%clarification.answered%' order by seq`,
    )
  ).map(({ body }) => JSON.parse(body).data.comment);

/** A refinement with this plan. */
async function opened(plan: Plan): Promise<Plan> {
  await inA(async (tx) => {
    const { refinementId } = plan;
    const head = { refinementId, issueId, projectId: '10000', requestedBy: 'acc-ada' };
    const times = { at: testNow, dueAt: inAnHour };
    await openRefinement(tx, { ...head, reason: 'clarification', ...times });
    await insertPlan(tx, plan, { projectId: '10000', proposedBy: 'acc-ada', at: testNow });
  });
  return plan;
}

/** One whose questions are on their way to Jira. */
async function sending(plan = askingPlan('sending')): Promise<Plan> {
  await opened(plan);
  await inA((tx) => saveQuestions(tx, askedBy(plan), testNow));
  return plan;
}

/** Questions that wait, their refinement closed; the comment that asks is 90001. */
async function waiting(): Promise<Plan> {
  const plan = await opened(askingPlan('done'));
  await written(plan, '90001');
  await database.asAdministrator(
    `update refinements set outcome = 'applied', step = 'closed', closed_at = changed_at`,
  );
  await inA((tx) => plantWaiting(tx, plan));
  return plan;
}

const otherId = 'b1a0c2de-5b1f-4a55-9c40-2f6b6d1a7a10';

describe('R11 a comment that comes before its answers are waited for', () => {
  it('answers, unless it is the one that asks', async () => {
    const plan = await sending();
    await comes('90001', after(1));
    await comes('90002', after(2));
    expect(await signals()).toEqual([]);
    await written(plan, '90001');
    await begin(plan, after(3));
    const before = (await answers()).length;
    expect(await found(plan)).toMatchObject({ answeredAt: after(2), heard: [] });
    expect((await answers()).slice(before)).toEqual(['90002']);
    // Looked through once.
    expect(await found(plan)).toMatchObject({ answeredAt: after(2), heard: [] });
    expect((await answers()).slice(before)).toHaveLength(1);
  });

  it('is kept also where it is not known what became of the comment that asks', async () => {
    const plan = await sending();
    await database.asAdministrator(`update plan_rows set state = 'uncertain'`);
    await comes('90002', after(60));
    await written(plan, '90001');
    await begin(plan, after(90));
    expect((await found(plan)).answeredAt).toEqual(after(60));
  });

  it('is not kept where nothing was asked, and never more than twenty are', async () => {
    await sending(askingPlan('rejected'));
    await comes('90002');
    const heard = async () =>
      (await database.asAdministrator<{ heard: unknown[] }>('select heard from clarifications'))[0]
        ?.heard;
    expect(await heard()).toEqual([]);
    await database.asAdministrator(`update plan_rows set state = 'sending'`);
    for (let at = 0; at < 22; at++) await comes(`9100${at}`);
    expect(await heard()).toHaveLength(20);
  });
});

describe('R11 a comment that comes while another one of ours is on its way', () => {
  it('is no answer until it is known whose it is, and then none if it is ours', async () => {
    const plan = await waiting();
    const other = await opened(askingPlan('sending', { refinementId: otherId }));
    await comes('90010', after(1));
    expect(await signals()).toEqual(['heard']);
    expect(await found(plan)).toMatchObject({ answeredAt: null, heard: [{ id: '90010' }] });
    await written(other, '90010');
    expect(await found(plan)).toMatchObject({ answeredAt: null, heard: [] });
    await comes('90010', after(2));
    expect((await found(plan)).answeredAt).toBeNull();
  });

  it('is an answer once it is known not to be', async () => {
    const plan = await waiting();
    const other = await opened(askingPlan('sending', { refinementId: otherId }));
    await comes('90010', after(1));
    await comes('90011', after(2));
    await written(other, '90010');
    expect((await found(plan)).answeredAt).toEqual(after(2));
  });

  it('is an answer at once where nothing of ours is a comment', async () => {
    const plan = await waiting();
    await opened(makePlan(['sending'], { refinementId: otherId }));
    await comes('90011', after(1));
    expect(await inA((tx) => lockClarification(tx, plan.refinementId))).toMatchObject({
      answeredAt: after(1),
      heard: [],
    });
  });
});

describe('R11 a comment that a person worded anew', () => {
  it('has the answers to its questions waited for', async () => {
    const plan = await sending(askingPlan('open'));
    const [drafted] = plan.rows;
    if (!drafted) throw new Error('the plan has a row');
    const operation = addCommentOperation({
      issueId,
      lines: ['Ben, when is this done for you?'],
      audience: 'everyone',
      origin: 'Ours.',
    });
    const row = editRow(plan, { seal: plan.seal, rowId: drafted.id, operation }, testNow);
    await inA((tx) => rewriteRow(tx, row));
    await written(plan, '90001');
    await begin(plan);
    const { refinementId } = plan;
    expect(await inA((tx) => findWaiting(tx, issueId))).toMatchObject({ refinementId });
    expect((await found(plan)).questions).toEqual(twoQuestions);
    expect(await signals()).toEqual(['clarifyIssue']);
    await begin(plan);
    expect(await signals()).toEqual(['clarifyIssue']);
  });
});

describe('R11 what is told a run that waits', () => {
  it('is told once, however often it happens before somebody takes it up', async () => {
    await waiting();
    for (let at = 0; at < 3; at++) await inA((tx) => hearChange(tx, issueId, after(at)));
    await comes('90011', after(4));
    expect(await signals()).toEqual(['heard']);
    const claim = { at: after(5), leaseSeconds: 30, limit: 10 };
    expect(await claimOutbox(database.pools.dispatcher, claim)).toHaveLength(1);
    // What is on its way may have been sent before this happened.
    await inA((tx) => hearChange(tx, issueId, after(5)));
    await inA((tx) => hearChange(tx, issueId, after(6)));
    expect(await signals()).toEqual(['heard', 'heard']);
  });
});
