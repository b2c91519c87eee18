import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readEntries } from '../../db/audit-chain.ts';
import { digestOf } from '../../domain/canonical.ts';
import type { LicenceClaim } from '../../domain/licence.ts';
import type { Plan } from '../../domain/plan.ts';
import { issue, refusal, startApi, type TestApi, verdictsOn, withPlan } from '../helpers/api.ts';
import { testNow } from '../helpers/database.ts';
import { tenantA } from '../helpers/plans.ts';

const licensed = { active: true, trial: false };
const ended = { active: false, trial: false };
const day = 24 * 3_600_000;

let api: TestApi;
let plan: Plan;
let claim: LicenceClaim | null;
let environment: 'DEVELOPMENT' | 'STAGING' | 'PRODUCTION';
let call: TestApi['call'];
beforeAll(async () => {
  api = await startApi();
  call = await api.other({
    licensing: { graceDays: 7 },
    verifyToken: async (token) => ({
      ...(await api.deps.verifyToken(token)),
      environment,
      licence: claim,
    }),
  });
  await api.call('POST', '/forge/scheduled/token', { as: null });
});
afterAll(() => api.close());
beforeEach(async () => {
  api.clock.now = testNow;
  environment = 'PRODUCTION';
  claim = licensed;
  await api.database.asAdministrator(
    `truncate refinements, plans, plan_rows, decisions, decision_rows, tokens, idempotency_keys, outbox cascade`,
  );
  await api.database.asAdministrator(
    `update installations set state = 'active', licence_state = null, licence_active_at = null`,
  );
  await api.setMode('propose');
  plan = await withPlan(api);
});

const pass = (milliseconds: number) => {
  api.clock.now = new Date(testNow.getTime() + milliseconds);
};
/** The site had a licence, and has none for longer than the grace period. */
const lapse = async () => {
  await call('POST', '/forge/scheduled/token', { as: null });
  claim = ended;
  await api.database.asAdministrator(
    `update installations set licence_active_at = licence_active_at - interval '7 days'`,
  );
};
const propose = (options = {}) => call('POST', '/v1/issues/10101/refinements', options);
/** With a token of now: those of an earlier day are over. */
const fresh = (as: string) => ({
  headers: { 'x-forge-oauth-user': api.simulator.tokens.user(tenantA, as) },
});
const refused = { status: 403, code: 'licence_inactive' };
const entries = async () =>
  (await readEntries(api.database.pools.readonly, tenantA))
    .map(({ body }) => JSON.parse(body))
    .filter(({ action }) => action === 'licence.changed')
    .map(({ data }) => `${data.before} ${data.state}`);

describe('T3 the licence at the door', () => {
  it.each([
    ['DEVELOPMENT', null, 202],
    ['STAGING', null, 202],
    ['PRODUCTION', null, 202],
    ['PRODUCTION', licensed, 202],
    ['PRODUCTION', { active: true, trial: true }, 202],
    ['PRODUCTION', ended, 403],
    ['DEVELOPMENT', ended, 403],
  ] as const)('in %s with %j answers a new wish with %i', async (where, says, status) => {
    environment = where;
    claim = says;
    const answer = await propose();
    expect(answer.status).toBe(status);
    if (status === 403) expect(refusal(answer)).toEqual(refused);
  });

  it('comes after the installation, and before what the path names, rights and mode', async () => {
    claim = ended;
    const nobody = '0b6c1c9e-5b1f-4a55-9c40-000000000000';
    const decide = (headers = {}) =>
      call('POST', `/v1/plans/${nobody}/decisions`, { body: { no: 1 }, headers });
    await api.setMode('off');
    expect(refusal(await decide({ 'x-forge-oauth-user': undefined }))).toEqual(refused);
    await api.database.asAdministrator(`update installations set state = 'purged'`);
    expect(refusal(await decide())).toEqual({ status: 403, code: 'installation_inactive' });
  });

  it('that ended leaves everything as it is for 7 days, and says until when', async () => {
    await call('GET', `/v1/issues/${issue}/readiness`);
    claim = ended;
    pass(7 * day - 1);
    expect((await propose(fresh('acc-ada'))).status).toBe(202);
    const { body } = await call('GET', '/v1/usage', { as: 'acc-otto', ...fresh('acc-otto') });
    const graceUntil = new Date(testNow.getTime() + 7 * day).toISOString();
    expect(body.licence).toEqual({ access: 'grace', state: 'inactive', graceUntil });
    pass(7 * day);
    const answer = await propose();
    expect(refusal(answer)).toEqual(refused);
    expect(answer.body.details).toEqual({ graceUntil });
  });

  it('that is not named any more is one that ended, also by a new installation', async () => {
    await lapse();
    claim = null;
    expect(refusal(await propose())).toEqual(refused);
    claim = licensed;
    expect((await propose()).status).toBe(202);
  });

  it('is noted when it changes, and each change is audited once', async () => {
    const seen = (await entries()).length;
    for (const says of [null, licensed, licensed, ended, ended, null, licensed]) {
      claim = says;
      await call('POST', '/forge/scheduled/token', { as: null });
    }
    expect((await entries()).slice(seen)).toEqual([
      'absent active',
      'active inactive',
      'inactive active',
    ]);
  });

  it('is not looked at where licensing is off', async () => {
    const off = await api.other({
      verifyToken: async (token) => ({
        ...(await api.deps.verifyToken(token)),
        environment,
        licence: ended,
      }),
    });
    expect((await off('POST', '/v1/issues/10101/refinements')).status).toBe(202);
    expect(await api.database.asAdministrator('select licence_state from installations')).toEqual([
      { licence_state: null },
    ]);
  });
});

