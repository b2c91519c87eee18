import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { untilRefinement } from '../../dev/demo/once.ts';
import { expectStatus, type Person } from '../../dev/person.ts';
import type { AdfDoc } from '../../domain/json.ts';
import { adfPlainText } from '../../domain/operations/adf.ts';
import type { PlanView, RefinementView } from '../../domain/views.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import { rawIssue } from '../helpers/engine/plant-plan.ts';
import { closed, decideAll } from '../helpers/engine/steps.ts';

let engine: Engine;
let ada: Person;

beforeAll(async () => {
  engine = await startEngine();
  ada = engine.person('acc-ada');
}, 120_000);
afterAll(() => engine?.close());

/** Asks for the work order of an issue, and gives the plan that waits. */
async function asked(
  key: string,
  body: Record<string, unknown>,
  person = ada,
): Promise<{ plan: PlanView; refinement: RefinementView }> {
  const issueId = engine.issueId(key);
  const path = `/v1/issues/${issueId}/refinements`;
  const { id } = expectStatus(await person.call<RefinementView>('POST', path, { body }), 202);
  const refinement = await untilRefinement(
    person,
    id,
    ({ step, planId }) => step === 'closed' || (step === 'waiting' && planId !== null),
  );
  if (refinement.planId === null) throw new Error('there was nothing to propose');
  return { refinement, plan: expectStatus(await person.plan(refinement.planId), 200) };
}

const descriptionOf = (key: string) => rawIssue(engine, key).fields.description as AdfDoc;
const commentsOf = (key: string) =>
  (rawIssue(engine, key).fields.comment as { comments: { body: AdfDoc }[] }).comments;

describe('G4 a work order that was asked for', () => {
  it('becomes one comment once approved, in the words of the work item', async () => {
    const before = commentsOf('SHOP-12').length;
    const { plan, refinement } = await asked('SHOP-12', {
      workOrder: 'comment',
      profile: 'coding-agent',
    });
    expect(plan.rows.map(({ label }) => label)).toEqual(['Add a comment']);
    expect(commentsOf('SHOP-12')).toHaveLength(before);
    expectStatus(await decideAll(ada, plan), 200);
    expect((await closed(ada, refinement.id)).outcome).toBe('applied');
    const written = commentsOf('SHOP-12').slice(before);
    expect(written).toHaveLength(1);
    const text = adfPlainText(written[0]!.body);
    expect(text).toMatch(/^Work order\n/);
    expect(text).toContain('The checkout takes a gift card code and shows the balance');
  }, 60_000);

  it('becomes a section behind the description, is not proposed twice, and is undone', async () => {
    const before = structuredClone(descriptionOf('SHOP-8'));
    const { plan, refinement } = await asked('SHOP-8', { workOrder: 'section' });
    expectStatus(await decideAll(ada, plan), 200);
    expect((await closed(ada, refinement.id)).outcome).toBe('applied');
    const after = descriptionOf('SHOP-8');
    expect(after.content.slice(0, before.content.length)).toEqual(before.content);
    const issueId = engine.issueId('SHOP-8');
    const again = expectStatus(
      await ada.call<RefinementView>('POST', `/v1/issues/${issueId}/refinements`, {
        body: { workOrder: 'section' },
      }),
      202,
    );
    expect(await closed(ada, again.id)).toMatchObject({
      outcome: 'nothing_to_propose',
      problem: { code: 'work_order_there' },
    });
    const undo = expectStatus(await ada.undo(plan.id), 202);
    const { planId } = await untilRefinement(ada, undo.id, ({ step }) => step === 'waiting');
    expectStatus(await decideAll(ada, expectStatus(await ada.plan(planId ?? ''), 200)), 200);
    expect((await closed(ada, undo.id)).outcome).toBe('applied');
    expect(descriptionOf('SHOP-8')).toEqual(before);
  }, 90_000);

  it('in a service project is a note to the team', async () => {
    const { plan } = await asked('DESK-1', { workOrder: 'comment' }, engine.person('acc-ben'));
    expect(plan.rows.map(({ label }) => label)).toEqual(['Add an internal note']);
  }, 60_000);
});
