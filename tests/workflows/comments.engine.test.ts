import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { enqueue } from '../../db/outbox.ts';
import { insertPlan } from '../../db/plans.ts';
import { advance, openRefinement } from '../../db/refinements.ts';
import { untilRefinement } from '../../dev/demo/once.ts';
import { expectStatus } from '../../dev/person.ts';
import { baseOf } from '../../domain/normalise/base.ts';
import { normaliseJiraIssue } from '../../domain/normalise/normalise-issue.ts';
import type { Audience } from '../../domain/operation.ts';
import { addCommentOperation } from '../../domain/operations/add-comment.ts';
import { markerProperty } from '../../domain/operations/label.ts';
import type { Plan, PlanRow } from '../../domain/plan.ts';
import { operationIdOf, planIdOf, planSeal, rowDigest, rowIdOf } from '../../domain/seal.ts';
import { startRefineIssue } from '../../workflows/refine-messages.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import { closed, decideAll } from '../helpers/engine/steps.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await startEngine();
}, 120_000);
afterAll(() => engine?.close());

/** Puts a plan of one comment there, as a later draft may make it, and starts its run. */
async function planComment(key: string, refinementId: string, audience: Audience): Promise<Plan> {
  const { tenantId, simulator, database, clock } = engine;
  const { raw, id: issueId } = simulator.issuesOf(tenantId).find((issue) => issue.key === key)!;
  const issue = normaliseJiraIssue(raw);
  const operation = addCommentOperation({
    issueId,
    lines: ['Which carrier was it?'],
    audience,
    origin: 'Proposed by Readygate and approved by a person.',
  });
  const id = rowIdOf(refinementId, 1, 0);
  const row: PlanRow = {
    id,
    position: 0,
    operation,
    digest: rowDigest(operation, []),
    fields: ['summary'],
    after: [],
    provenance: { lane: 'rules', spans: [] },
    tier: 'low',
    confidence: 'high',
    state: 'open',
    operationId: operationIdOf(id, 1),
  };
  const at = clock.now();
  const unsealed: Omit<Plan, 'seal'> = {
    format: 1,
    id: planIdOf(refinementId, 1),
    refinementId,
    round: 1,
    issue: { id: issueId, key },
    base: baseOf(issue),
    policy: { id: 'default', version: 1 },
    expiresAt: new Date(at.getTime() + 3_600_000).toISOString(),
    state: 'waiting',
    rows: [row],
  };
  const plan = { ...unsealed, seal: planSeal(tenantId, unsealed) };
  const { projectId } = issue;
  const dueAt = new Date(at.getTime() + 3_600_000);
  await database.withTenant(tenantId, async (tx) => {
    await openRefinement(tx, {
      refinementId,
      issueId,
      projectId,
      reason: 'person',
      requestedBy: 'acc-ada',
      at,
      dueAt,
    });
    const ref = { tenantId, refinementId, generation: 1 };
    await advance(tx, ref, { step: 'waiting', at, dueAt, planId: plan.id });
    await insertPlan(tx, plan, { projectId, proposedBy: 'acc-ada', at });
    await enqueue(tx, startRefineIssue(ref), at);
  });
  return plan;
}

async function commentsAs(accountId: string, issueId: string) {
  const { simulator, deps, tenantId } = engine;
  const auth = {
    baseUrl: `${engine.jiraOrigin}/ex/jira/${tenantId}`,
    token: simulator.tokens.user(tenantId, accountId),
  };
  return (await deps.jira.listComments(auth, issueId, { startAt: 0 })).comments;
}

describe('W1 the comment', () => {
  it('in a service project is a note that the customer does not see, once, with its marker', async () => {
    const refinementId = '6b0b6cf4-5f39-4c4e-9d0e-0f4a7a3f3a01';
    const plan = await planComment('DESK-1', refinementId, 'internal');
    const ben = engine.person('acc-ben');
    await untilRefinement(ben, refinementId, ({ step }) => step === 'waiting');
    const shown = expectStatus(await ben.plan(plan.id), 200);
    expect(shown.sentence).toContain('1 internal note');
    const before = await commentsAs('acc-cara', plan.issue.id);
    engine.simulator.faults.add({
      method: 'POST',
      path: '/issue/*/comment',
      kind: 'drop_after_commit',
    });
    expectStatus(await decideAll(ben, shown), 200);
    expect((await closed(ben, refinementId)).outcome).toBe('applied');
    const marked = (await commentsAs('acc-ben', plan.issue.id)).filter(
      ({ properties }) => properties?.[markerProperty] !== undefined,
    );
    expect(marked).toHaveLength(1);
    expect(marked[0]?.properties?.[markerProperty]).toMatchObject({
      op: plan.rows[0]?.operationId,
    });
    expect(await commentsAs('acc-cara', plan.issue.id)).toEqual(before);
  }, 60_000);

  it('for everyone is written as the person who approved', async () => {
    const refinementId = '6b0b6cf4-5f39-4c4e-9d0e-0f4a7a3f3a02';
    const plan = await planComment('SHOP-12', refinementId, 'everyone');
    const ada = engine.person('acc-ada');
    await untilRefinement(ada, refinementId, ({ step }) => step === 'waiting');
    expectStatus(await decideAll(ada, expectStatus(await ada.plan(plan.id), 200)), 200);
    expect((await closed(ada, refinementId)).outcome).toBe('applied');
    const [newest] = await commentsAs('acc-vera', plan.issue.id);
    expect(newest?.properties?.[markerProperty]).toMatchObject({ op: plan.rows[0]?.operationId });
    const { comments } = engine.simulator.state.sites[engine.tenantId]!.issues[plan.issue.id]!;
    expect(comments.at(-1)?.author).toBe('acc-ada');
  }, 60_000);
});
