import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Plan } from '../../domain/plan.ts';
import { issue, refusal, startApi, type TestApi, verdictsOn, withPlan } from '../helpers/api.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';
import { routesOf } from '../helpers/routes/listed.ts';

let api: TestApi;
let plan: Plan;
beforeAll(async () => {
  api = await startApi();
  for (const tenant of [tenantA, tenantB]) {
    await api.call('POST', '/forge/scheduled/token', { as: null, tenant });
    await api.setMode('propose', tenant);
  }
  plan = await withPlan(api, ['words of tenant A']);
});
afterAll(() => api.close());

/** Every row of a tenant but what each call of its own leaves, as text. */
const rowsOfA = async () => {
  const tables = ['refinements', 'plans', 'plan_rows', 'decisions', 'issues', 'outbox'];
  const found = tables.map((table) =>
    api.database.asAdministrator(`select * from ${table} where tenant_id = $1 order by 1, 2`, [
      tenantA,
    ]),
  );
  return JSON.stringify(await Promise.all(found));
};

/** Each route of people with what it says to somebody of another site who names the ids of this one. */
const routes = (): [method: string, path: string, body: unknown, code: string][] => [
  ['GET', `/v1/plans/${plan.id}`, undefined, 'plan_not_found'],
  ['GET', `/v1/plans/${plan.id}/drift`, undefined, 'plan_not_found'],
  ['GET', `/v1/plans/${plan.id}/people`, undefined, 'plan_not_found'],
  ['POST', `/v1/plans/${plan.id}/decisions`, verdictsOn(plan, 'approve'), 'plan_not_found'],
  [
    'POST',
    `/v1/plans/${plan.id}/edits`,
    { seal: plan.seal, rowId: plan.rows[0]?.id, operation: plan.rows[0]?.operation },
    'plan_not_found',
  ],
  ['POST', `/v1/plans/${plan.id}/dispatch`, { seal: plan.seal }, 'plan_not_found'],
  ['POST', `/v1/plans/${plan.id}/undo`, {}, 'plan_not_found'],
  ['POST', `/v1/plans/${plan.id}/revocation`, { rowIds: [plan.rows[0]?.id] }, 'plan_not_found'],
  [
    'POST',
    `/v1/plans/${plan.id}/rows/${plan.rows[0]?.id}/resolution`,
    { choice: 'give_up' },
    'plan_not_found',
  ],
  ['GET', `/v1/refinements/${plan.refinementId}`, undefined, 'refinement_not_found'],
  ['POST', `/v1/refinements/${plan.refinementId}/cancellation`, {}, 'refinement_not_found'],
  ['POST', `/v1/clarifications/${plan.refinementId}/cancellation`, {}, 'refinement_not_found'],
];

/** Issues of two sites may have the same id; each person sees that of their own site. */
const issueRoutes = {
  readiness: `/v1/issues/${issue}/readiness`,
  refinements: `/v1/issues/${issue}/refinements`,
};

