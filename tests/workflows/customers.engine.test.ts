import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { expectStatus } from '../../dev/person.ts';
import { markerProperty } from '../../domain/operations/label.ts';
import { asked } from '../helpers/engine/clarifying.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import { closed, decideAll, proposed } from '../helpers/engine/steps.ts';

let engine: Engine;
let version = 0;
beforeAll(async () => {
  engine = await startEngine();
}, 120_000);
afterAll(() => engine?.close());

/** As the project's administrator says. */
async function setReaders(audience: 'internal' | 'customer') {
  const otto = engine.person('acc-otto');
  const body = { version, audience };
  const reply = await otto.call('PUT', '/v1/projects/DESK/comments', { body });
  expect(reply.status).toBe(200);
  version += 1;
}

/** What the customer reads on the work item, by the operations that wrote it. */
async function readByCara(issueId: string): Promise<unknown[]> {
  const { simulator, deps, tenantId } = engine;
  const token = simulator.tokens.user(tenantId, 'acc-cara');
  const auth = { baseUrl: `${engine.jiraOrigin}/ex/jira/${tenantId}`, token };
  const { comments } = await deps.jira.listComments(auth, issueId, { startAt: 0 });
  return comments.flatMap(({ properties }) => properties[markerProperty] ?? []);
}

/** Questions about a work item of a customer that says nothing. */
async function questionsAbout(key: string) {
  const issue = { cloudId: engine.tenantId, issue: key };
  engine.simulator.acting.edit(issue, 'acc-ben', { description: null });
  const { plan, refinement } = await asked(engine.person('acc-ben'), engine.issueId(key));
  if (!plan) throw new Error('there was nothing to ask');
  return { plan, refinement };
}

describe('W1 questions in a service project whose administrator let customers read them', () => {
  beforeEach(() => setReaders('customer'));

  it('say that the customer will see them, and the customer does', async () => {
    const ben = engine.person('acc-ben');
    const { plan, refinement } = await questionsAbout('DESK-1');
    expect(plan.rows.map(({ label }) => label)).toEqual([
      'Add a comment that the customer will see',
    ]);
    expect(plan.sentence).toContain('1 comment on DESK-1 that the customer will see');
    expectStatus(await decideAll(ben, plan), 200);
    expect((await closed(ben, refinement.id)).outcome).toBe('applied');
    expect(await readByCara(plan.issue.id)).toMatchObject([{ op: expect.any(String) }]);
  }, 60_000);

  it('do not go out once the administrator let customers read no more, whoever approved', async () => {
    const ben = engine.person('acc-ben');
    const { plan, refinement } = await questionsAbout('DESK-2');
    await setReaders('internal');
    expectStatus(await decideAll(ben, plan), 200);
    expect((await closed(ben, refinement.id)).outcome).toBe('failed');
    const [row] = expectStatus(await ben.plan(plan.id), 200).rows;
    expect(row).toMatchObject({ state: 'failed', problem: { code: 'customers_excluded' } });
    expect(await readByCara(plan.issue.id)).toEqual([]);
  }, 60_000);

  it('are notes to the team where nobody let customers, and a work order always is', async () => {
    const ben = engine.person('acc-ben');
    await setReaders('internal');
    const { plan } = await questionsAbout('DESK-3');
    expect(plan.rows.map(({ label }) => label)).toEqual(['Add an internal note']);
    await setReaders('customer');
    const order = { workOrder: 'comment' };
    const path = `/v1/issues/${engine.issueId('DESK-2')}/refinements`;
    expect((await ben.call('POST', path, { body: order })).status).toBe(202);
    const { plan: handed } = await proposed(ben, engine.issueId('DESK-2'));
    expect(handed.rows.map(({ label }) => label)).toEqual(['Add an internal note']);
  }, 60_000);
});
