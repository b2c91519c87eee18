import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { saveQuestions } from '../../db/clarifications.ts';
import { advance } from '../../db/refinements.ts';
import type { ClarificationRef } from '../../domain/clarification/clarification.ts';
import type { Plan } from '../../domain/plan.ts';
import { clarifyIssueId } from '../../workflows/clarify-messages.ts';
import { refineIssueId } from '../../workflows/refine-messages.ts';
import { loseTrack } from '../helpers/answering.ts';
import { issue, refusal, type TestApi, withPlan } from '../helpers/api.ts';
import { askedBy, askingPlan, plantWaiting } from '../helpers/clarifications.ts';
import { testNow } from '../helpers/database.ts';
import { inAnHour, propose } from '../helpers/fill-tenant.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';
import { startProposing } from '../helpers/proposing.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startProposing();
});
afterAll(() => api.close());
beforeEach(() =>
  api.database.asAdministrator(
    'truncate refinements, plans, plan_rows, clarifications, outbox cascade',
  ),
);

const path = `/v1/issues/${issue}/clarifications`;
const readiness = `/v1/issues/${issue}/readiness`;

/** Questions of SHOP-12 that wait, their refinement closed. */
async function waiting(): Promise<{ plan: Plan; ref: ClarificationRef; cancel: string }> {
  const plan = await withPlan(api);
  await api.database.asAdministrator(
    `update refinements set outcome = 'applied', step = 'closed', closed_at = changed_at, reason = 'clarification'`,
  );
  const ref = await api.database.withTenant(tenantA, (tx) => plantWaiting(tx, plan));
  await api.database.asAdministrator('delete from outbox');
  return { plan, ref, cancel: `/v1/clarifications/${ref.refinementId}/cancellation` };
}

const comment = (id: string, more: Record<string, unknown> = {}, tenant = tenantA) =>
  api.call('POST', '/forge/events/comment', {
    as: null,
    tenant,
    body: {
      eventType: 'avi:jira:commented:issue',
      issue: { id: issue, key: 'SHOP-12' },
      comment: { id, author: { accountId: 'acc-ben' }, body: 'As in the shop', ...more },
    },
  });
const signals = async () => (await api.outbox()).filter(({ name }) => name !== 'judgeIssue');
const shown = async () => (await api.call('GET', readiness)).body.clarification;

describe('R11 asking', () => {
  it('opens a refinement that asks, once, whoever presses and how often', async () => {
    const opened = await api.call('POST', path, { key: 'the-first-press' });
    expect(opened).toMatchObject({
      status: 202,
      body: { step: 'requested', reason: 'clarification', issue: { key: 'SHOP-12' } },
    });
    const again = await api.call('POST', path, { key: 'the-first-press' });
    expect([again.status, again.body]).toEqual([202, opened.body]);
    const ben = await api.call('POST', path, { as: 'acc-ben' });
    expect([ben.status, ben.body.id]).toEqual([200, opened.body.id]);
    const ref = { tenantId: tenantA, refinementId: opened.body.id, generation: 1 };
    expect(await api.outbox()).toEqual([
      { workflow_id: refineIssueId(ref), name: 'refineIssue', args: [ref] },
    ]);
  });

  it('is refused beside another refinement, and while answers are waited for', async () => {
    await withPlan(api);
    expect(refusal(await api.call('POST', path))).toEqual({
      status: 409,
      code: 'refinement_elsewhere',
    });
    await api.database.asAdministrator('truncate refinements, plans, plan_rows cascade');
    await waiting();
    expect(refusal(await api.call('POST', path)).code).toBe('clarification_waiting');
  });

  it('is only for people who could comment by hand, and an unseen issue is unknown', async () => {
    api.simulator.acting.setPermissions({
      cloudId: tenantA,
      project: 'SHOP',
      accountId: 'acc-vera',
      permissions: ['BROWSE_PROJECTS'],
    });
    expect(refusal(await api.call('POST', path, { as: 'acc-vera' })).code).toBe(
      'jira_permission_missing',
    );
    const unknown = await api.call('POST', '/v1/issues/99999999/clarifications');
    expect(refusal(unknown)).toEqual({ status: 404, code: 'issue_not_found' });
  });
});

