import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Reconciled } from '../../activities/activities.ts';
import type { ActivityDeps } from '../../activities/deps.ts';
import { createActivities } from '../../activities/index.ts';
import { verifyChain } from '../../db/audit-chain.ts';
import { findLatestClarification } from '../../db/clarifications.ts';
import { moveInstallation, recordInstallation } from '../../db/installations.ts';
import { advance, findRefinement, openRefinement } from '../../db/refinements.ts';
import { saveUserToken } from '../../db/tokens.ts';
import type { Plan, RowState } from '../../domain/plan.ts';
import { uuidV5 } from '../../domain/uuid.ts';
import { endedMessage, heardMessage, startClarifyIssue } from '../../workflows/clarify-messages.ts';
import { startNotifyPeople } from '../../workflows/notify-people.ts';
import { cancelledMessage, startRefineIssue } from '../../workflows/refine-messages.ts';
import { plantWaiting } from '../helpers/clarifications.ts';
import {
  installationOf,
  installTenant,
  type TestDatabase,
  testNow,
  withDatabase,
} from '../helpers/database.ts';
import { inAnHour, planOf, propose } from '../helpers/fill-tenant.ts';
import { installationNumber, installationsOf } from '../helpers/installations.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

const minute = 60_000;
const clock = { now: testNow };
let database: TestDatabase;
let deps: ActivityDeps;
/** Runs that are asked about; all of them are open. */
let asked: string[] = [];

beforeAll(async () => {
  database = await withDatabase(() => clock.now);
  const isOpen = async ({ refinementId }: { refinementId: string }) => {
    asked.push(refinementId);
    return true;
  };
  deps = {
    withTenant: database.withTenant,
    clock: () => clock.now,
    clockPool: database.pools.clock,
    silentAfterHours: 6,
    runs: {
      isOpen,
      start: startRefineIssue,
      cancelled: cancelledMessage,
      notify: startNotifyPeople,
      answers: { isOpen, start: startClarifyIssue, heard: heardMessage, ended: endedMessage },
    },
  } as unknown as ActivityDeps;
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.asAdministrator(
    `set session_replication_role = replica;
     truncate tenants, installations, audit_heads, audit_entries, audit_personal cascade`,
  );
  clock.now = testNow;
  asked = [];
  for (const tenant of [tenantA, tenantB]) await installTenant(database, tenant);
});

const reconcile = (): Promise<Reconciled> => createActivities(deps).reconcileOnce();
const later = (minutes: number) => new Date(testNow.getTime() + minutes * minute);
const uninstall = (at = later(1), tenant = tenantA) =>
  database.withTenant(tenant, (tx) =>
    moveInstallation(tx, installationOf(tenant), 'uninstalled', { at }),
  );
const installAgain = (at: Date, number = 2) =>
  database.withTenant(tenantA, (tx) =>
    recordInstallation(tx, {
      installationId: installationNumber(number),
      environment: 'DEVELOPMENT',
      apiBaseUrl: 'http://127.0.0.1:9/ex/jira/x',
      at,
    }),
  );
/** An open refinement of a tenant with a plan whose rows stand so. */
const withPlan = async (states: RowState[], tenant = tenantA): Promise<Plan> => {
  const plan = planOf(tenant, states);
  await database.withTenant(tenant, async (tx) => {
    await propose(tx, plan);
    const ref = { refinementId: plan.refinementId, generation: 1 };
    await advance(tx, ref, { step: 'waiting', at: testNow, dueAt: inAnHour, planId: plan.id });
  });
  for (const [position, state] of states.entries()) await setRow(plan, position, state);
  return plan;
};
const setRow = (plan: Plan, position: number, state: RowState) =>
  database.asAdministrator(`update plan_rows set state = $3 where plan_id = $1 and position = $2`, [
    plan.id,
    position,
    state,
  ]);
/** One of another issue that has no plan yet. */
const unplanned = async (name: string, at = testNow): Promise<string> => {
  const refinementId = uuidV5(tenantA, name);
  await database.withTenant(tenantA, (tx) =>
    openRefinement(tx, {
      ...{ refinementId, issueId: String(name.length + 500), projectId: '10000' },
      ...{ reason: 'person', requestedBy: 'acc-ada', at, dueAt: inAnHour },
    }),
  );
  return refinementId;
};
const outcome = async (refinementId: string, tenant = tenantA) =>
  (await database.withTenant(tenant, (tx) => findRefinement(tx, refinementId)))?.outcome;
const rowStates = async (plan: Plan) => {
  const rows = await database.asAdministrator<{ state: RowState }>(
    'select state from plan_rows where plan_id = $1 order by position',
    [plan.id],
  );
  return rows.map(({ state }) => state);
};
const signals = async () => {
  const rows = await database.asAdministrator<{ workflow_id: string; name: string }>(
    'select workflow_id, name from outbox order by outbox_id',
  );
  return rows.map(({ workflow_id, name }) => [workflow_id, name]);
};
const ofTenant = ({ refinementId }: { refinementId: string }) => ({
  tenantId: tenantA,
  refinementId,
  generation: 1,
});

