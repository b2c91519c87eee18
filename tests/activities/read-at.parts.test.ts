import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import type { NextStep, PlanStepInput } from '../../activities/activities.ts';
import type { ActivityDeps } from '../../activities/deps.ts';
import { createRevalidating } from '../../activities/revalidating.ts';
import { createVerifying } from '../../activities/verifying.ts';
import type { IssueBean } from '../../clients/jira/schemas.ts';
import { findIssue, markStale } from '../../db/issues.ts';
import { setMode } from '../../db/project-modes.ts';
import { advance } from '../../db/refinements.ts';
import { saveAppToken } from '../../db/tokens.ts';
import { baseOf } from '../../domain/normalise/base.ts';
import { normaliseJiraIssue } from '../../domain/normalise/normalise-issue.ts';
import type { RowState } from '../../domain/plan.ts';
import { clarifyIssueId, heardMessage } from '../../workflows/clarify-messages.ts';
import { plantWaiting } from '../helpers/clarifications.ts';
import {
  installationOf,
  installTenant,
  type TestDatabase,
  testNow,
  withDatabase,
} from '../helpers/database.ts';
import { inAnHour, planOf, propose } from '../helpers/fill-tenant.ts';
import { starter } from '../helpers/judged.ts';
import { makePlan, tenantA } from '../helpers/plans.ts';
import { storeJudged } from '../helpers/store-judged.ts';

const issueId = '10112';
const raw: IssueBean = {
  id: issueId,
  key: 'SHOP-12',
  fields: { summary: 'Pay by card', project: { id: '10000' }, updated: testNow.toISOString() },
};
const after = (seconds: number) => new Date(testNow.getTime() + seconds * 1000);
const clock = { now: testNow };

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase(() => clock.now);
  await installTenant(database, tenantA);
  await inA((tx) => setMode(tx, { projectId: '10000', mode: 'propose', at: testNow }));
});
afterAll(() => database.close());
beforeEach(async () => {
  clock.now = testNow;
  await database.asAdministrator(
    'truncate refinements, plans, plan_rows, clarifications, outbox cascade; delete from reports; delete from issues',
  );
  await inA(async (tx) => {
    const token = { installationId: installationOf(tenantA), token: 'app', at: testNow };
    await saveAppToken(tx, { ...token, expiresAt: after(4 * 3600) });
    await storeJudged(tx, { at: after(-3600) });
  });
});

const inA = <Value>(work: Parameters<typeof database.withTenant<Value>>[1]) =>
  database.withTenant(tenantA, work);

/** Somebody edits the issue after it was read and before what was read is stored. */
const getIssue = async (): Promise<IssueBean> => {
  clock.now = after(1);
  await inA((tx) => markStale(tx, issueId, clock.now));
  clock.now = after(2);
  return raw;
};
const deps = () =>
  ({
    withTenant: database.withTenant,
    jira: { getIssue, listFields: async () => [], bulkFetch: async () => [] },
    pack: starter,
    clock: () => clock.now,
    writing: { origin: 'Ours.' },
    runs: { answers: { heard: heardMessage } },
  }) as unknown as ActivityDeps;

/** Runs an activity on a plan of one row that is made from the issue as it stands. */
async function on(
  state: RowState,
  activity: (input: PlanStepInput) => Promise<NextStep>,
  more: { refinementId?: string } = {},
): Promise<NextStep> {
  const plan = makePlan([state], { base: baseOf(normaliseJiraIssue(raw, {})), ...more });
  const { id: planId, refinementId } = plan;
  const ref = { refinementId, generation: 1 };
  await inA(async (tx) => {
    await propose(tx, plan);
    await advance(tx, ref, { step: 'waiting', at: testNow, dueAt: inAnHour, planId });
  });
  return await new MockActivityEnvironment().run(() =>
    activity({ tenantId: tenantA, ...ref, planId }),
  );
}

const revalidate = (input: PlanStepInput) => createRevalidating(deps()).revalidatePlan(input);
const verify = (input: PlanStepInput) => createVerifying(deps(), revalidate).verifyPlan(input);

describe('R9 a judgement is of the moment at which the issue was read', () => {
  it.each([
    ['when a plan is looked at again', 'open', revalidate, 'wait'],
    ['when what was written is verified', 'rejected', verify, 'closed'],
  ] as const)(
    '%s: an edit that arrives meanwhile stays marked',
    async (_, state, activity, next) => {
      expect(await on(state, activity)).toMatchObject({ next });
      const stored = await inA((tx) => findIssue(tx, issueId));
      expect(stored).toMatchObject({ judgedAt: testNow, staleSince: after(1) });
    },
  );
});

describe('R11 questions that wait', () => {
  it('hear of what the app itself wrote to their issue', async () => {
    const asked = await inA((tx) => propose(tx, planOf(tenantA)));
    await database.asAdministrator(
      `update refinements set outcome = 'applied', step = 'closed', closed_at = changed_at`,
    );
    const waiting = await inA((tx) => plantWaiting(tx, asked));
    await on('rejected', verify, { refinementId: 'b1a0c2de-5b1f-4a55-9c40-2f6b6d1a7a10' });
    expect(
      await database.asAdministrator('select workflow_id, kind, name, args from outbox'),
    ).toEqual([{ workflow_id: clarifyIssueId(waiting), kind: 'signal', name: 'heard', args: [] }]);
  });
});
