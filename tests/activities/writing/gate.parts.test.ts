import { describe, expect, it } from '@jest/globals';
import { markStale } from '../../../db/issues.ts';
import { openOutdatedGate, openOutdatedGates } from '../../../db/outdated-gates.ts';
import { endOverride, insertOverride } from '../../../db/overrides.ts';
import { markPublishable } from '../../../db/published-scores.ts';
import { beginRecovery, endRecovery } from '../../../db/recovery.ts';
import { digestOf } from '../../../domain/canonical.ts';
import { uuidV5 } from '../../../domain/uuid.ts';
import { testNow } from '../../helpers/database.ts';
import { makeReport } from '../../helpers/make-report.ts';
import { tenantA } from '../../helpers/plans.ts';
import { publishGround } from '../../helpers/publish-ground.ts';
import { firstIssue, idOf, toldBy } from '../../helpers/publishing.ts';

const { ground, ask, later, run, judge, turn, shown, gate, setting } = publishGround();
const one = String(firstIssue);

describe('R12 the gate', () => {
  const edited = () =>
    ground.deps.withTenant(tenantA, async (tx) => {
      await markStale(tx, one, ground.api.clock.now);
      await markPublishable(tx, one, ground.api.clock.now);
    });

  it('says what is missing, and nothing of the issue’s own words', async () => {
    await turn('field_and_gate');
    await judge({ [one]: 40 });
    await run();
    expect(gate(one)).toEqual({
      format: 1,
      score: 40,
      status: 'not_ready',
      checkedAt: testNow.toISOString(),
      stale: false,
      missing: [expect.any(String)],
      message: expect.stringMatching(/^Not ready yet. Missing: .+\.$/),
    });
  });

  it('R9 lets everything pass from the next edit on, while the number stays', async () => {
    await turn('field_and_gate');
    await judge({ [one]: 40 });
    await run();
    later(60);
    await edited();
    await run();
    expect(gate(one)).toMatchObject({ stale: true, message: 'Not checked since the last edit.' });
    expect(toldBy(ground.api.simulator)).toEqual({ field: 1, property: 2 });
    later(60);
    await judge({ [one]: 40 });
    await run();
    expect(gate(one)).toMatchObject({ stale: false });
    expect(toldBy(ground.api.simulator)).toEqual({ field: 1, property: 3 });
  });

  it('is opened when it is turned off; the number stays as it was', async () => {
    await turn('field_and_gate');
    await judge({ [one]: 40 });
    await run();
    await turn('off');
    await run();
    expect(gate(one)).toMatchObject({ stale: true });
    expect(shown(one)).toEqual([40]);
    later(60);
    await judge({ [one]: 90 }, 'ready');
    await run();
    expect(shown(one)).toEqual([40]);
    expect(toldBy(ground.api.simulator)).toEqual({ field: 1, property: 2 });
  });

  it('where the app may not edit pauses that project', async () => {
    await turn('field_and_gate');
    await judge({ [one]: 40 });
    ground.api.simulator.faults.add({ kind: 'forbidden', path: '/issue/*/properties/*', times: 0 });
    ground.api.simulator.acting.setPermissions({
      ...{ cloudId: tenantA, project: 'SHOP', accountId: 'acc-readygate' },
      permissions: ['BROWSE_PROJECTS'],
    });
    for (let time = 0; time < 3; time += 1) await run();
    expect(toldBy(ground.api.simulator)).toEqual({ field: 1, property: 2 });
    expect(await setting()).toMatchObject({ problem: 'jira_permission_missing' });
  });

  it('of one issue that the app may not edit is given up, and the project goes on', async () => {
    await turn('field_and_gate');
    await judge({ [one]: 40, [idOf(0)]: 40 });
    const path = `/issue/${one}/properties/*`;
    ground.api.simulator.faults.add({ kind: 'forbidden', path, times: 0 });
    for (let time = 0; time < 4; time += 1) await run();
    expect([gate(one), gate(idOf(0))]).toMatchObject([null, { score: 40 }]);
    expect(toldBy(ground.api.simulator)).toEqual({ field: 1, property: 3 });
    expect(await setting()).toMatchObject({ problem: null });
    ground.api.simulator.faults.clear();
    later(60);
    await judge({ [one]: 40 });
    await run();
    expect(gate(one)).toMatchObject({ score: 40 });
  });

  it('lets everything pass while its judgement is by former rules, or of a day that is past', async () => {
    await turn('field_and_gate');
    await judge({ [one]: 40 });
    await run();
    const { digest: shipped } = makeReport().pack;
    const look = (changed: { day?: string; shipped?: string } = {}) =>
      ground.deps.withTenant(tenantA, (tx) =>
        openOutdatedGates(tx, { day: '2026-11-24', shipped, ...changed }, ground.api.clock.now),
      );
    const judgedAgain = async () => {
      later(60);
      await judge({ [one]: 40 });
      await run();
      expect(gate(one)).toMatchObject({ stale: false });
    };
    expect(await look()).toBe(0);
    expect(await look({ shipped: digestOf('the next release') })).toBe(1);
    await run();
    expect(gate(one)).toMatchObject({ stale: true });
    await judgedAgain();
    await ask(`update issues set judged_until = '2026-11-25'`);
    expect(await look({ day: '2026-11-25' })).toBe(0);
    expect(await look({ day: '2026-11-26' })).toBe(1);
    await run();
    expect(gate(one)).toMatchObject({ stale: true });
    await judgedAgain();
  });

  it('lets everything pass while its judgement does not know what people said', async () => {
    await turn('field_and_gate');
    await judge({ [one]: 40 });
    await run();
    const { withTenant } = ground.deps;
    const rule = 'criteria.present';
    const at = ground.api.clock.now;
    await withTenant(tenantA, async (tx) => {
      await insertOverride(tx, one, {
        kind: 'tick',
        ...{ overrideId: uuidV5(tenantA, 'said'), rule, target: digestOf('it') },
        ...{ meaning: null, reason: null, accountId: 'acc-ada', givenAt: at },
      });
      await openOutdatedGate(tx, one, at);
    });
    await run();
    expect(gate(one)).toMatchObject({ stale: true });
    // This judgement began before.
    later(60);
    await judge({ [one]: 40 });
    await run();
    expect(gate(one)).toMatchObject({ stale: true });
    await withTenant(tenantA, (tx) =>
      endOverride(tx, one, { kind: 'tick', rule, by: 'acc-ada', at }),
    );
    later(60);
    await judge({ [one]: 40 });
    await run();
    expect(gate(one)).toMatchObject({ stale: false });
  });

  it('of an issue that Jira never answers about holds up no other for long', async () => {
    await turn('field_and_gate');
    await judge({ [one]: 40, [idOf(0)]: 40 });
    const path = `/issue/${one}/properties/*`;
    ground.api.simulator.faults.add({ kind: 'error_before_commit', path, times: 0 });
    for (let time = 0; time < 5; time += 1) {
      await run();
      later(600);
    }
    expect(gate(idOf(0))).toMatchObject({ score: 40 });
    expect(gate(one)).toBeNull();
    ground.api.simulator.faults.clear();
    await run();
    expect(gate(one)).toMatchObject({ score: 40 });
  });

  it('is not told again what it says already', async () => {
    await turn('field_and_gate');
    await judge({ [one]: 40 });
    await run();
    later(60);
    await judge({ [one]: 40 });
    await turn('field_and_gate');
    await run();
    expect(toldBy(ground.api.simulator)).toEqual({ field: 1, property: 1 });
  });

  it('is told again after a restore, with the number: what Jira shows is not known then', async () => {
    await turn('field_and_gate');
    await judge({ [one]: 40 });
    await run();
    later(60);
    const at = ground.api.clock.now;
    const { withTenant } = ground.deps;
    const lost = { since: testNow, until: at };
    await withTenant(tenantA, (tx) => beginRecovery(tx, lost, at));
    await run();
    expect(toldBy(ground.api.simulator)).toEqual({ field: 1, property: 1 });
    await withTenant(tenantA, (tx) => endRecovery(tx, at));
    await run();
    expect(toldBy(ground.api.simulator)).toEqual({ field: 2, property: 2 });
  });
});
