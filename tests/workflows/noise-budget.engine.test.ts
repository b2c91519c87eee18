import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { untilRefinement } from '../../dev/demo/once.ts';
import { memberPermissions } from '../../dev/jira-simulator/state/catalogue.ts';
import { expectStatus } from '../../dev/person.ts';
import type { Policy } from '../../domain/policy.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import { closed, decideAll, proposed } from '../helpers/engine/steps.ts';
import { everyTier } from '../helpers/policies.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await startEngine();
}, 120_000);
afterAll(() => engine?.close());

/** What SHOP allows from now on. */
async function publish(rows: number): Promise<void> {
  const path = '/v1/projects/SHOP/policies';
  const otto = engine.person('acc-otto');
  const { policy } = expectStatus(await otto.call<{ policy: Policy }>('GET', path), 200);
  const { version: _version, ...rest } = everyTier({ reviewers: 1, proposerExcluded: false });
  const draft = { ...rest, noiseBudget: { rows, days: 7 } };
  expectStatus(
    await otto.call('PUT', path, { body: { version: policy.version, policy: draft } }),
    200,
  );
}

describe('G3 a noise budget that is used up', () => {
  it('ends a refinement with the time of the next one, holds no undo back, and is each issue’s own', async () => {
    await publish(5);
    engine.simulator.acting.setPermissions({
      cloudId: engine.tenantId,
      project: 'SHOP',
      accountId: 'acc-ada',
      permissions: [...memberPermissions, 'DELETE_ISSUES'],
    });
    const ada = engine.person('acc-ada');
    const issueId = engine.issueId('SHOP-12');
    const { plan, refinement } = await proposed(ada, issueId);
    expectStatus(await decideAll(ada, plan), 200);
    await closed(ada, refinement.id);
    const again = expectStatus(await ada.propose(issueId), 202);
    const freeAt = new Date(engine.clock.now().getTime() + 7 * 86_400_000);
    const ended = await closed(ada, again.id);
    expect(ended).toMatchObject({
      outcome: 'nothing_to_propose',
      problem: { code: 'noise_budget', details: { freeAt: expect.any(String) } },
    });
    const named = Date.parse(ended.problem?.details?.freeAt ?? '');
    expect(Math.abs(named - freeAt.getTime())).toBeLessThan(60_000);
    const undo = expectStatus(await ada.undo(plan.id), 202);
    const { step } = await untilRefinement(
      ada,
      undo.id,
      (view) => view.step !== 'requested' && view.step !== 'analysing' && view.step !== 'drafting',
    );
    expect(step).toBe('waiting');
    expect((await proposed(ada, engine.issueId('SHOP-8'))).plan.rows.length).toBeGreaterThan(0);
  }, 90_000);
});
