import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { untilRefinement } from '../../dev/demo/once.ts';
import { expectStatus } from '../../dev/person.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import { recordHistory } from '../helpers/engine/record.ts';
import {
  auditOf,
  closed,
  decideAll,
  eventually,
  proposed,
  tellChange,
  verdictOn,
  writtenUnder,
} from '../helpers/engine/steps.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await startEngine();
}, 120_000);
afterAll(() => engine?.close());

const edit = (key: string, fields: Record<string, unknown>) =>
  engine.simulator.acting.edit({ cloudId: engine.tenantId, issue: key }, 'acc-ben', fields);

const wishes = [
  'The order page shows the parcel number as soon as the carrier reports it',
  'A customer can print the return label without signing in',
  'Support sees who changed the address and when',
];

/** A description that asks for the first so many things. */
const criteria = (count: number) =>
  `## Acceptance criteria\n\n${wishes
    .slice(0, count)
    .map((wish) => `- ${wish}`)
    .join('\n')}\n`;

describe('A4 an approval counts for what was on the screen', () => {
  it('does not write a row whose description moved after it was approved, and shows a new plan', async () => {
    const ada = engine.person('acc-ada');
    const issueId = engine.issueId('SHOP-12');
    const { refinement, plan } = await proposed(ada, issueId);
    await engine.stopWorkers();
    expectStatus(await decideAll(ada, plan), 200);
    edit('SHOP-12', { description: criteria(2) });
    await engine.startWorkers();
    const waiting = await untilRefinement(
      ada,
      refinement.id,
      ({ planId, step }) => planId !== plan.id && step === 'waiting',
    );
    expect(await writtenUnder(engine, issueId)).toEqual([]);
    const next = expectStatus(await ada.plan(waiting.planId ?? ''), 200);
    expect(next.round).toBe(2);
    expect(next.rows).toHaveLength(2);
    expect(next.difference).toEqual({
      replaces: plan.id,
      fields: ['description'],
      gone: plan.rows.map(({ label, operation }) => ({ label, operation })),
      lookAgain: { accounts: ['acc-ada'], you: true },
    });
    const ben = expectStatus(await engine.person('acc-ben').plan(next.id), 200);
    expect(ben.difference?.lookAgain).toEqual({ accounts: ['acc-ada'], you: false });
    expect(next.rows.map(({ added }) => added)).toEqual([true, true]);
    expectStatus(await decideAll(ada, next), 200);
    expect((await closed(ada, refinement.id)).outcome).toBe('applied');
    expect(await writtenUnder(engine, issueId)).toHaveLength(2);
    await recordHistory(engine, engine.workflowId(refinement.id), 'replaced-and-applied');
  }, 60_000);

  it('writes what was approved when only a label moved', async () => {
    const ada = engine.person('acc-ada');
    const issueId = engine.issueId('SHOP-13');
    const { refinement, plan } = await proposed(ada, issueId);
    await engine.stopWorkers();
    expectStatus(await decideAll(ada, plan), 200);
    edit('SHOP-13', { labels: ['later'] });
    await engine.startWorkers();
    expect((await closed(ada, refinement.id)).outcome).toBe('applied');
    expect(await writtenUnder(engine, issueId)).toHaveLength(plan.rows.length);
  }, 60_000);

  it('keeps a waiting plan when a label moved, and says so', async () => {
    const ada = engine.person('acc-ada');
    const { refinement, plan } = await proposed(ada, engine.issueId('SHOP-20'));
    edit('SHOP-20', { labels: ['later'] });
    await tellChange(engine, refinement.id);
    await eventually(
      () => auditOf(engine),
      (entries) =>
        entries.some(({ action, subject }) => action === 'plan.kept' && subject.id === plan.id),
    );
    expectStatus(await decideAll(ada, plan, 'reject'), 200);
    expect((await closed(ada, refinement.id)).outcome).toBe('rejected');
  }, 60_000);

  it('replaces a waiting plan whose description moved, so that the old seal decides nothing', async () => {
    const ada = engine.person('acc-ada');
    const issueId = engine.issueId('SHOP-26');
    const { refinement, plan } = await proposed(ada, issueId);
    edit('SHOP-26', { description: criteria(3) });
    await tellChange(engine, refinement.id);
    const { planId } = await untilRefinement(ada, refinement.id, (view) => view.planId !== plan.id);
    const late = await ada.decide(plan.id, verdictOn(plan, 'approve'));
    expect(late.status).toBe(409);
    const next = expectStatus(await ada.plan(planId ?? ''), 200);
    expect(next.rows).toHaveLength(3);
    expect(next.difference).toMatchObject({ replaces: plan.id, lookAgain: { accounts: [] } });
    expectStatus(await decideAll(ada, next), 200);
    expect((await closed(ada, refinement.id)).outcome).toBe('applied');
    expect(await writtenUnder(engine, issueId)).toHaveLength(3);
  }, 60_000);

  it('clears a waiting plan when nothing is left to propose', async () => {
    const ada = engine.person('acc-ada');
    const issueId = engine.issueId('SHOP-28');
    const { refinement } = await proposed(ada, issueId);
    edit('SHOP-28', { description: 'There is nothing to split in this one any more.' });
    await tellChange(engine, refinement.id);
    expect((await closed(ada, refinement.id)).outcome).toBe('cleared');
    await recordHistory(engine, engine.workflowId(refinement.id), 'cleared');
    expect(await writtenUnder(engine, issueId)).toEqual([]);
  }, 60_000);
});
