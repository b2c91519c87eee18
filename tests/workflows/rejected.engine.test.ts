import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { untilRefinement } from '../../dev/demo/once.ts';
import { expectStatus, type Person } from '../../dev/person.ts';
import type { PlanView } from '../../domain/views.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import { closed, decideAll, proposed, tellChange, verdictOn } from '../helpers/engine/steps.ts';

let engine: Engine;
let ada: Person;
beforeAll(async () => {
  engine = await startEngine();
  ada = engine.person('acc-ada');
}, 120_000);
afterAll(() => engine?.close());

const wishes = [
  'The order page shows the parcel number as soon as the carrier reports it',
  'A customer can print the return label without signing in',
  'Support sees who changed the address and when',
];

/** What the issue asks for from now on. */
const ask = (key: string, items: readonly string[], intro = '') =>
  engine.simulator.acting.edit({ cloudId: engine.tenantId, issue: key }, 'acc-ben', {
    description: `${intro}## Acceptance criteria\n\n${items.map((item) => `- ${item}`).join('\n')}\n`,
  });

const summaries = ({ rows }: PlanView) => rows.map(({ label }) => /“(.*)”/.exec(label)?.[1]);

describe('A9 a rejected idea does not come back for the same words', () => {
  it('is left out of the next plan, which says so, and comes back when its words change', async () => {
    const issueId = engine.issueId('SHOP-13');
    ask('SHOP-13', wishes);
    const first = await proposed(ada, issueId);
    expectStatus(await ada.decide(first.plan.id, verdictOn(first.plan, 'reject', [1])), 200);
    expectStatus(await ada.cancel(first.refinement.id), 200);
    await closed(ada, first.refinement.id);
    ask('SHOP-13', wishes, 'Customers ask for this every week.\n\n');
    const second = await proposed(ada, issueId);
    expect(summaries(second.plan)).toEqual([wishes[0], wishes[2]]);
    expect(second.plan.rejectedBefore).toBe(1);
    expectStatus(await ada.cancel(second.refinement.id), 200);
    await closed(ada, second.refinement.id);
    ask('SHOP-13', [wishes[0]!, `${wishes[1]} or an account`, wishes[2]!]);
    const third = await proposed(ada, issueId);
    expect(third.plan.rows).toHaveLength(3);
    expect(third.plan.rejectedBefore).toBe(0);
    expectStatus(await decideAll(ada, third.plan, 'reject'), 200);
  }, 60_000);

  it('leaves nothing to propose where all were rejected, and the reason is told', async () => {
    const issueId = engine.issueId('SHOP-20');
    ask('SHOP-20', wishes);
    const { refinement, plan } = await proposed(ada, issueId);
    expect(plan.rejectedBefore).toBe(0);
    expectStatus(await decideAll(ada, plan, 'reject'), 200);
    await closed(ada, refinement.id);
    const again = expectStatus(await ada.propose(issueId), 202);
    expect(await closed(ada, again.id)).toMatchObject({
      outcome: 'nothing_to_propose',
      problem: { code: 'rejected_before' },
    });
  }, 60_000);

  it('stays out of the plan that replaces the one in which it was rejected', async () => {
    const issueId = engine.issueId('SHOP-26');
    ask('SHOP-26', wishes);
    const { refinement, plan } = await proposed(ada, issueId);
    expectStatus(await ada.decide(plan.id, verdictOn(plan, 'reject', [0])), 200);
    ask('SHOP-26', wishes, 'It was asked for again.\n\n');
    await tellChange(engine, refinement.id);
    const { planId } = await untilRefinement(ada, refinement.id, (view) => view.planId !== plan.id);
    const next = expectStatus(await ada.plan(planId ?? ''), 200);
    expect(summaries(next)).toEqual(wishes.slice(1));
    expect(next).toMatchObject({ round: 2, rejectedBefore: 1 });
    expectStatus(await decideAll(ada, next), 200);
    expect((await closed(ada, refinement.id)).outcome).toBe('applied');
  }, 60_000);
});
