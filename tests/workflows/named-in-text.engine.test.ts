import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectStatus, type Person } from '../../dev/person.ts';
import { componentIdsOf, linksOf } from '../../domain/operations/issue-values.ts';
import type { PlanView } from '../../domain/views.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import { rawIssue } from '../helpers/engine/plant-plan.ts';
import { closed, decideAll, proposed, tellChange } from '../helpers/engine/steps.ts';

let engine: Engine;
let ada: Person;

beforeAll(async () => {
  engine = await startEngine();
  ada = engine.person('acc-ada');
}, 120_000);
afterAll(() => engine?.close());

const edit = (key: string, fields: Record<string, unknown>) =>
  engine.simulator.acting.edit({ cloudId: engine.tenantId, issue: key }, 'acc-ben', fields);
const of = ({ rows }: PlanView, kind: string) => rows.filter((row) => row.operation.kind === kind);
const labels = (plan: PlanView, kind: string) => of(plan, kind).map(({ label }) => label);
const components = (key: string) => componentIdsOf(rawIssue(engine, key).fields.components);
const links = (key: string) => linksOf(rawIssue(engine, key).fields.issuelinks);

const nothing = async (person: Person, key: string) => {
  const { id } = expectStatus(await person.propose(engine.issueId(key)), 202);
  return await closed(person, id);
};

describe('W1 a component that a work item of the demo names', () => {
  it('is proposed with its words, set once it is approved, and not proposed again', async () => {
    expect(components('SHOP-23')).toEqual([]);
    const { plan, refinement } = await proposed(ada, engine.issueId('SHOP-23'));
    expect(of(plan, 'setComponents')).toMatchObject([
      { label: 'Add component “Search”', why: 'The work item says so: “Search”', tier: 'low' },
    ]);
    expectStatus(await decideAll(ada, plan), 200);
    expect(await closed(ada, refinement.id)).toMatchObject({ outcome: 'applied' });
    expect(components('SHOP-23')).toHaveLength(1);
    expect(await nothing(ada, 'SHOP-23')).toMatchObject({ outcome: 'nothing_to_propose' });
  }, 60_000);

  it('is left out once somebody set one by hand, while the plan waits', async () => {
    edit('SHOP-30', { components: [], summary: 'Returns: the refund is calculated wrong' });
    const { plan, refinement } = await proposed(ada, engine.issueId('SHOP-30'));
    expect(labels(plan, 'setComponents')).toEqual(['Add component “Returns”']);
    edit('SHOP-30', { components: [{ name: 'Payments' }] });
    await tellChange(engine, refinement.id);
    const after = expectStatus(await ada.refinement(refinement.id), 200);
    const next = expectStatus(await ada.plan(after.planId ?? plan.id), 200);
    expect(of(next, 'setComponents').filter(({ state }) => state === 'open')).toEqual([]);
  }, 60_000);

  it('is not proposed again once it was rejected', async () => {
    edit('SHOP-24', { components: [], summary: 'Search: one index per language?' });
    const { plan, refinement } = await proposed(ada, engine.issueId('SHOP-24'));
    expect(labels(plan, 'setComponents')).toEqual(['Add component “Search”']);
    expectStatus(await decideAll(ada, plan, 'reject'), 200);
    await closed(ada, refinement.id);
    expect(await nothing(ada, 'SHOP-24')).toMatchObject({
      outcome: 'nothing_to_propose',
      problem: { code: 'rejected_before' },
    });
  }, 60_000);
});

describe('W1 a link that a work item of the demo states', () => {
  it('is proposed with its words, made once it is approved, and not proposed again', async () => {
    expect(links('SHOP-25')).toEqual([]);
    const { plan, refinement } = await proposed(ada, engine.issueId('SHOP-25'));
    expect(of(plan, 'linkIssues')).toMatchObject([
      {
        label: 'Link: is blocked by SHOP-24',
        why: 'The work item says so: “Blocked by SHOP-24”',
        tier: 'low',
      },
    ]);
    expectStatus(await decideAll(ada, plan), 200);
    expect(await closed(ada, refinement.id)).toMatchObject({ outcome: 'applied' });
    expect(links('SHOP-25')).toMatchObject([
      { direction: 'in', otherId: engine.issueId('SHOP-24') },
    ]);
    expect(await nothing(ada, 'SHOP-25')).toMatchObject({ outcome: 'nothing_to_propose' });
  }, 60_000);

  it('leads to nothing that is not there, or that not all who see the work item may see', async () => {
    const otto = engine.person('acc-otto');
    edit('SEC-3', { description: 'Blocked by SEC-1, SEC-2 and SEC-77.' });
    const { plan } = await proposed(otto, engine.issueId('SEC-3'));
    expect(labels(plan, 'linkIssues')).toEqual(['Link: is blocked by SEC-1']);
  }, 60_000);
});
