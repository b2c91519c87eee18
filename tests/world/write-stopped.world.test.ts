import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { markdownDocument } from '../../dev/backlog/markup/markdown.ts';
import { untilRefinement } from '../../dev/demo/once.ts';
import { expectStatus, type Person } from '../../dev/person.ts';
import type { PlanView } from '../../domain/views.ts';
import { closed, decideAll, eventually, proposed } from '../helpers/engine/steps.ts';
import { startTestWorld, type TestWorld } from '../helpers/world/test-world.ts';

/** Milliseconds within which a stop must hold. */
const promised = 10_000;

const bug = `1. A cart with a book
2. The page "Sign in", with an account that has an old cart
3. Back to the cart

The cart is empty. The book should still be in it.`;

let world: TestWorld;
let ada: Person;
let issueId: string;
beforeAll(async () => {
  // A permit lives as long as in production: it is the stop that ends it.
  world = await startTestWorld({ issues: 1, settings: { READYGATE_SEND_SECONDS: '30' } });
  ada = world.person('acc-ada');
  issueId = world.simulator.issuesOf(world.tenantId).find(({ key }) => key === 'SHOP-7')?.id ?? '';
  const ref = { cloudId: world.tenantId, issue: 'SHOP-7' };
  const description = markdownDocument(bug, 'sections');
  world.simulator.acting.edit(ref, 'acc-ben', { description });
}, 120_000);
afterAll(async () => {
  await world?.stop();
}, 60_000);

const stop = (stopped: boolean) =>
  world
    .person('acc-otto')
    .call<{ version: number }>('GET', '/v1/tenant/writes')
    .then(async ({ body: { version } }) =>
      expectStatus(
        await world.person('acc-otto').call('PUT', '/v1/tenant/writes', {
          body: { stopped, version },
        }),
        200,
      ),
    );

const rowsOf = (plan: Pick<PlanView, 'id'>) =>
  world.asAdministrator<{ state: string; code: string | null }>(
    `select state, problem->>'code' as code from plan_rows where plan_id = $1`,
    [plan.id],
  );
const edits = () =>
  world.simulator
    .requests()
    .filter(({ method, path }) => method === 'PUT' && path.includes(issueId));

/** Holds the first read of the issue that is made under a permit, until it is let go. */
function holdReadOf(plan: Pick<PlanView, 'id'>) {
  const arrived = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const end = world.simulator.observe(async (phase, { operation, path }) => {
    if (phase !== 'received' || operation !== 'getIssue' || !path.includes(issueId)) return;
    if ((await rowsOf(plan)).every(({ state }) => state !== 'sending')) return;
    end();
    arrived.resolve();
    await gate.promise;
  });
  return { arrived: arrived.promise, letGo: gate.resolve };
}

/** Approves a plan of one change, and stops all writes while Jira is read for it. */
async function stoppedWhileRead(plan: PlanView): Promise<void> {
  const { arrived, letGo } = holdReadOf(plan);
  expectStatus(await decideAll(ada, plan), 200);
  await arrived;
  const before = edits().length;
  await stop(true);
  const replied = performance.now();
  letGo();
  const rows = await eventually(
    () => rowsOf(plan),
    (all) => all.every(({ state }) => state !== 'sending'),
  );
  const held = performance.now() - replied;
  expect(rows).toEqual([{ state: 'released', code: 'writes_stopped' }]);
  expect(held).toBeLessThan(promised);
  expect(edits()).toHaveLength(before);
  await stop(false);
}

describe('T8 a stop while Jira is read for a change that may go out', () => {
  let plan: PlanView;

  it('sends nothing of an addition to the description, which goes out once it is over', async () => {
    const made = await proposed(ada, issueId);
    plan = made.plan;
    expect(plan.rows.map(({ operation }) => operation.kind)).toEqual(['insertSections']);
    await stoppedWhileRead(plan);
    expect((await closed(ada, made.refinement.id)).outcome).toBe('applied');
    expect(edits()).toHaveLength(1);
  }, 90_000);

  it('sends nothing of what takes it back, which goes out once it is over', async () => {
    const { id } = expectStatus(await ada.undo(plan.id), 200, 202);
    const { planId } = await untilRefinement(ada, id, ({ step }) => step === 'waiting');
    const undo = expectStatus(await ada.plan(planId ?? ''), 200);
    await stoppedWhileRead(undo);
    expect((await closed(ada, id)).outcome).toBe('applied');
    expect(edits()).toHaveLength(2);
  }, 90_000);
});
