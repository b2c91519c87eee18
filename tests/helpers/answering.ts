import { insertPlan } from '../../db/plans.ts';
import { insertPolicy } from '../../db/policies.ts';
import { beginAttempt, planWrite, setWriteState } from '../../db/writes.ts';
import type { Plan, RowState } from '../../domain/plan.ts';
import type { TierPolicy } from '../../domain/policy.ts';
import { operationIdOf, planIdOf, rowIdOf } from '../../domain/seal.ts';
import { uuidV5 } from '../../domain/uuid.ts';
import { type Answer, issue, startApi, type TestApi, verdictsOn, withPlan } from './api.ts';
import { testNow } from './database.ts';
import { makePlan, tenantA } from './plans.ts';
import { everyTier } from './policies.ts';

/** The API with a plan of two rows that Ada approved, made afresh before each test. */
export interface Answering {
  api: TestApi;
  plan: Plan;
  /** A subtask of the plan's work item that a person sees in Jira. */
  child: { id: string; key: string };
  afresh(): Promise<void>;
  call(path: string, body: unknown, as?: string): Promise<Answer>;
  /** Answers for the row at a place. */
  answer(position: number, body: unknown, as?: string): Promise<Answer>;
  createUnder(parent: string): Promise<{ id: string; key: string }>;
  /**
   * The first row was sent, by Ada, and how that ended is not known; the other one is done. Ada's token
   * is at hand where it is kept.
   */
  uncertain(options?: { closed?: boolean; keepToken?: boolean }): Promise<void>;
  /** A policy was published, and the plan is sealed under it. */
  underPolicy(rule: TierPolicy): Promise<void>;
  close(outcome: string): Promise<unknown>;
  move(position: number, state: RowState): Promise<unknown>;
  /** The refinement went on with another plan, whose row was written. */
  writeLaterRound(): Promise<unknown>;
  /** The first row, its ledger entry and the refinement. */
  stored(): Promise<Record<string, unknown> | undefined>;
}

export async function startAnswering(): Promise<Answering> {
  const api = await startApi();
  await api.call('GET', `/v1/issues/${issue}/readiness`);
  const run = api.database.asAdministrator;
  const world: Answering = {
    api,
    plan: await withPlan(api),
    child: await createUnder(api, issue),
    createUnder: (parent) => createUnder(api, parent),
    async afresh() {
      await run(
        'truncate refinements, policies, plans, plan_rows, decisions, decision_rows, writes, write_attempts, tokens, idempotency_keys, outbox cascade',
      );
      await api.setMode('propose');
      world.plan = await withPlan(api, ['one', 'two']);
      await world.call('decisions', verdictsOn(world.plan, 'approve', 'approve'));
    },
    call: (path, body, as = 'acc-ada') =>
      api.call('POST', `/v1/plans/${world.plan.id}/${path}`, { body, as }),
    answer: (position, body, as) =>
      world.call(`rows/${world.plan.rows[position]?.id}/resolution`, body, as),
    async uncertain({ closed = true, keepToken = false } = {}) {
      await world.move(1, 'done');
      await world.move(0, 'uncertain');
      await loseTrack(api, world.plan);
      if (!keepToken) await run('delete from tokens where plan_id is not null');
      if (closed) await world.close('partly_applied');
    },
    async underPolicy(rule) {
      const policy = everyTier(rule);
      await api.database.withTenant(tenantA, (tx) =>
        insertPolicy(tx, { projectId: '10000', policy, by: 'acc-otto', at: testNow }),
      );
      await run(
        `update plans set policy_version = 2, policy_id = 'two-people', proposed_by = 'acc-ben'`,
      );
    },
    close: (outcome) =>
      run(`update refinements set outcome = $1, step = 'closed', closed_at = changed_at`, [
        outcome,
      ]),
    move: (position, state) =>
      run('update plan_rows set state = $2 where position = $1', [position, state]),
    async writeLaterRound() {
      const { refinementId } = world.plan;
      const id = planIdOf(refinementId, 2);
      const [row] = makePlan(['done']).rows;
      const rowId = rowIdOf(refinementId, 2, 0);
      const rows = row ? [{ ...row, id: rowId, operationId: operationIdOf(rowId, 1) }] : [];
      const made = { projectId: '10000', proposedBy: 'acc-ada', at: testNow };
      await api.database.withTenant(tenantA, (tx) =>
        insertPlan(tx, { ...world.plan, id, round: 2, rows }, made),
      );
      await run('update refinements set plan_id = $1', [id]);
    },
    async stored() {
      const [found] = await run<Record<string, unknown>>(
        `select r.state, r.result_id, r.operation_id, w.state as ledger, f.outcome, f.step, f.generation
           from plan_rows r left join writes w using (tenant_id, operation_id) cross join refinements f
          where r.row_id = $1`,
        [world.plan.rows[0]?.id],
      );
      return found;
    },
  };
  return world;
}

/** The ledger's side of a row of unknown outcome. */
export async function loseTrack(
  { database }: Pick<TestApi, 'database'>,
  { id: planId, rows }: Plan,
): Promise<void> {
  const { id: rowId = '', operationId = '' } = rows[0] ?? {};
  const attemptId = uuidV5(operationId, 'attempt');
  const [accountId, at] = ['acc-ada', testNow];
  await database.withTenant(tenantA, async (tx) => {
    await planWrite(tx, { operationId, planId, rowId, at });
    await beginAttempt(tx, { operationId, attemptId, accountId, at, deadlineAt: at });
    await setWriteState(tx, { operationId, from: ['sending'], to: 'uncertain', at });
  });
}

async function createUnder(api: TestApi, parent: string): Promise<{ id: string; key: string }> {
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
