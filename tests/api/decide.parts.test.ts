import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { lockPlan } from '../../db/plans.ts';
import type { Plan } from '../../domain/plan.ts';
import { type CallOptions, refusal, type TestApi, verdictsOn } from '../helpers/api.ts';
import { tenantA } from '../helpers/plans.ts';
import { onlyPlan, startProposing } from '../helpers/proposing.ts';

let api: TestApi;
let plan: Plan;
beforeAll(async () => {
  api = await startProposing();
});
afterAll(() => api.close());
beforeEach(async () => {
  plan = await onlyPlan(api);
});

const decide = (body: unknown, options: CallOptions = {}) =>
  api.call('POST', `/v1/plans/${plan.id}/decisions`, { ...options, body });
const states = async () => {
  const rows = await api.database.asAdministrator<{ state: string }>(
    'select state from plan_rows order by position',
  );
  return rows.map(({ state }) => state);
};
const decisions = () => api.database.asAdministrator('select account_id, kind from decisions');

describe('A3 A5 deciding', () => {
  it('of all rows releases what is approved, in one transaction with signal and audit', async () => {
    const { status, body } = await decide(verdictsOn(plan, 'approve', 'reject'));
    expect(status).toBe(200);
    expect(body.plan).toMatchObject({
      state: 'writing',
      rows: [{ state: 'released' }, { state: 'rejected' }],
      refinement: { step: 'writing' },
      waitingFor: 'jira',
    });
    expect(body.sent).toEqual([]);
    expect(body.plan.dispatchBy).toBe('2026-11-25T10:00:00.000Z');
    expect(await api.outbox()).toMatchObject([
      { name: 'decided', args: [{ open: 0, released: 1 }] },
    ]);
    expect(await decisions()).toEqual([{ account_id: 'acc-ada', kind: 'decision' }]);
  });

  it('of some rows keeps them until the rest is decided or dispatched', async () => {
    const first = await decide(verdictsOn(plan, 'approve', 'later'));
    expect(await states()).toEqual(['approved', 'open']);
    const { seal } = first.body.plan;
    const sent = await api.call('POST', `/v1/plans/${plan.id}/dispatch`, { body: { seal } });
    expect(sent.status).toBe(200);
    expect(await states()).toEqual(['released', 'open']);
    expect((await api.outbox()).map(({ args }) => args)).toEqual([
      [{ open: 2, released: 0 }],
      [{ open: 1, released: 1 }],
    ]);
  });

  it('keeps the token of who approved, and none of who only rejected', async () => {
    const tokens = () => api.database.asAdministrator(`select 1 from tokens where kind = 'user'`);
    await decide(verdictsOn(plan, 'reject'));
    expect(await tokens()).toHaveLength(0);
    plan = { ...plan, seal: (await api.call('GET', `/v1/plans/${plan.id}`)).body.seal };
    const [, second] = plan.rows;
    await decide({
      seal: plan.seal,
      rows: [{ rowId: second?.id, digest: second?.digest, verdict: 'approve' }],
    });
    expect(await tokens()).toHaveLength(1);
  });

  it('needs the right to make the change by hand, whatever the verdict, asked of Jira anew', async () => {
    for (const verdict of ['approve', 'reject'] as const)
      expect(refusal(await decide(verdictsOn(plan, verdict), { as: 'acc-vera' })).code).toBe(
        'jira_permission_missing',
      );
    await api.call('GET', `/v1/plans/${plan.id}`, { as: 'acc-ben' });
    const grant = { cloudId: tenantA, project: 'SHOP', accountId: 'acc-ben' };
    const permissions = ['BROWSE_PROJECTS', 'ADD_COMMENTS'];
    api.simulator.acting.setPermissions({ ...grant, permissions });
    const lost = await decide(verdictsOn(plan, 'approve'), { as: 'acc-ben' });
    expect(refusal(lost)).toEqual({ status: 403, code: 'jira_permission_missing' });
    expect(await states()).toEqual(['open', 'open']);
    api.simulator.acting.setPermissions({
      ...grant,
      permissions: [...permissions, 'CREATE_ISSUES'],
    });
  });

  it('with Jira down is refused, and nothing is kept', async () => {
    api.simulator.faults.add({ kind: 'error_before_commit', times: 0 });
    expect(refusal(await decide(verdictsOn(plan, 'approve')))).toEqual({
      status: 503,
      code: 'jira_unavailable',
    });
    api.simulator.faults.clear();
    expect([await states(), await decisions()]).toEqual([['open', 'open'], []]);
  });

  it('takes at most 12 round trips to PostgreSQL', async () => {
    let trips = 0;
    const call = await api.other({
      withTenant: async (tenantId, work) => {
        const result = await api.database.withTenant(tenantId, work);
        trips += api.database.lastRoundTrips();
        return result;
      },
    });
    await call('GET', `/v1/plans/${plan.id}`);
    trips = 0;
    const body = verdictsOn(plan, 'approve', 'approve');
    expect((await call('POST', `/v1/plans/${plan.id}/decisions`, { body })).status).toBe(200);
    expect(trips).toBeLessThanOrEqual(12);
  });
});

