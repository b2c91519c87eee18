import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  beginClarification,
  findLatestClarification,
  findWaiting,
  lockClarification,
  moveClarification,
  raiseClarification,
  saveQuestions,
} from '../../db/clarifications.ts';
import { dueClarifications } from '../../db/clock.ts';
import { keepComment, noteAnswer } from '../../db/heard-comments.ts';
import type { Plan } from '../../domain/plan.ts';
import { askedBy, plantWaiting, twoQuestions } from '../helpers/clarifications.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { inAnHour, planOf, propose } from '../helpers/fill-tenant.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

let database: TestDatabase;
let plan: Plan;
beforeAll(async () => {
  database = await withDatabase();
  for (const tenant of [tenantA, tenantB]) await installTenant(database, tenant);
  plan = await database.withTenant(tenantA, (tx) => propose(tx, planOf(tenantA)));
});
afterAll(() => database.close());

const inA = <Value>(work: Parameters<typeof database.withTenant<Value>>[1]) =>
  database.withTenant(tenantA, work);
const times = { at: testNow, expiresAt: inAnHour, remindAt: null, dueAt: inAnHour };

describe('R11 what is kept of questions', () => {
  it('begins once, with the questions of the last round, and never for another site', async () => {
    const first = { ...askedBy(plan), questions: twoQuestions.slice(0, 1) };
    await inA((tx) => saveQuestions(tx, first, testNow));
    await inA((tx) => saveQuestions(tx, askedBy(plan), testNow));
    expect(await inA((tx) => findWaiting(tx, plan.issue.id))).toBeNull();
    const begin = { commentId: '90001', ...times };
    const { refinementId } = plan;
    const other = database.withTenant(tenantB, (tx) => beginClarification(tx, refinementId, begin));
    expect(await other).toBeNull();
    const ref = { tenantId: tenantA, refinementId, generation: 1 };
    expect(await inA((tx) => beginClarification(tx, refinementId, begin))).toEqual(ref);
    expect(await inA((tx) => beginClarification(tx, refinementId, begin))).toBeNull();
    await inA((tx) => saveQuestions(tx, first, testNow));
    expect(await inA((tx) => findLatestClarification(tx, plan.issue.id))).toMatchObject({
      questions: twoQuestions,
      settled: [],
      outcome: null,
    });
  });

  it('is seen by its own site alone, and encrypted', async () => {
    const { id } = plan.issue;
    const inB = <Value>(work: Parameters<typeof database.withTenant<Value>>[1]) =>
      database.withTenant(tenantB, work);
    expect(await inB((tx) => findWaiting(tx, id))).toBeNull();
    expect(await inB((tx) => findLatestClarification(tx, id))).toBeNull();
    const comment = { id: '90002', at: testNow };
    await inB((tx) => noteAnswer(tx, plan.refinementId, comment));
    expect(await inB((tx) => keepComment(tx, id, comment))).toBeNull();
    await inB((tx) =>
      moveClarification(tx, plan.refinementId, { at: testNow, outcome: 'expired' }),
    );
    await expect(inB((tx) => lockClarification(tx, plan.refinementId))).rejects.toMatchObject({
      code: 'clarification_not_found',
    });
    const raise = { refinementId: plan.refinementId, from: 1, at: testNow, dueAt: inAnHour };
    expect(await inB((tx) => raiseClarification(tx, raise))).toBe(false);
    const [row] = await database.asAdministrator<{ questions: Buffer }>(
      'select questions, outcome, answered_at, heard from clarifications',
    );
    expect(row).toMatchObject({ outcome: null, answered_at: null, heard: [] });
    expect(row?.questions.toString('latin1')).not.toContain('TBD');
  });

  it('tells the clock when nothing moved in time, and an answer counts once', async () => {
    const late = new Date(inAnHour.getTime() + 1);
    const ref = { tenantId: tenantA, refinementId: plan.refinementId, generation: 1 };
    expect(await dueClarifications(database.pools.clock, testNow, 9)).toEqual([]);
    expect(await dueClarifications(database.pools.clock, late, 9)).toEqual([ref]);
    await inA((tx) => noteAnswer(tx, plan.refinementId, { id: '90002', at: late }));
    await inA((tx) => noteAnswer(tx, plan.refinementId, { id: '90003', at: inAnHour }));
    const answered = await database.asAdministrator<{ body: string }>(
      `select body from audit_entries where body like '%clarification.answered%'`,
    );
    expect(answered.map(({ body }) => JSON.parse(body).data)).toEqual([{ comment: '90002' }]);
    expect(await inA((tx) => lockClarification(tx, plan.refinementId))).toMatchObject({
      answeredAt: late,
      heard: [],
    });
  });

  it('ends once, and then another one may wait on the issue', async () => {
    const { refinementId } = plan;
    const looked = { at: testNow, settled: [0, 1], scoreAfter: 90, statusAfter: 'ready' as const };
    await inA((tx) => moveClarification(tx, refinementId, { ...looked, outcome: 'resolved' }));
    await inA((tx) => moveClarification(tx, refinementId, { at: testNow, outcome: 'cancelled' }));
    expect(await inA((tx) => lockClarification(tx, refinementId))).toMatchObject({
      outcome: 'resolved',
      settled: [0, 1],
      scoreAfter: 90,
    });
    await database.asAdministrator(
      `update refinements set outcome = 'applied', step = 'closed', closed_at = changed_at`,
    );
    const again = { ...planOf(tenantA), refinementId: 'b1a0c2de-5b1f-4a55-9c40-2f6b6d1a7a10' };
    const moved = { ...again, id: again.refinementId, rows: [] };
    await inA((tx) => propose(tx, moved));
    const ref = await inA((tx) => plantWaiting(tx, moved));
    expect(await inA((tx) => findWaiting(tx, plan.issue.id))).toEqual(ref);
    expect(await inA((tx) => findLatestClarification(tx, plan.issue.id))).toMatchObject({
      refinementId: moved.refinementId,
    });
  });
});