describe('T3 a site whose licence has ended', () => {
  const readiness = `/v1/issues/${issue}/readiness`;

  it('reads what is there, and nothing new is judged', async () => {
    await lapse();
    await api.database.asAdministrator('delete from outbox');
    const seen = await call('GET', readiness);
    expect(seen).toMatchObject({
      status: 200,
      body: { judging: false, putOff: { code: 'licence_inactive', until: null } },
    });
    expect(await api.outbox()).toEqual([]);
    for (const path of [
      `/v1/plans/${plan.id}`,
      '/v1/plans',
      `/v1/refinements/${plan.refinementId}`,
    ])
      expect([path, (await call('GET', path)).status]).toEqual([path, 200]);
  });

  it('begins nothing', async () => {
    await lapse();
    const { id, seal, rows } = plan;
    const shown = digestOf('shown');
    const commands: [path: string, body: unknown][] = [
      ['/v1/issues/10101/refinements', {}],
      ['/v1/issues/10101/clarifications', {}],
      [`/v1/issues/${issue}/ticks`, { rule: 'x.y', report: shown }],
      [`/v1/issues/${issue}/waivers`, { rule: 'x.y', report: shown, reason: 'because' }],
      [`/v1/plans/${id}/decisions`, verdictsOn(plan, 'approve')],
      [`/v1/plans/${id}/edits`, { seal, rowId: rows[0]?.id, operation: rows[0]?.operation }],
      [`/v1/plans/${id}/dispatch`, { seal }],
      [`/v1/plans/${id}/undo`, {}],
    ];
    for (const [path, body] of commands)
      expect([path, refusal(await call('POST', path, { body }))]).toEqual([path, refused]);
    const bulk = { plans: [{ planId: id, ...(verdictsOn(plan, 'approve') as object) }] };
    const { body } = await call('POST', '/v1/decisions', { body: bulk });
    expect(body.results).toMatchObject([{ planId: id, status: 403, code: 'licence_inactive' }]);
    expect(await api.database.asAdministrator('select 1 from decisions')).toEqual([]);
  });

  it('takes back what was approved, and cancels', async () => {
    const approved = await call('POST', `/v1/plans/${plan.id}/decisions`, {
      body: verdictsOn(plan, 'approve', 'approve'),
    });
    expect(approved.status).toBe(200);
    await lapse();
    const rowIds = plan.rows.map(({ id }) => id);
    const revoked = await call('POST', `/v1/plans/${plan.id}/revocation`, { body: { rowIds } });
    expect(revoked.status).toBe(200);
    const cancelled = await call('POST', `/v1/refinements/${plan.refinementId}/cancellation`);
    expect(cancelled.status).toBe(200);
  });

  it('is heard by events, which bring tokens and licences', async () => {
    await lapse();
    const body = { issue: { id: issue } };
    expect((await call('POST', '/forge/events/issue', { as: null, body })).status).toBe(200);
    expect((await call('POST', '/forge/scheduled/token', { as: null })).status).toBe(200);
  });

  it('is told so in its audit', async () => {
    await lapse();
    await propose();
    const denied = (await readEntries(api.database.pools.readonly, tenantA))
      .map(({ body }) => JSON.parse(body))
      .filter(({ data }) => data.reason === 'licence_inactive');
    expect(denied[0]).toMatchObject({ action: 'request.denied', outcome: 'denied' });
  });
});
