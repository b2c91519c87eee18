import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import type { ActivityDeps } from '../../activities/deps.ts';
import { createRevalidating } from '../../activities/revalidating.ts';
import type { IssueBean } from '../../clients/jira/schemas.ts';
import { getPlan } from '../../db/plans.ts';
import { setMode } from '../../db/project-modes.ts';
import { advance } from '../../db/refinements.ts';
import { saveAppToken } from '../../db/tokens.ts';
import type { AdfDoc } from '../../domain/json.ts';
import { adfPlainText, paragraphs } from '../../domain/operations/adf.ts';
import { descriptionDigest, editedDescription } from '../../domain/operations/description.ts';
import { insertSectionsOperation } from '../../domain/operations/insert-sections.ts';
import { restoringOperations, restoringRule } from '../../domain/operations/restore-description.ts';
import type { Plan } from '../../domain/plan.ts';
import { planIdOf, planSeal, rowDigest } from '../../domain/seal.ts';
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

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase();
  await installTenant(database, tenantA);
});
afterAll(() => database.close());

const issueId = '10112';
const base = paragraphs(['A card pays a part.', 'The rest is paid by card.']);
const sections = [{ path: '/content/2', heading: 'Criteria', items: ['It is shown'] }];
const written = insertSectionsOperation({ issueId, description: base, sections, origin: 'Ours.' });
const ours = editedDescription(written, base) as AdfDoc;

/** A plan that puts reworded text in and takes its old words out. */
function restoringPlan(): Plan {
  const replaced = {
    fromText: 'A card pays a part.\nThe rest is paid later.',
    toText: adfPlainText(ours),
  };
  const operations = restoringOperations(written, ours, replaced);
  const made = makePlan(['open', 'open'], { base: { description: descriptionDigest(ours) } });
  const rows = made.rows.map((row, at) => ({
    ...row,
    operation: operations[at]!,
    digest: rowDigest(operations[at]!, []),
    fields: ['description' as const],
    provenance: { lane: 'rules' as const, rule: restoringRule, spans: [] },
  }));
  const plan = { ...made, rows };
  return { ...plan, seal: planSeal(tenantA, plan) };
}

it('A4 what somebody rejects while Jira is read is not offered again', async () => {
  const plan = restoringPlan();
  await database.withTenant(tenantA, async (tx) => {
    const at = testNow;
    await setMode(tx, { projectId: '10000', mode: 'propose', at });
    const token = { installationId: installationOf(tenantA), token: 'app', at };
    await saveAppToken(tx, { ...token, expiresAt: new Date(at.getTime() + 4 * 3_600_000) });
    await propose(tx, plan);
    const ref = { refinementId: plan.refinementId, generation: 1 };
    await advance(tx, ref, { step: 'waiting', at, dueAt: inAnHour, planId: plan.id });
  });
  const edited = { ...ours, content: [...paragraphs(['Cara asks why.']).content, ...ours.content] };
  let reads = 0;
  const getIssue = async (): Promise<IssueBean> => {
    reads += 1;
    // The first time everything is still open; then somebody rejects what would be put in.
    if (reads === 2)
      await database.asAdministrator(
        `update plan_rows set state = 'rejected' where plan_id = $1 and position = 0`,
        [plan.id],
      );
    const fields = { summary: 'Pay by card', description: edited, project: { id: '10000' } };
    return { id: issueId, key: 'SHOP-12', fields };
  };
  const deps = {
    withTenant: database.withTenant,
    jira: { getIssue, listFields: async () => [] },
    pack: starter,
    clock: () => testNow,
    writing: { origin: 'Ours.' },
  } as unknown as ActivityDeps;
  const { id: planId, refinementId } = plan;
  const input = { tenantId: tenantA, refinementId, generation: 1, planId };
  const step = await new MockActivityEnvironment().run(() =>
    createRevalidating(deps).revalidatePlan(input),
  );
  expect(step).toMatchObject({ next: 'wait', wait: { round: 2, open: 1 } });
  const { rows } = await database.withTenant(tenantA, (tx) =>
    getPlan(tx, planIdOf(refinementId, 2)),
  );
  expect(rows.map(({ operation }) => operation.kind)).toEqual(['removeSections']);
});
