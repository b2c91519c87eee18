import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { insertPolicy } from '../../db/policies.ts';
import { beginAttempt, planWrite, setWriteState } from '../../db/writes.ts';
import { groups } from '../../dev/jira-simulator/state/catalogue.ts';
import type { Plan } from '../../domain/plan.ts';
import type { TierPolicy } from '../../domain/policy.ts';
import { operationIdOf } from '../../domain/seal.ts';
import { uuidV5 } from '../../domain/uuid.ts';
import { issue, refusal, startApi, type TestApi, verdictsOn, withPlan } from '../helpers/api.ts';
import { testNow } from '../helpers/database.ts';
import { tenantA } from '../helpers/plans.ts';
import { everyTier } from '../helpers/policies.ts';

let api: TestApi;
let plan: Plan;
let child: { id: string; key: string };
beforeAll(async () => {
  api = await startApi();
  await api.call('GET', `/v1/issues/${issue}/readiness`);
  child = await createUnder(issue);
});
afterAll(() => api.close());
beforeEach(() => afresh());

async function afresh(): Promise<void> {
  await api.database.asAdministrator(
    'truncate refinements, policies, plans, plan_rows, decisions, decision_rows, writes, write_attempts, tokens, idempotency_keys, outbox cascade',
  );
  await api.setMode('propose');
  plan = await withPlan(api, ['one', 'two']);
  await call('decisions', verdictsOn(plan, 'approve', 'approve'));
}

/** A subtask that a person sees in Jira. */
async function createUnder(parent: string): Promise<{ id: string; key: string }> {
  const [{ apiBaseUrl = '' } = {}] = await api.database.asAdministrator<{ apiBaseUrl: string }>(
    'select api_base_url as "apiBaseUrl" from tenants',
  );
  const auth = { baseUrl: apiBaseUrl, token: api.simulator.tokens.user(tenantA, 'acc-ada') };
  const [type] = await api.deps.jira.listSubtaskTypes(auth, '10000');
  const made = await api.deps.jira.createIssue(
    auth,
    {
      fields: {
        project: { id: '10000' },
        issuetype: { id: type?.id },
        parent: { id: parent },
        summary: 'made by hand',
      },
    },
    { milliseconds: 5000 },
  );
  if (made.kind !== 'confirmed' || !made.key) throw new Error(`not made: ${made.kind}`);
  return { id: made.id, key: made.key };
}

const call = (path: string, body: unknown, as = 'acc-ada') =>
  api.call('POST', `/v1/plans/${plan.id}/${path}`, { body, as });
const rowAt = (position: number) => plan.rows[position] ?? plan.rows[0];
const answer = (position: number, body: unknown, as?: string) =>
  call(`rows/${rowAt(position)?.id}/resolution`, body, as);
/** The row was sent, and how that ended is not known; the other one is done. */
const uncertain = async (closed = true) => {
  await move(1, 'done');
  await move(0, 'uncertain');
  const { id: rowId = '', operationId = '' } = plan.rows[0] ?? {};
  await api.database.withTenant(tenantA, async (tx) => {
    await planWrite(tx, { operationId, planId: plan.id, rowId, at: testNow });
    await beginAttempt(tx, {
      operationId,
      attemptId: uuidV5(operationId, 'attempt'),
      accountId: 'acc-ada',
      at: testNow,
      deadlineAt: testNow,
    });
    await setWriteState(tx, { operationId, from: ['sending'], to: 'uncertain', at: testNow });
  });
  if (closed) await close('partly_applied');
};
/** A policy was published, and the plan is sealed under it. */
const underPolicy = async (rule: TierPolicy) => {
  await api.database.withTenant(tenantA, (tx) =>
    insertPolicy(tx, { projectId: '10000', policy: everyTier(rule), by: 'acc-otto', at: testNow }),
  );
  await api.database.asAdministrator(
    `update plans set policy_version = 2, policy_id = 'two-people', proposed_by = 'acc-ben'`,
  );
};
const close = (outcome: string) =>
  api.database.asAdministrator(
    `update refinements set outcome = $1, step = 'closed', closed_at = changed_at`,
    [outcome],
  );
const move = (position: number, state: string) =>
  api.database.asAdministrator('update plan_rows set state = $2 where position = $1', [
    position,
    state,
  ]);
const stored = async () => {
  const [found] = await api.database.asAdministrator<Record<string, unknown>>(
    `select r.state, r.result_id, r.operation_id, w.state as ledger, f.outcome, f.step, f.generation
       from plan_rows r left join writes w using (tenant_id, operation_id) cross join refinements f where position = 0`,
  );
  return found;
};

