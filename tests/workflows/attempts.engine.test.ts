import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectStatus } from '../../dev/person.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import { auditOf, closed, decideAll, proposed } from '../helpers/engine/steps.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await startEngine();
}, 120_000);
afterAll(() => engine?.close());

const attempts = async () =>
  (await auditOf(engine)).filter(({ action }) => action.startsWith('activity.'));

describe('X1 attempts', () => {
  it('that only waited are neither failed nor lost', async () => {
    const ada = engine.person('acc-ada');
    const { refinement, plan } = await proposed(ada, engine.issueId('SHOP-12'));
    engine.simulator.faults.add({
      method: 'POST',
      path: '/issue',
      kind: 'rate_limited',
      retryAfter: 1,
      nth: 2,
    });
    expectStatus(await decideAll(ada, plan), 200);
    expect((await closed(ada, refinement.id)).outcome).toBe('applied');
    expect(await attempts()).toEqual([]);
  }, 60_000);

  it('that failed say with which code, and the run goes on', async () => {
    const ada = engine.person('acc-ada');
    const { refinement, plan } = await proposed(ada, engine.issueId('SHOP-13'));
    await engine.stopWorkers();
    expectStatus(await decideAll(ada, plan), 200);
    engine.simulator.faults.add({ method: 'GET', path: '/issue/*', kind: 'html_400' });
    await engine.startWorkers();
    expect((await closed(ada, refinement.id)).outcome).toBe('applied');
    expect((await attempts()).map(({ action, data }) => [action, data])).toEqual([
      ['activity.failed', { attempt: 1, code: expect.any(String) }],
    ]);
  }, 60_000);

  it('that left no entry are found lost by the next one', async () => {
    const { simulator, database } = engine;
    const ada = engine.person('acc-ada');
    const { refinement, plan } = await proposed(ada, engine.issueId('SHOP-14'));
    const before = (await attempts()).length;
    await engine.stopWorkers();
    expectStatus(await decideAll(ada, plan), 200);
    simulator.faults.add({ method: 'GET', path: '/issue/*', kind: 'html_400' });
    // Its failure cannot be written: the attempt leaves as little behind as a killed process.
    await database.asAdministrator(
      `create rule lose as on insert to audit_entries where new.body like '%activity.failed%' do instead nothing`,
    );
    await engine.startWorkers();
    expect((await closed(ada, refinement.id)).outcome).toBe('applied');
    await database.asAdministrator('drop rule lose on audit_entries');
    const found = (await attempts()).slice(before);
    expect(found.map(({ action, outcome, data }) => [action, outcome, data])).toEqual([
      ['activity.lost', 'lost', { attempt: 1 }],
    ]);
  }, 60_000);
});
