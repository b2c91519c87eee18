import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { advance } from '../../db/refinements.ts';
import type { AdfDoc } from '../../domain/json.ts';
import type { CreateSubtask, InsertSections } from '../../domain/operation.ts';
import { headingNode, listNode, paragraphs } from '../../domain/operations/adf.ts';
import { descriptionDigest, editedDescription } from '../../domain/operations/description.ts';
import { insertSectionsOperation } from '../../domain/operations/insert-sections.ts';
import type { Plan } from '../../domain/plan.ts';
import { planSeal, rowDigest } from '../../domain/seal.ts';
import { type CallOptions, issue, refusal, type TestApi, verdictsOn } from '../helpers/api.ts';
import { testNow } from '../helpers/database.ts';
import { inAnHour, propose } from '../helpers/fill-tenant.ts';
import { makePlan, tenantA } from '../helpers/plans.ts';
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

const post = (what: string, body: unknown, options: CallOptions = {}) =>
  api.call('POST', `/v1/plans/${plan.id}/${what}`, { ...options, body });
const read = async (): Promise<Plan> => (await api.call('GET', `/v1/plans/${plan.id}`)).body;
const operationOf = (position: number) => plan.rows[position]?.operation as CreateSubtask;
const origin = 'Written by Readygate.';

/** The operation of a row with another summary. */
const worded = (summary: string, position = 0) => {
  const operation = operationOf(position);
  return { ...operation, fields: { ...operation.fields, summary } };
};
const edit = (operation: unknown, options: CallOptions & { seal?: string } = {}) =>
  post('edits', { seal: options.seal ?? plan.seal, rowId: plan.rows[0]?.id, operation }, options);

describe('A3 an edit', () => {
  it('gives the row other words, another digest and the plan another seal, and shows the operation', async () => {
    const operation = worded('Another summary');
    operation.fields.description = paragraphs(['Another line', origin]);
    const { status, body } = await edit(operation);
    expect(status).toBe(200);
    const [row] = body.plan.rows;
    expect(row).toMatchObject({ state: 'open', operation, provenance: { lane: 'person' } });
    expect(row.label).toContain('Another summary');
    expect(row.digest).not.toBe(plan.rows[0]?.digest);
    expect(body.plan.seal).not.toBe(plan.seal);
    expect((await read()).rows[0]).toEqual(row);
  });

  it('approves nothing, and voids the approval of that row alone', async () => {
    const third = await withThreeRows();
    const { body } = await post('decisions', verdictsOn(third, 'approve', 'approve', 'later'));
    expect(body.plan.rows.map(({ state }: { state: string }) => state)).toEqual([
      'approved',
      'approved',
      'open',
    ]);
    const edited = await edit(worded('Another summary'), { as: 'acc-ben', seal: body.plan.seal });
    expect(edited.body.plan.rows).toMatchObject([
      { state: 'open', approvals: { given: 0 } },
      { state: 'approved', approvals: { given: 1 } },
      { state: 'open' },
    ]);
  });

  it('makes a decision on the older look fail, whichever comes second', async () => {
    await edit(worded('Another summary'));
    expect(refusal(await post('decisions', verdictsOn(plan, 'approve', 'reject')))).toEqual({
      status: 409,
      code: 'row_digest_mismatch',
    });
    const body = { seal: plan.seal, rows: [{ ...verdictOf(plan, 1), verdict: 'approve' }] };
    expect(refusal(await post('decisions', body)).code).toBe('seal_mismatch');
    expect(refusal(await edit(worded('Third'))).code).toBe('seal_mismatch');
  });

  it('of a row that is decided for good, or of a plan that is over, is refused', async () => {
    const { body } = await post('decisions', verdictsOn(plan, 'reject', 'later'));
    const late = await edit(worded('Another summary'), { seal: body.plan.seal });
    expect(late.body).toMatchObject({
      code: 'row_not_editable',
      details: { path: '/rowId', state: 'rejected' },
    });
    await post('decisions', { ...verdicts(body.plan, 1) });
    expect(refusal(await edit(worded('Another summary'))).code).toBe('plan_final');
  });

  it('needs the right to make the change by hand', async () => {
    const answer = await edit(worded('Another summary'), { as: 'acc-vera' });
    expect(refusal(answer).code).toBe('jira_permission_missing');
  });

  it('is in the audit log with the digest, and without the words', async () => {
    const { body } = await edit(worded('WORDS OF ADA'));
    const entries = await api.database.asAdministrator<{ body: string }>(
      `select body from audit_entries where body like '%row.edited%'`,
    );
    expect(entries.at(-1)?.body).toContain(body.plan.rows[0].digest);
    expect(JSON.stringify(entries)).not.toContain('WORDS OF ADA');
  });
});

