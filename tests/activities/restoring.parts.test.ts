import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import { proposeRestoring } from '../../activities/restoring.ts';
import { findNotifySettings, saveNotifySettings } from '../../db/notify-settings.ts';
import { getPlan } from '../../db/plans.ts';
import { currentPolicy } from '../../db/policies.ts';
import type { NotifyRef } from '../../domain/notification.ts';
import { planIdOf, rowIdOf } from '../../domain/seal.ts';
import { startNotifyPeople } from '../../workflows/notify-people.ts';
import { type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { fillTenant, planOf } from '../helpers/fill-tenant.ts';
import { issueOf } from '../helpers/judged.ts';
import { tenantA } from '../helpers/plans.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase();
  await fillTenant(database, tenantA);
});
afterAll(() => database.close());

it('A12 people are told of a plan that puts back what was replaced', async () => {
  const { id: planId, refinementId } = planOf(tenantA);
  const told: NotifyRef[] = [];
  const notify = (ref: NotifyRef) => {
    told.push(ref);
    return startNotifyPeople(ref);
  };
  const runs = { notify } as Parameters<typeof proposeRestoring>[0]['runs'];
  await database.withTenant(tenantA, async (tx) => {
    const { version } = await findNotifySettings(tx);
    // The policy names nobody, so that there is nobody to mail to.
    const webhook = { url: 'https://chat.example/hook', key: 'a key', format: 'text' as const };
    const settings = { version, email: true, siteUrl: 'https://lumen.example', webhook };
    await saveNotifySettings(tx, settings, { at: testNow, author: 'operator' });
    const plan = await getPlan(tx, planId);
    // Of whatever kind: two people have to approve each.
    const rows = plan.rows.map((row, at) => ({ ...row, id: rowIdOf(refinementId, 2, at) }));
    const { policy } = await currentPolicy(tx, plan.projectId);
    const input = { tenantId: tenantA, refinementId, generation: 1, planId };
    const made = { issue: issueOf({ type: 'Story' }), rows, policy, at: testNow };
    await new MockActivityEnvironment().run(() =>
      proposeRestoring({ runs }, tx, input, plan, made),
    );
  });
  const next = planIdOf(refinementId, 2);
  expect(told).toEqual([{ tenantId: tenantA, planId: next, stage: 'proposed' }]);
});
