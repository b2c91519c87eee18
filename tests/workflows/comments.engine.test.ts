import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectStatus } from '../../dev/person.ts';
import type { Audience } from '../../domain/operation.ts';
import { addCommentOperation } from '../../domain/operations/add-comment.ts';
import { markerProperty } from '../../domain/operations/label.ts';
import type { Plan } from '../../domain/plan.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import { plantPlan } from '../helpers/engine/plant-plan.ts';
import { closed, decideAll } from '../helpers/engine/steps.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await startEngine();
}, 120_000);
afterAll(() => engine?.close());

/** A plan of one comment, which no draft proposes yet. */
function planComment(key: string, audience: Audience): Promise<Plan> {
  const operation = addCommentOperation({
    issueId: engine.issueId(key),
    lines: ['Which carrier was it?'],
    audience,
    origin: 'Proposed by Readygate and approved by a person.',
  });
  return plantPlan(engine, key, [operation]);
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
    const plan = await planComment('DESK-1', 'internal');
    const ben = engine.person('acc-ben');
    const shown = expectStatus(await ben.plan(plan.id), 200);
    expect(shown.sentence).toContain('1 internal note');
    const before = await commentsAs('acc-cara', plan.issue.id);
    engine.simulator.faults.add({
      method: 'POST',
      path: '/issue/*/comment',
      kind: 'drop_after_commit',
    });
    expectStatus(await decideAll(ben, shown), 200);
    expect((await closed(ben, plan.refinementId)).outcome).toBe('applied');
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
    const plan = await planComment('SHOP-12', 'everyone');
    const ada = engine.person('acc-ada');
    expectStatus(await decideAll(ada, expectStatus(await ada.plan(plan.id), 200)), 200);
    expect((await closed(ada, plan.refinementId)).outcome).toBe('applied');
    const [newest] = await commentsAs('acc-vera', plan.issue.id);
    expect(newest?.properties?.[markerProperty]).toMatchObject({ op: plan.rows[0]?.operationId });
    const { comments } = engine.simulator.state.sites[engine.tenantId]!.issues[plan.issue.id]!;
    expect(comments.at(-1)?.author).toBe('acc-ada');
  }, 60_000);
});