describe('A3 an edit of sections', () => {
  const said = () => descriptionOf(api, issue);
  const words = (...lines: string[]) => [
    headingNode('Acceptance criteria', 2),
    listNode(lines),
    ...paragraphs([origin]).content,
  ];

  it('is of the description as it stands, and needs it to be the one that was drafted for', async () => {
    plan = await sectionsPlan();
    const [row] = plan.rows;
    const draft = row?.operation as InsertSections;
    const [insertion] = draft.insertions;
    const operation = { ...draft, insertions: [{ ...insertion, nodes: words('A part is paid') }] };
    const { status, body } = await edit(operation);
    expect(status).toBe(200);
    const edited = body.plan.rows[0].operation;
    expect(edited.insertions[0].nodes).toEqual(words('A part is paid'));
    expect(edited.after).toBe(descriptionDigest(editedDescription(edited, said())));
    expect(body.plan.rows[0].effects[0].value).toContain('A part is paid');
    api.simulator.acting.edit({ cloudId: tenantA, issue: 'SHOP-12' }, 'acc-ben', {
      description: paragraphs(['Something else.']),
    });
    const late = await edit(
      { ...edited, insertions: operation.insertions },
      { seal: body.plan.seal },
    );
    expect(refusal(late)).toEqual({ status: 409, code: 'row_not_editable' });
  });
});

/** A plan whose only row puts one section behind the description of SHOP-12. */
async function sectionsPlan(): Promise<Plan> {
  await onlyPlan(api);
  await api.database.asAdministrator('truncate refinements, plans, plan_rows cascade');
  const description = descriptionOf(api, issue);
  const section = { heading: 'Acceptance criteria', items: ['It is paid'] };
  const path = `/content/${description.content.length}`;
  const operation = insertSectionsOperation({
    issueId: issue,
    description,
    sections: [{ path, ...section }],
    origin,
  });
  const made = makePlan(['open']);
  const rows = made.rows.map((row) => ({ ...row, operation, digest: rowDigest(operation, []) }));
  const sealed = { ...made, rows, seal: planSeal(tenantA, { ...made, rows }) };
  await api.database.withTenant(tenantA, async (tx) => {
    const { id: planId, refinementId } = await propose(tx, sealed);
    const times = { at: testNow, dueAt: inAnHour };
    await advance(tx, { refinementId, generation: 1 }, { step: 'waiting', ...times, planId });
  });
  return sealed;
}

function descriptionOf({ simulator }: TestApi, issueId: string): AdfDoc {
  return simulator.state.sites[tenantA]?.issues[issueId]?.fields.description as unknown as AdfDoc;
}

async function withThreeRows(): Promise<Plan> {
  plan = await onlyPlan(api, ['one', 'two', 'three']);
  return plan;
}

function verdictOf({ rows }: Plan, position: number) {
  return { rowId: rows[position]?.id, digest: rows[position]?.digest };
}

function verdicts(shown: Plan, position: number) {
  return { seal: shown.seal, rows: [{ ...verdictOf(shown, position), verdict: 'reject' }] };
}
