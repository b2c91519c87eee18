import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mintPermit } from '../../activities/writing/permit.ts';
import { platformEndpoints } from '../../domain/forge-modules.ts';
import type { Plan } from '../../domain/plan.ts';
import { issue, startApi, type TestApi, verdictsOn, withPlan } from '../helpers/api.ts';
import { issueOf } from '../helpers/judged.ts';
import { tenantA } from '../helpers/plans.ts';
import { policyOf } from '../helpers/policies.ts';

let api: TestApi;
let plan: Plan;
beforeAll(async () => {
  api = await startApi();
  await api.call('GET', `/v1/issues/${issue}/readiness`);
  await api.setMode('propose');
  plan = await withPlan(api, ['one', 'two']);
});
afterAll(() => api?.close());

const stop = (stopped: boolean, version: number) =>
  api.call('PUT', '/v1/tenant/writes', { as: 'acc-otto', body: { stopped, version } });

/** The first row goes out: its permit is minted. */
async function sendFirst(): Promise<string> {
  await api.call('POST', `/v1/plans/${plan.id}/decisions`, {
    body: verdictsOn(plan, 'approve', 'reject'),
  });
  // Fields that moved are another matter.
  await api.database.asAdministrator(`update plan_rows set fields = '{}'`);
  const rowId = plan.rows[0]?.id ?? '';
  const at = api.clock.now;
  const grants = { project: {}, site: {} };
  const readings = {
    issue: issueOf({ type: 'Story' }),
    accountId: 'acc-ada',
    fault: null,
    grants,
    at,
  };
  const known = { ...plan, projectId: '10000' };
  const { result } = await api.database.withTenant(tenantA, (tx) =>
    mintPermit(tx, { known, rowId, readings, at, sendSeconds: 30 }),
  );
  expect(result).toBe('permit');
  return rowId;
}

const { version: _version, ...policy } = policyOf({});

describe('A10 what was sent before is named by the reply', () => {
  it('to a stop of all writes, to a policy and to the platform that uninstalls the app', async () => {
    expect((await stop(true, 0)).body.sent).toEqual([]);
    expect((await stop(false, 1)).body.sent).toEqual([]);
    const rowId = await sendFirst();
    expect((await stop(true, 2)).body.sent).toEqual([rowId]);
    const publish = (project: string) =>
      api.call('PUT', `/v1/projects/${project}/policies`, {
        as: 'acc-otto',
        body: { version: 1, policy },
      });
    expect((await publish('SHOP')).body.sent).toEqual([rowId]);
    expect((await publish('TEAM')).body.sent).toEqual([]);
    const path = platformEndpoints['readygate-uninstall'];
    const left = await api.call('POST', path, { as: null, body: {} });
    expect(left.body).toEqual({ status: 'taken', sent: [rowId] });
  });
});
