import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setMode } from '../../db/project-modes.ts';
import { untilRefinement } from '../../dev/demo/once.ts';
import { memberPermissions } from '../../dev/jira-simulator/state/catalogue.ts';
import { expectStatus, type Person } from '../../dev/person.ts';
import type { CreateSubtask } from '../../domain/operation.ts';
import type { Policy } from '../../domain/policy.ts';
import type { ProjectMode } from '../../domain/views.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import { closed, decideAll, proposed, tellChange, writtenUnder } from '../helpers/engine/steps.ts';
import { everyTier } from '../helpers/policies.ts';

let engine: Engine;
let ada: Person;
beforeAll(async () => {
  engine = await startEngine();
  ada = engine.person('acc-ada');
}, 120_000);
afterAll(() => engine?.close());

/** Somebody moves an issue to the project of the team, whose types have other ids. */
const moveToTeam = (key: string) =>
  engine.simulator.acting.move({ cloudId: engine.tenantId, issue: key }, 'acc-ben', 'TEAM');

const teamMode = (mode: ProjectMode) =>
  engine.database.withTenant(engine.tenantId, (tx) =>
    setMode(tx, { projectId: '10001', mode, at: engine.clock.now() }),
  );

async function askTwoInTeam(): Promise<number> {
  const path = '/v1/projects/TEAM/policies';
  const otto = engine.person('acc-otto');
  const { policy } = expectStatus(await otto.call<{ policy: Policy }>('GET', path), 200);
  const { version: _version, ...draft } = everyTier({ reviewers: 2, proposerExcluded: false });
  const body = { version: policy.version, policy: draft };
  const published = expectStatus(await otto.call<{ policy: Policy }>('PUT', path, { body }), 200);
  return published.policy.version;
}

describe('A4 an issue that was moved to another project', () => {
  it('gets a new plan by the rules of where it is, and what was approved elsewhere is not written', async () => {
    const version = await askTwoInTeam();
    const issueId = engine.issueId('SHOP-12');
    const { refinement, plan } = await proposed(ada, issueId);
    await engine.stopWorkers();
    expectStatus(await decideAll(ada, plan), 200);
    moveToTeam('SHOP-12');
    await engine.startWorkers();
    const { planId } = await untilRefinement(
      ada,
      refinement.id,
      (view) => view.planId !== plan.id && view.step === 'waiting',
    );
    expect(await writtenUnder(engine, issueId)).toEqual([]);
    const next = expectStatus(await ada.plan(planId ?? ''), 200);
    expect(next.policy.version).toBe(version);
    expect(next.difference?.fields).toContain('project');
    const operations = next.rows.map(({ operation }) => operation as CreateSubtask);
    expect([...new Set(operations.map(({ projectId }) => projectId))]).toEqual(['10001']);
    expectStatus(await decideAll(ada, next), 200);
    const ben = engine.person('acc-ben');
    expectStatus(await decideAll(ben, expectStatus(await ben.plan(next.id), 200)), 200);
    expect((await closed(ada, refinement.id)).outcome).toBe('applied');
    expect(await writtenUnder(engine, issueId)).toHaveLength(operations.length);
  }, 60_000);

  it('gets one also where who approved may not do there what they approved', async () => {
    const issueId = engine.issueId('SHOP-20');
    const { refinement, plan } = await proposed(ada, issueId);
    await engine.stopWorkers();
    expectStatus(await decideAll(ada, plan), 200);
    moveToTeam('SHOP-20');
    const { simulator, tenantId: cloudId } = engine;
    const grant = { cloudId, project: 'TEAM', accountId: 'acc-ada' };
    simulator.acting.setPermissions({ ...grant, permissions: ['BROWSE_PROJECTS'] });
    await engine.startWorkers();
    const { planId } = await untilRefinement(
      ada,
      refinement.id,
      (view) => view.planId !== plan.id && view.step === 'waiting',
    );
    simulator.acting.setPermissions({ ...grant, permissions: [...memberPermissions] });
    const next = expectStatus(await ada.plan(planId ?? ''), 200);
    expect(next.difference?.fields).toContain('project');
    expect(await writtenUnder(engine, issueId)).toEqual([]);
  }, 60_000);

  it('loses a plan that waits where nothing is proposed, and says why', async () => {
    await teamMode('observe');
    const issueId = engine.issueId('SHOP-13');
    const { refinement } = await proposed(ada, issueId);
    moveToTeam('SHOP-13');
    await tellChange(engine, refinement.id);
    expect(await closed(ada, refinement.id)).toMatchObject({
      outcome: 'cleared',
      problem: { code: 'observe_only' },
    });
    expect(await writtenUnder(engine, issueId)).toEqual([]);
  }, 60_000);
});