describe('L1 what was open when the app was uninstalled', () => {
  it('ends as cancelled, with its tokens; its runs are told; once', async () => {
    const plan = await withPlan(['open', 'approved', 'released', 'rejected']);
    const bare = await unplanned('bare');
    await database.withTenant(tenantA, (tx) =>
      saveUserToken(tx, {
        ...{
          planId: plan.id,
          accountId: 'acc-ada',
          token: 'ada',
          expiresAt: inAnHour,
          at: testNow,
        },
      }),
    );
    await uninstall();
    expect(await reconcile()).toMatchObject({ ended: 2 });
    expect(await rowStates(plan)).toEqual(['cancelled', 'cancelled', 'cancelled', 'rejected']);
    expect([await outcome(plan.refinementId), await outcome(bare)]).toEqual([
      'cancelled',
      'cancelled',
    ]);
    expect(await database.asAdministrator('select 1 from tokens')).toEqual([]);
    const told = [plan.refinementId, bare].map((refinementId) => {
      const { workflowId, name } = cancelledMessage(ofTenant({ refinementId }));
      return [workflowId, name];
    });
    expect((await signals()).sort()).toEqual(told.sort());
    expect(await reconcile()).toMatchObject({ ended: 0 });
    expect(await verifyChain(database.pools.readonly, tenantA)).toMatchObject({ ok: true });
  });

  it('settles first what is on its way, with its run, and ends then', async () => {
    const plan = await withPlan(['sending', 'released']);
    await uninstall();
    expect(await reconcile()).toMatchObject({ ended: 1 });
    expect(await rowStates(plan)).toEqual(['sending', 'cancelled']);
    expect(await outcome(plan.refinementId)).toBeNull();
    // Nothing more can be done here; whether its run is there is looked at as for anybody else.
    clock.now = later(61);
    expect(await reconcile()).toMatchObject({ ended: 0, checked: 1, restarted: 0 });
    expect(asked).toEqual([plan.refinementId]);
    await setRow(plan, 0, 'uncertain');
    expect(await reconcile()).toMatchObject({ ended: 1 });
    expect(await outcome(plan.refinementId)).toBe('partly_applied');
  });

  it('ends also where the app was installed again meanwhile, and nothing that began after that', async () => {
    const plan = await withPlan(['approved']);
    await uninstall(later(1));
    await installAgain(later(2));
    const since = await unplanned('since then', later(3));
    expect(await reconcile()).toMatchObject({ ended: 1 });
    expect([await outcome(plan.refinementId), await outcome(since)]).toEqual(['cancelled', null]);
  });

  it('are questions too whose answers are waited for', async () => {
    const plan = await withPlan(['done']);
    const ref = await database.withTenant(tenantA, (tx) => plantWaiting(tx, plan));
    await uninstall();
    expect(await reconcile()).toMatchObject({ ended: 2 });
    const found = await database.withTenant(tenantA, (tx) =>
      findLatestClarification(tx, plan.issue.id),
    );
    expect(found).toMatchObject({ outcome: 'cancelled' });
    const { workflowId, name } = endedMessage(ref);
    expect(await signals()).toContainEqual([workflowId, name]);
  });

  it('is that of one tenant: another goes on', async () => {
    const other = await withPlan(['approved'], tenantB);
    await withPlan(['approved']);
    await uninstall();
    expect(await reconcile()).toMatchObject({ ended: 1 });
    expect(await outcome(other.refinementId, tenantB)).toBeNull();
  });

  it('ends for all others where it fails for one', async () => {
    const plan = await withPlan(['approved']);
    const bare = await unplanned('bare');
    await uninstall();
    // Its content cannot be read.
    await database.asAdministrator(`update plan_rows set content = 'x'`);
    await expect(reconcile()).rejects.toThrow();
    expect(await outcome(plan.refinementId)).toBeNull();
    expect(await outcome(bare)).toBe('cancelled');
  });
});

describe('L1 a silent installation', () => {
  const states = async (tenant = tenantA) =>
    (await installationsOf(database, tenant)).map(({ state }) => state);

  it('is suspended after so many hours without a call, and its work is left as it is', async () => {
    const plan = await withPlan(['approved']);
    clock.now = later(6 * 60);
    expect(await reconcile()).toMatchObject({ suspended: 0 });
    await database.withTenant(tenantB, (tx) =>
      recordInstallation(tx, {
        installationId: installationOf(tenantB),
        environment: 'DEVELOPMENT',
        apiBaseUrl: 'http://127.0.0.1:9/ex/jira/x',
        at: clock.now,
      }),
    );
    clock.now = later(6 * 60 + 1);
    expect(await reconcile()).toMatchObject({ suspended: 1, ended: 0 });
    expect([await states(), await states(tenantB)]).toEqual([['suspended'], ['active']]);
    expect(await reconcile()).toMatchObject({ suspended: 0 });
    expect([await outcome(plan.refinementId), await rowStates(plan)]).toEqual([null, ['approved']]);
  });

  it('is no reason to look for runs: nobody starts anything for it', async () => {
    await withPlan(['approved']);
    clock.now = later(10 * 60);
    expect(await reconcile()).toMatchObject({ checked: 1, suspended: 2 });
    asked = [];
    expect(await reconcile()).toMatchObject({ checked: 0, restarted: 0 });
    expect(asked).toEqual([]);
  });

  it('keeps no token that has ended', async () => {
    const plan = await withPlan(['approved']);
    await database.withTenant(tenantA, (tx) =>
      saveUserToken(tx, {
        ...{
          planId: plan.id,
          accountId: 'acc-ada',
          token: 'ada',
          expiresAt: inAnHour,
          at: testNow,
        },
      }),
    );
    clock.now = later(10 * 60);
    await reconcile();
    expect(await database.asAdministrator('select 1 from tokens')).toEqual([]);
  });
});
