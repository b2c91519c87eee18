import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import type { NextStep } from '../../activities/activities.ts';
import type { ActivityDeps } from '../../activities/deps.ts';
import { createRevalidating } from '../../activities/revalidating.ts';
import type { IssueBean } from '../../clients/jira/schemas.ts';
import { findIssue } from '../../db/issues.ts';
import { setMode } from '../../db/project-modes.ts';
import { advance } from '../../db/refinements.ts';
import { saveAppToken } from '../../db/tokens.ts';
import type { BaseField } from '../../domain/issue.ts';
import { baseOf } from '../../domain/normalise/base.ts';
import { normaliseJiraIssue } from '../../domain/normalise/normalise-issue.ts';
import { operationFields } from '../../domain/operations/depends.ts';
import { planSeal } from '../../domain/seal.ts';
import type { ProjectMode } from '../../domain/views.ts';
import {
  installationOf,
  installTenant,
  type TestDatabase,
  testNow,
  withDatabase,
} from '../helpers/database.ts';
import { inAnHour, propose } from '../helpers/fill-tenant.ts';
import { starter } from '../helpers/judged.ts';
import { makePlan, tenantA } from '../helpers/plans.ts';

const issueId = '10112';
const inProject = (id: string): IssueBean => ({
  id: issueId,
  key: 'SHOP-12',
  fields: { summary: 'Pay by card', project: { id }, updated: testNow.toISOString() },
});
const [here, away] = ['10000', '10001'];

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase(() => testNow);
  await installTenant(database, tenantA);
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.asAdministrator(
    'truncate refinements, plans, plan_rows cascade; delete from reports; delete from issues',
  );
  await inA((tx) => {
    const token = { installationId: installationOf(tenantA), token: 'app', at: testNow };
    const expiresAt = new Date(testNow.getTime() + 4 * 3_600_000);
    return saveAppToken(tx, { ...token, expiresAt });
  });
});

const inA = <Value>(work: Parameters<typeof database.withTenant<Value>>[1]) =>
  database.withTenant(tenantA, work);

/** A plan of one row waits, made in one project, and is looked at again when its issue is in the other. */
async function lookAgain({ old }: { old: boolean }): Promise<NextStep> {
  const { project, ...rest } = baseOf(normaliseJiraIssue(inProject(here!), {}));
  const made = makePlan(['open'], { base: old || !project ? rest : { project, ...rest } });
  const ofOld = (field: BaseField) => !old || field !== 'project';
  const rows = made.rows.map((row) => ({
    ...row,
    fields: operationFields(row.operation).filter(ofOld),
  }));
  const plan = { ...made, rows, seal: planSeal(tenantA, { ...made, rows }) };
  const { id: planId, refinementId } = plan;
  const ref = { refinementId, generation: 1 };
  await inA(async (tx) => {
    await propose(tx, plan);
    await advance(tx, ref, { step: 'waiting', at: testNow, dueAt: inAnHour, planId });
  });
  const deps = {
    withTenant: database.withTenant,
    jira: { getIssue: async () => inProject(away!), listFields: async () => [] },
    pack: starter,
    clock: () => testNow,
    writing: { origin: 'Ours.' },
  } as unknown as ActivityDeps;
  return await new MockActivityEnvironment().run(() =>
    createRevalidating(deps).revalidatePlan({ tenantId: tenantA, ...ref, planId }),
  );
}

const turnAway = (mode: ProjectMode) =>
  inA((tx) => setMode(tx, { projectId: away!, mode, at: testNow }));

describe('A4 a plan whose issue is in another project', () => {
  it.each(['off', 'observe'] as const)('ends where that is %s', async (mode) => {
    await turnAway(mode);
    expect(await lookAgain({ old: false })).toEqual({ next: 'closed', outcome: 'cleared' });
    const code = mode === 'off' ? 'project_off' : 'observe_only';
    expect(await database.asAdministrator('select problem from refinements')).toEqual([
      { problem: { code } },
    ]);
    // Of a project that is off nothing is kept.
    const kept = await inA((tx) => findIssue(tx, issueId));
    expect(kept === null).toBe(mode === 'off');
  });

  it('is held against what it names, where it was made before the project was a part of it', async () => {
    await turnAway('propose');
    expect(await lookAgain({ old: true })).toMatchObject({ next: 'wait', wait: { round: 1 } });
  });
});