describe('R11 questions that wait', () => {
  it('are shown with the readiness of their issue: what, since when, until when, what is settled', async () => {
    const { ref } = await waiting();
    expect(await shown()).toMatchObject({
      id: ref.refinementId,
      state: 'waiting',
      questions: [
        { rules: ['criteria.present'], settled: false },
        { rules: ['placeholders.open'], settled: false },
      ],
      answeredAt: null,
      before: { score: 40, status: 'needs_work' },
      after: null,
    });
  });

  it('hear of a comment, once kept and without what it says; the issue’s changes, too', async () => {
    const { ref } = await waiting();
    expect((await comment('90002')).status).toBe(200);
    expect((await comment('90003')).status).toBe(200);
    const heard = { workflow_id: clarifyIssueId(ref), name: 'heard', args: [] };
    expect(await signals()).toEqual([heard]);
    expect((await shown()).state).toBe('answered');
    const dump = await api.database.asAdministrator<{ all: string }>(
      'select c::text as all from clarifications c union all select body::text from audit_entries',
    );
    expect(JSON.stringify(dump)).not.toContain('As in the shop');
    await api.database.asAdministrator('delete from outbox');
    const changed = { as: null, body: { issue: { id: issue } } };
    await api.call('POST', '/forge/events/issue', changed);
    expect(await signals()).toEqual([heard]);
  });

  it('take none of our comments for an answer, none that is restricted, and none of another site', async () => {
    const { plan } = await waiting();
    await api.database.asAdministrator(
      `update plan_rows set kind = 'addComment', state = 'done', result_id = '90001' where row_id = '${plan.rows[0]!.id}'`,
    );
    await comment('90001');
    await comment('90004', { visibility: { type: 'role', value: 'Developers' } });
    await comment('90005', {}, tenantB);
    expect(await signals()).toEqual([]);
    expect((await shown()).state).toBe('waiting');
  });

  it('begin to wait where a person names the comment whose fate nobody knew', async () => {
    const plan = askingPlan('uncertain');
    const { refinementId, id: planId, rows } = plan;
    await api.database.withTenant(tenantA, async (tx) => {
      await propose(tx, plan);
      await advance(
        tx,
        { refinementId, generation: 1 },
        { step: 'writing', at: testNow, dueAt: inAnHour, planId },
      );
      await saveQuestions(tx, askedBy(plan), testNow);
    });
    await loseTrack(api, plan);
    await api.database.asAdministrator(
      `update refinements set outcome = 'partly_applied', step = 'closed', closed_at = changed_at, reason = 'clarification'`,
    );
    const key = api.simulator.acting.comment(
      { cloudId: tenantA, issue: 'SHOP-12' },
      'acc-ada',
      'What must be true?',
    );
    const named = { body: { choice: 'it_is', key } };
    const path = `/v1/plans/${planId}/rows/${rows[0]?.id}/resolution`;
    const { status, body } = await api.call('POST', path, named);
    expect([status, body.refinement?.outcome]).toEqual([200, 'applied']);
    expect(await shown()).toMatchObject({ id: refinementId, state: 'waiting' });
    const ref = { tenantId: tenantA, refinementId, generation: 1 };
    expect(await signals()).toEqual([
      { workflow_id: clarifyIssueId(ref), name: 'clarifyIssue', args: [ref] },
    ]);
    // It is no answer to itself.
    await comment(key);
    expect((await shown()).state).toBe('waiting');
  });

  it('are ended by a person, once; the run is told', async () => {
    const { ref, cancel } = await waiting();
    const ended = await api.call('POST', cancel, { as: 'acc-ben' });
    expect(ended).toMatchObject({
      status: 200,
      body: { state: 'cancelled', id: ref.refinementId },
    });
    expect(await signals()).toEqual([
      { workflow_id: clarifyIssueId(ref), name: 'ended', args: [] },
    ]);
    expect(refusal(await api.call('POST', cancel)).code).toBe('clarification_closed');
    expect((await shown()).state).toBe('cancelled');
    expect((await comment('90006')).status).toBe(200);
    expect(await signals()).toHaveLength(1);
    expect((await api.call('POST', path)).status).toBe(202);
  });

  it('are ended by nobody else’s site and by nobody who could not comment', async () => {
    const { cancel } = await waiting();
    const other = await api.call('POST', cancel, { tenant: tenantB });
    expect(refusal(other)).toEqual({ status: 404, code: 'refinement_not_found' });
    // Its own issue of the same id is free.
    await api.setMode('propose', tenantB);
    expect((await api.call('POST', path, { tenant: tenantB })).status).toBe(202);
    const seen = await api.call('GET', readiness, { tenant: tenantB });
    expect(seen.body.clarification).toBeUndefined();
    expect(refusal(await api.call('POST', cancel, { as: 'acc-vera' })).code).toBe(
      'jira_permission_missing',
    );
  });

  it('are not there before their comment is', async () => {
    const { refinementId } = await withPlan(api);
    const cancel = await api.call('POST', `/v1/clarifications/${refinementId}/cancellation`);
    expect(refusal(cancel)).toEqual({ status: 404, code: 'clarification_not_found' });
    expect(await shown()).toBeUndefined();
  });
});