describe('A7 one defined outcome each', () => {
  it('a second person at the same moment gets 409 with what became of the rows', async () => {
    const body = verdictsOn(plan, 'approve', 'approve');
    const both = await Promise.all(['acc-ada', 'acc-ben'].map((as) => decide(body, { as })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const loser = both.find(({ status }) => status === 409);
    expect(loser?.body).toMatchObject({ code: 'plan_final', details: { states: { released: 2 } } });
    expect(await decisions()).toHaveLength(1);
  });

  it('who waits for the lock of another decides on the rows as they are then', async () => {
    let loser: ReturnType<typeof decide> | undefined;
    await api.database.withTenant(tenantA, async (tx) => {
      await lockPlan(tx, plan.id);
      loser = decide(verdictsOn(plan, 'approve'));
      // Holds the lock until the other one waits for it.
      for (let waiting = 0; waiting === 0; ) {
        const rows = await api.database.asAdministrator<{ count: number }>(
          `select count(*)::integer as count from pg_stat_activity
            where datname = $1 and wait_event_type = 'Lock'`,
          [api.database.name],
        );
        waiting = rows[0]?.count ?? 0;
      }
      await tx.query(`update plan_rows set state = 'rejected' where position = 0`);
    });
    const answer = await loser;
    expect(answer?.body).toMatchObject({
      code: 'row_already_decided',
      details: { path: '/rows/0', state: 'rejected' },
    });
  });

  it('a second click repeats the answer, one with another key learns of the first', async () => {
    const body = verdictsOn(plan, 'approve', 'reject');
    const first = await decide(body, { key: 'one-click' });
    const again = await decide(body, { key: 'one-click' });
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(refusal(await decide(body, { key: 'other-click' }))).toEqual({
      status: 409,
      code: 'plan_final',
    });
    expect(await decisions()).toHaveLength(1);
  });

  it('two clicks with one key at one moment are one decision with one answer', async () => {
    const body = verdictsOn(plan, 'approve', 'approve');
    const both = await Promise.all([1, 2, 3].map(() => decide(body, { key: 'double-click' })));
    expect(both.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(both[1]?.body).toEqual(both[0]?.body);
    expect(await decisions()).toHaveLength(1);
  });

  it('a key that was used for another body is refused', async () => {
    await decide(verdictsOn(plan, 'later'), { key: 'the-same-key' });
    const other = await decide(verdictsOn(plan, 'reject'), { key: 'the-same-key' });
    expect(refusal(other)).toEqual({ status: 409, code: 'idempotency_key_reused' });
    expect(await states()).toEqual(['open', 'open']);
  });

  it('a late click finds the plan expired', async () => {
    api.clock.now = new Date(plan.expiresAt);
    api.simulator.tokens.app(tenantA);
    const late = await decide(verdictsOn(plan, 'approve'), {
      headers: { 'x-forge-oauth-user': api.simulator.tokens.user(tenantA, 'acc-ada') },
    });
    expect(refusal(late)).toEqual({ status: 409, code: 'plan_expired' });
    expect(await states()).toEqual(['open', 'open']);
  });

  it('a seal of an older look, an edited row and an unknown row are refused with their place', async () => {
    const good = verdictsOn(plan, 'approve') as { seal: string; rows: { digest: string }[] };
    const digest = `sha256:${'0'.repeat(64)}`;
    const cases = [
      [{ ...good, seal: digest }, 409, 'seal_mismatch', '/seal'],
      [
        { ...good, rows: [{ ...good.rows[0], digest }] },
        409,
        'row_digest_mismatch',
        '/rows/0/digest',
      ],
      [
        { ...good, rows: [{ ...good.rows[0], rowId: plan.id }] },
        400,
        'row_unknown',
        '/rows/0/rowId',
      ],
      [{ ...good, rows: [good.rows[0], good.rows[0]] }, 400, 'invalid_request', '/rows/1/rowId'],
    ] as const;
    for (const [body, status, code, path] of cases) {
      const answer = await decide(body);
      expect(refusal(answer)).toEqual({ status, code });
      expect(answer.body.details.path).toBe(path);
    }
    expect([await states(), await decisions()]).toEqual([['open', 'open'], []]);
  });

  it('a closed refinement says how it ended', async () => {
    await api.database.asAdministrator(
      `update refinements set outcome = 'failed', step = 'closed', closed_at = changed_at`,
    );
    const answer = await decide(verdictsOn(plan, 'approve'));
    expect(answer.body).toMatchObject({
      code: 'refinement_closed',
      details: { outcome: 'failed' },
    });
  });
});