describe('W2 a row whose outcome is not known', () => {
  it('is the subtask that a person names', async () => {
    await uncertain();
    const { status, body } = await answer(0, { choice: 'it_is', key: child.key });
    expect([status, body.refinement.outcome]).toEqual([200, 'applied']);
    expect(await stored()).toMatchObject({
      state: 'done',
      result_id: child.id,
      ledger: 'confirmed',
      outcome: 'applied',
    });
  });

  it('is nothing that stands elsewhere, is not there, or is what another row made', async () => {
    await uncertain();
    const other = await createUnder('10113');
    for (const key of [other.key, 'SHOP-99999', 'SHOP-12'])
      expect(refusal(await answer(0, { choice: 'it_is', key }))).toEqual({
        status: 409,
        code: 'written_elsewhere',
      });
    await api.database.asAdministrator('update plan_rows set result_id = $1 where position = 1', [
      child.id,
    ]);
    const taken = await answer(0, { choice: 'it_is', key: child.key });
    expect(refusal(taken).code).toBe('written_elsewhere');
    expect(await stored()).toMatchObject({ state: 'uncertain', ledger: 'uncertain' });
  });

  it('is written again by a new run, on the approval of whoever says so', async () => {
    await uncertain();
    const { status, body } = await answer(0, { choice: 'write_again' }, 'acc-ben');
    expect([status, body.state, body.refinement.step]).toEqual([200, 'released', 'writing']);
    expect(await stored()).toMatchObject({ ledger: 'planned', outcome: null, generation: 2 });
    const approvals = await api.database.asAdministrator(
      `select account_id from decisions join decision_rows using (tenant_id, decision_id)
        where row_id = $1 and verdict = 'approve' order by decided_at, account_id`,
      [plan.rows[0]?.id],
    );
    expect(approvals).toContainEqual({ account_id: 'acc-ben' });
    expect((await api.outbox()).at(-1)).toMatchObject({
      name: 'refineIssue',
      args: [{ refinementId: plan.refinementId, generation: 2 }],
    });
    expect(
      await api.database.asAdministrator('select account_id from tokens where plan_id is not null'),
    ).toContainEqual({ account_id: 'acc-ben' });
  });

  it.each([
    [
      'names other people',
      { reviewers: 1, approvers: { accounts: ['acc-cara'] } },
      'not_a_reviewer',
    ],
    ['excludes who proposed it', { reviewers: 1, proposerExcluded: true }, 'proposer_excluded'],
    ['asks for two people and one approved it', { reviewers: 2 }, 'approvals_missing'],
  ] as const)('is not written again where the policy %s', async (_name, rule, code) => {
    await uncertain();
    await underPolicy({ proposerExcluded: false, ...rule });
    expect(refusal(await answer(0, { choice: 'write_again' }, 'acc-ben')).code).toBe(code);
    expect(await stored()).toMatchObject({ state: 'uncertain', ledger: 'uncertain' });
    expect((await answer(0, { choice: 'give_up' }, 'acc-ben')).status).toBe(200);
  });

  it('is written again on the second approval where the policy asks for two', async () => {
    await uncertain();
    await underPolicy({ reviewers: 2, proposerExcluded: false });
    // Ada approved it under this version before it was sent.
    await api.database.asAdministrator('update decisions set policy_version = 2');
    expect(refusal(await answer(0, { choice: 'write_again' })).code).toBe('approvals_missing');
    expect((await answer(0, { choice: 'write_again' }, 'acc-ben')).status).toBe(200);
  });

  it('is written again by a member of the group that the policy names, and the decision keeps it', async () => {
    const [, reviewers = ''] = groups.map(({ id }) => id);
    await uncertain();
    await underPolicy({
      reviewers: 1,
      proposerExcluded: false,
      approvers: { groups: [reviewers] },
    });
    const refused = await answer(0, { choice: 'write_again' });
    expect(refusal(refused).code).toBe('not_a_reviewer');
    expect((await answer(0, { choice: 'write_again' }, 'acc-ben')).status).toBe(200);
    const [last] = await api.database.asAdministrator(
      'select account_id, membership from decisions order by seq desc limit 1',
    );
    expect(last).toEqual({ account_id: 'acc-ben', membership: { groups: [reviewers], roles: [] } });
  });

  it('is written again by the run that is there', async () => {
    await uncertain(false);
    expect((await answer(0, { choice: 'write_again' })).status).toBe(200);
    expect((await api.outbox()).at(-1)).toMatchObject({
      name: 'decided',
      args: [{ open: 0, released: 1 }],
    });
  });

  it('is given up, and the refinement says how it ended', async () => {
    await uncertain();
    expect((await answer(0, { choice: 'give_up' })).status).toBe(200);
    expect(await stored()).toMatchObject({
      state: 'failed',
      ledger: 'failed',
      outcome: 'partly_applied',
    });
    expect(
      await api.database.asAdministrator('select 1 from tokens where plan_id is not null'),
    ).toEqual([]);
  });

  it('is answered once: the second answer hears that it is settled', async () => {
    await uncertain();
    const both = await Promise.all([
      answer(0, { choice: 'give_up' }),
      answer(0, { choice: 'write_again' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.map(({ body }) => body.code)).toContain('row_not_answerable');
  });

  it('is not for people who may only look, nor written again where writing is off', async () => {
    await uncertain();
    const looks = await answer(0, { choice: 'give_up' }, 'acc-vera');
    expect(refusal(looks).code).toBe('jira_permission_missing');
    await api.setMode('off');
    expect(refusal(await answer(0, { choice: 'write_again' })).code).toBe('project_off');
    expect((await answer(0, { choice: 'give_up' })).status).toBe(200);
  });

  it('has one open refinement, whoever is faster: the answer or a new proposal', async () => {
    const codes = new Set<unknown>();
    for (let round = 0; round < 10; round++) {
      await uncertain();
      const [answered, proposed] = await Promise.all([
        answer(0, { choice: 'write_again' }),
        api.call('POST', `/v1/issues/${issue}/refinements`),
      ]);
      codes.add(answered.status === 200 ? 'answered' : answered.body.code);
      expect([200, 202]).toContain(proposed.status);
      expect(
        await api.database.asAdministrator('select 1 from refinements where outcome is null'),
      ).toHaveLength(1);
      await afresh();
    }
    codes.delete('answered');
    expect([...codes]).toEqual(['refinement_elsewhere']);
  });

  it('waits while another refinement of the work item is open', async () => {
    await uncertain();
    expect((await api.call('POST', `/v1/issues/${issue}/refinements`)).status).toBe(202);
    const late = await answer(0, { choice: 'write_again' });
    expect(refusal(late)).toEqual({ status: 409, code: 'refinement_elsewhere' });
    expect(await stored()).toMatchObject({ state: 'uncertain' });
  });
});

describe('W2 a row that was not written', () => {
  it.each(['failed', 'conflict', 'skipped'])(
    'and is %s is opened again as another operation that nobody has approved',
    async (state) => {
      await move(1, 'done');
      await move(0, state);
      await close('partly_applied');
      const { status, body } = await answer(0, { choice: 'reopen' });
      const operationId = operationIdOf(rowAt(0)?.id ?? '', 2);
      expect([status, body.state, body.operationId]).toEqual([200, 'open', operationId]);
      expect(body.seal).not.toBe(plan.seal);
      expect(await stored()).toMatchObject({ state: 'open', outcome: null, step: 'waiting' });
      const again = await call('revocation', { rowIds: [rowAt(0)?.id] });
      expect(refusal(again).code).toBe('nothing_to_revoke');
      const verdict = verdictsOn({ ...plan, seal: body.seal }, 'approve');
      expect((await call('decisions', verdict)).body.plan.rows[0]).toMatchObject({
        state: 'released',
        operationId,
      });
    },
  );

  it('is not opened again after the time to decide', async () => {
    await move(0, 'failed');
    await close('failed');
    await api.database.asAdministrator('update plans set expires_at = $1', [testNow]);
    expect(refusal(await answer(0, { choice: 'reopen' })).code).toBe('plan_expired');
  });
});

describe('what nobody can answer', () => {
  it.each(['open', 'approved', 'released', 'sending', 'done', 'rejected', 'expired', 'cancelled'])(
    'a row that is %s',
    async (state) => {
      await move(0, state);
      for (const choice of ['write_again', 'give_up', 'reopen'])
        expect(refusal(await answer(0, { choice }))).toEqual({
          status: 409,
          code: 'row_not_answerable',
        });
    },
  );

  it('a thing without a name, a name without a thing, a row of another plan', async () => {
    await uncertain();
    for (const body of [
      { choice: 'it_is' },
      { choice: 'give_up', key: child.key },
      { choice: 'it_is', key: 'x' },
    ])
      expect(refusal(await answer(0, body))).toEqual({ status: 400, code: 'invalid_request' });
    const foreign = await call(`rows/${plan.id}/resolution`, { choice: 'give_up' });
    expect(refusal(foreign)).toEqual({ status: 400, code: 'row_unknown' });
  });
});
