import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import type { ActivityDeps } from '../../activities/deps.ts';
import { createActivities } from '../../activities/index.ts';
import { createJiraClient } from '../../clients/jira/client.ts';
import { silentLogger as logger } from '../../dev/silent-logger.ts';
import type { LicenceClaim } from '../../domain/licence.ts';
import type { Plan } from '../../domain/plan.ts';
import { startClarifyIssue } from '../../workflows/clarify-messages.ts';
import { startNotifyPeople } from '../../workflows/notify-people.ts';
import { issue, refusal, startApi, type TestApi } from '../helpers/api.ts';
import { starter } from '../helpers/judged.ts';
import { tenantA } from '../helpers/plans.ts';

let api: TestApi;
let claim: LicenceClaim = { active: true, trial: false };
let call: TestApi['call'];
beforeAll(async () => {
  api = await startApi();
  call = await api.other({
    licensing: { graceDays: 0 },
    verifyToken: async (token) => ({
      ...(await api.deps.verifyToken(token)),
      environment: 'PRODUCTION',
      licence: claim,
    }),
  });
  await call('POST', '/forge/scheduled/token', { as: null });
  await api.setMode('propose');
}, 60_000);
afterAll(() => api.close());

const writing = { sendSeconds: 3, settleSeconds: 0.2, lookupGapSeconds: 0.2, origin: 'Ours.' };
let attempts = 0;
const attempt = <Result>(work: () => Promise<Result>): Promise<Result> => {
  attempts += 1;
  const environment = new MockActivityEnvironment({ activityId: `a-${attempts}` }, { logger });
  return environment.run(work) as Promise<Result>;
};

it('T3 what was approved while a licence was active is written after it ended, and nothing new begins', async () => {
  const activities = createActivities({
    withTenant: api.database.withTenant,
    jira: createJiraClient({ allowedOrigins: [api.jiraOrigin], timeoutSeconds: 5 }),
    model: null,
    pack: starter,
    clock: () => api.clock.now,
    writing,
    clockPool: api.database.pools.clock,
    runs: { notify: startNotifyPeople, answers: { start: startClarifyIssue } },
  } as unknown as ActivityDeps);
  const { body: opened } = await call('POST', `/v1/issues/${issue}/refinements`);
  const ref = { tenantId: tenantA, refinementId: opened.id as string, generation: 1 };
  expect(await attempt(() => activities.analyseIssue(ref))).toEqual({ next: 'draft' });
  const drafted = await attempt(() => activities.draftPlan(ref));
  if (drafted.next !== 'wait') throw new Error(`drafted ${drafted.next}`);
  const { planId } = drafted.wait;
  const { body } = await call('GET', `/v1/plans/${planId}`);
  const { seal, rows } = body as Plan;
  const decision = {
    seal,
    rows: rows.map(({ id, digest }) => ({ rowId: id, digest, verdict: 'approve' })),
  };
  const decide = () => call('POST', `/v1/plans/${planId}/decisions`, { body: decision });
  expect((await decide()).status).toBe(200);

  claim = { active: false, trial: false };
  expect(refusal(await decide())).toEqual({ status: 403, code: 'licence_inactive' });
  const wish = await call('POST', '/v1/issues/10101/refinements');
  expect(refusal(wish)).toEqual({ status: 403, code: 'licence_inactive' });

  expect(await attempt(() => activities.applyPlan({ ...ref, planId }))).toMatchObject({
    next: 'verify',
  });
  expect(await attempt(() => activities.verifyPlan({ ...ref, planId }))).toEqual({
    next: 'closed',
    outcome: 'applied',
  });
  const receipt = await call('GET', `/v1/refinements/${ref.refinementId}`);
  expect(receipt).toMatchObject({ status: 200, body: { outcome: 'applied' } });
});
