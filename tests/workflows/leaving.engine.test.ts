import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { leave } from '../../api/commands/leave.ts';
import { findRefinement } from '../../db/refinements.ts';
import { localInstallation } from '../../dev/world/product.ts';
import { type Engine, startEngine } from '../helpers/engine/engine.ts';
import { auditOf, codeOf, proposed, writtenUnder } from '../helpers/engine/steps.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await startEngine();
}, 120_000);
afterAll(() => engine?.close());

describe('L1 uninstalling', () => {
  it('ends the run that waits, by a look that it asks for itself', async () => {
    const ada = engine.person('acc-ada');
    const issueId = engine.issueId('SHOP-12');
    const { refinement, plan } = await proposed(ada, issueId);
    const { database, tenantId, clock } = engine;
    await database.withTenant(tenantId, (tx) => leave(tx, localInstallation, clock.now()));
    const run = engine.client.workflow.getHandle(engine.workflowId(refinement.id));
    expect(await run.result()).toBe('cancelled');
    const ended = await database.withTenant(tenantId, (tx) => findRefinement(tx, refinement.id));
    expect(ended).toMatchObject({ outcome: 'cancelled', step: 'closed' });
    const refused = await ada.plan(plan.id);
    expect([refused.status, codeOf(refused)]).toEqual([403, 'installation_inactive']);
    expect(await writtenUnder(engine, issueId)).toEqual([]);
    const told = (await auditOf(engine)).filter(({ data }) => data.reason === 'uninstalled');
    expect(told.map(({ action }) => action)).toEqual([
      'installation.state_changed',
      'tenant.state_changed',
      'token.deleted',
      'refinement.cancelled',
    ]);
  }, 60_000);
});
