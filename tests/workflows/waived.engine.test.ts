import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { markStale } from '../../db/issues.ts';
import { expectStatus, type Person } from '../../dev/person.ts';
import type { OverridesView, ReadinessView } from '../../domain/views.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import { closed, eventually } from '../helpers/engine/steps.ts';

let engine: Engine;
let ada: Person;

beforeAll(async () => {
  engine = await startEngine();
  ada = engine.person('acc-ada');
}, 120_000);
afterAll(() => engine?.close());

const rule = 'criteria.present';

/** Somebody edits the description, and Jira tells of it. */
async function edit(key: string, description: string): Promise<void> {
  const { simulator, database, tenantId, clock } = engine;
  simulator.acting.edit({ cloudId: tenantId, issue: key }, 'acc-ben', { description });
  await database.withTenant(tenantId, (tx) => markStale(tx, engine.issueId(key), clock.now()));
}

/** The report once it is current again: whoever looks has the issue judged. */
async function current(issueId: string): Promise<ReadinessView> {
  return await eventually(
    async () => expectStatus(await ada.readiness(issueId), 200, 202),
    ({ report, judging }) => report !== null && !judging,
  );
}
const outcomeOf = ({ report }: ReadinessView) =>
  report?.findings.find((finding) => finding.rule === rule)?.outcome;
const waive = async (issueId: string, report: string | undefined) =>
  expectStatus(
    await ada.call<OverridesView>('POST', `/v1/issues/${issueId}/waivers`, {
      body: { rule, report, reason: 'A spike needs none' },
    }),
    200,
  );

describe('R14 R9 a waiver', () => {
  it('turns the report when the issue is judged again, and an edit ends it', async () => {
    const issueId = engine.issueId('SHOP-8');
    await edit('SHOP-8', 'Customers can save their cards.');
    const before = await current(issueId);
    expect(outcomeOf(before)).toBe('fail');
    await waive(issueId, before.report?.digest);
    const waived = await current(issueId);
    expect(outcomeOf(waived)).toBeUndefined();
    expect(waived.report?.score).toBeGreaterThan(before.report?.score ?? 100);
    expect(waived.waivers).toMatchObject([{ rule, by: 'acc-ada', holds: true }]);
    // The main job judges with it, too.
    const { id } = expectStatus(await ada.propose(issueId), 200, 202);
    expect((await closed(ada, id)).before?.score).toBe(waived.report?.score);
    await edit('SHOP-8', 'Customers can save their cards, and delete them.');
    const stale = expectStatus(await ada.readiness(issueId), 202);
    expect(stale.outOfDate).toEqual(['issue']);
    const after = await current(issueId);
    expect(outcomeOf(after)).toBe('fail');
    expect(after.waivers).toMatchObject([{ rule, holds: false }]);
  }, 60_000);
});
