import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { untilRefinement } from '../../dev/demo/once.ts';
import { expectStatus } from '../../dev/person.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import { recordHistory } from '../helpers/engine/record.ts';
import {
  auditOf,
  closed,
  codeOf,
  decideAll,
  proposed,
  verdictOn,
  writtenUnder,
} from '../helpers/engine/steps.ts';

const hour = 3_600_000;
const day = 24 * hour;

let engine: Engine;

beforeAll(async () => {
  engine = await startEngine();
}, 120_000);
afterAll(() => engine?.close());

describe('A8 a plan that waits for days', () => {
  it('reminds once after two days, and a decision on the sixth day is written', async () => {
    const ada = engine.person('acc-ada');
    const issueId = engine.issueId('SHOP-12');
    const { refinement, plan } = await proposed(ada, issueId);
    await engine.letPass(refinement.id, 2 * day + hour);
    const reminded = await untilRefinement(ada, refinement.id, ({ step }) => step === 'reminded');
    expect(reminded.planId).toBe(plan.id);
    await engine.letPass(refinement.id, 4 * day - 2 * hour);
    expectStatus(await decideAll(ada, plan), 200);
    expect((await closed(ada, refinement.id)).outcome).toBe('applied');
    expect(await writtenUnder(engine, issueId)).toHaveLength(plan.rows.length);
    await recordHistory(engine, engine.workflowId(refinement.id), 'reminded-and-applied');
    const reminders = (await auditOf(engine)).filter(({ action }) => action === 'plan.reminded');
    expect(reminders).toHaveLength(1);
  }, 60_000);

  it('expires after seven days without a decision, writes nothing, and a late click says so', async () => {
    const ada = engine.person('acc-ada');
    const issueId = engine.issueId('SHOP-8');
    const { refinement, plan } = await proposed(ada, issueId);
    await engine.letPass(refinement.id, 7 * day + hour);
    expect((await closed(ada, refinement.id)).outcome).toBe('expired');
    await recordHistory(engine, engine.workflowId(refinement.id), 'expired');
    const late = await ada.decide(plan.id, verdictOn(plan, 'approve'));
    expect([late.status, codeOf(late)]).toEqual([409, 'plan_expired']);
    expect(await writtenUnder(engine, issueId)).toEqual([]);
    const { rows } = expectStatus(await ada.plan(plan.id), 200);
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['expired']));
  }, 60_000);

  it('refuses a click in the moment after the deadline, before the workflow has woken', async () => {
    const ada = engine.person('acc-ada');
    const { refinement, plan } = await proposed(ada, engine.issueId('SHOP-14'));
    engine.clock.advance(7 * day + hour);
    const late = await decideAll(ada, plan);
    expect([late.status, codeOf(late)]).toEqual([409, 'plan_expired']);
    engine.clock.advance(-(7 * day + hour));
    expectStatus(await ada.cancel(refinement.id), 200);
    expect((await closed(ada, refinement.id)).outcome).toBe('cancelled');
  }, 60_000);
});