describe('T6 somebody of another site', () => {
  it('finds nothing of this one and changes nothing, on any route', async () => {
    const before = await rowsOfA();
    for (const [method, path, body, code] of routes()) {
      const answer = await api.call(method, path, { tenant: tenantB, body });
      expect([path, refusal(answer)]).toEqual([path, { status: 404, code }]);
      expect(JSON.stringify(answer.body)).not.toContain('words of tenant A');
    }
    expect(await rowsOfA()).toBe(before);
  });

  it('sees and refines the issue of that site where both have the same id', async () => {
    const before = await rowsOfA();
    const key = 'a-key-of-both-sites';
    const own = await api.call('POST', issueRoutes.refinements, { key });
    expect([own.status, own.body.id]).toEqual([200, plan.refinementId]);
    const seen = await api.call('GET', issueRoutes.readiness, { tenant: tenantB });
    expect(seen.body).toMatchObject({ report: null, refinement: null });
    const opened = await api.call('POST', issueRoutes.refinements, { key, tenant: tenantB });
    expect(opened.status).toBe(202);
    expect(opened.body.id).not.toBe(plan.refinementId);
    expect(await rowsOfA()).toBe(before);
  });

  it('leaves no mark on an issue of the same id by an event', async () => {
    const before = await rowsOfA();
    const body = { issue: { id: issue } };
    await api.call('POST', '/forge/events/issue', { as: null, tenant: tenantB, body });
    expect(await rowsOfA()).toBe(before);
  });

  it('every route that people call is in the list', () => {
    const listed = routes().map(([method, path]) => `${method} ${shape(path)}`);
    // Lists, and what is answered plan by plan, have a test of their own beside them.
    listed.push('GET /v1/plans', 'POST /v1/decisions');
    listed.push('GET /v1/notifications', 'PUT /v1/notifications');
    // tests/api/installation-health.parts.test.ts
    listed.push('GET /v1/installation');
    // tests/api/quotas.parts.test.ts
    listed.push('GET /v1/usage', 'GET /v1/usage.csv');
    // tests/api/model.parts.test.ts
    listed.push('GET /v1/model', 'PUT /v1/model', 'POST /v1/model/test', 'GET /v1/model/calls');
    listed.push('GET /v1/projects/:key/model', 'PUT /v1/projects/:key/model');
    // tests/api/comments.parts.test.ts
    listed.push('GET /v1/projects/:key/comments', 'PUT /v1/projects/:key/comments');
    listed.push('GET /v1/issues/:id/model-requests');
    // Of a project with the same key each site has its own: tests/api/policies.parts.test.ts.
    listed.push('GET /v1/projects/:key/policies', 'PUT /v1/projects/:key/policies');
    // tests/api/backlog.parts.test.ts
    listed.push('GET /v1/projects/:key/issues');
    // tests/api/sweeps.parts.test.ts
    listed.push('GET /v1/projects/:key/sweeps', 'POST /v1/projects/:key/sweeps');
    listed.push('POST /v1/projects/:key/sweeps/estimates', 'GET /v1/projects/:key/sweeps/:sweepId');
    for (const command of ['pause', 'resume', 'cancel'])
      listed.push(`POST /v1/projects/:key/sweeps/:sweepId/${command}`);
    // tests/api/rules.parts.test.ts
    listed.push('GET /v1/projects/:key/rules', 'PUT /v1/projects/:key/rules');
    // tests/api/site-rules.parts.test.ts
    listed.push('GET /v1/tenant/rules', 'PUT /v1/tenant/rules');
    // tests/api/simulations.parts.test.ts
    listed.push('POST /v1/projects/:key/rules/simulations');
    listed.push('POST /v1/projects/:key/rules/simulations/parts');
    // tests/api/rule-drafts.parts.test.ts
    listed.push('POST /v1/projects/:key/rules/drafts');
    listed.push('GET /v1/projects/:key/rules/explanations');
    listed.push('GET /v1/projects/:key/rules/versions/:version');
    // tests/api/directory.parts.test.ts
    listed.push('POST /v1/directory', 'POST /v1/projects/:key/directory');
    // tests/api/project-settings.parts.test.ts
    listed.push('GET /v1/projects/:key/settings');
    // tests/api/usefulness.parts.test.ts
    listed.push('GET /v1/projects/:key/rules/usefulness');
    // tests/api/publishing.parts.test.ts
    listed.push('GET /v1/gates');
    listed.push('GET /v1/projects/:key/publishing', 'PUT /v1/projects/:key/publishing');
    // tests/api/roles.parts.test.ts
    listed.push('GET /v1/roles', 'PUT /v1/roles');
    listed.push('GET /v1/projects/:key/roles', 'PUT /v1/projects/:key/roles');
    // tests/api/modes.parts.test.ts
    listed.push('GET /v1/projects', 'GET /v1/projects/:key/mode', 'PUT /v1/projects/:key/mode');
    // tests/api/to-do.parts.test.ts
    listed.push('GET /v1/projects/:key/to-do');
    // tests/api/write-stops.parts.test.ts
    listed.push('GET /v1/tenant/writes', 'PUT /v1/tenant/writes');
    // tests/api/setting-histories.parts.test.ts
    for (const name of ['comments', 'mode', 'model', 'policies', 'publishing', 'roles', 'rules'])
      listed.push(`GET /v1/projects/:key/${name}/history`);
    for (const name of ['model', 'notifications', 'roles', 'tenant/rules', 'tenant/writes'])
      listed.push(`GET /v1/${name}/history`);
    // tests/api/audit.parts.test.ts
    listed.push('GET /v1/audit', 'GET /v1/audit/export', 'GET /v1/audit/export/part');
    listed.push('GET /v1/audit/verification', 'POST /v1/audit/verification');
    // tests/api/clarifications.parts.test.ts
    listed.push('POST /v1/issues/:id/clarifications');
    listed.push(`GET ${shape(issueRoutes.readiness)}`, `POST ${shape(issueRoutes.refinements)}`);
    // tests/api/histories.parts.test.ts
    listed.push('GET /v1/issues/:id/history', 'GET /v1/issues/:id/refinements');
    // tests/api/work-orders.parts.test.ts
    listed.push('GET /v1/issues/:id/work-order');
    // tests/api/overrides.parts.test.ts
    for (const said of ['waivers', 'ticks'])
      listed.push(`POST /v1/issues/:id/${said}`, `POST /v1/issues/:id/${said}/:rule/withdrawal`);
    expect(routesOf(api.app).filter((route) => route.includes('/v1/'))).toEqual(listed.sort());
  });
});

function shape(path: string): string {
  return path
    .replace(plan.id, ':id')
    .replace(plan.refinementId, ':id')
    .replace(plan.rows[0]?.id ?? '', ':rowId')
    .replace(`/${issue}/`, '/:id/');
}
