import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { insertRejections, listRejectedIdeas } from '../../db/rejections.ts';
import { digestOf } from '../../domain/canonical.ts';
import type { CreateSubtask } from '../../domain/operation.ts';
import type { Plan } from '../../domain/plan.ts';
import { issue, type TestApi, verdictsOn, withPlan } from '../helpers/api.ts';
import { installTenant, testNow } from '../helpers/database.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';
import { onlyPlan, startProposing } from '../helpers/proposing.ts';

let api: TestApi;
let plan: Plan;
beforeAll(async () => {
  api = await startProposing();
});
afterAll(() => api.close());
beforeEach(async () => {
  plan = await onlyPlan(api, ['one', 'two', 'three']);
});

const post = (what: string, body: unknown) =>
  api.call('POST', `/v1/plans/${plan.id}/${what}`, { body });
const ideasOf = (tenant: string, { refinementId }: Plan) =>
  api.database.withTenant(tenant, (tx) => listRejectedIdeas(tx, refinementId));
const ideaOf = (position: number) => plan.rows[position]?.provenance.idea;

describe('A9 what is rejected', () => {
  it('is kept as an idea of the issue, and what is approved or put off is not', async () => {
    expect((await post('decisions', verdictsOn(plan, 'reject', 'approve', 'later'))).status).toBe(
      200,
    );
    expect(await ideasOf(tenantA, plan)).toEqual(new Set([ideaOf(0)]));
  });

  it('is the idea of the draft, also after somebody worded it anew', async () => {
    const row = plan.rows[0]!;
    const { fields, ...rest } = row.operation as CreateSubtask;
    const operation = { ...rest, fields: { ...fields, summary: 'Other words' } };
    const edited = await post('edits', { seal: plan.seal, rowId: row.id, operation });
    await post('decisions', verdictsOn(edited.body.plan, 'reject'));
    expect(await ideasOf(tenantA, plan)).toEqual(new Set([ideaOf(0)]));
  });

  it('is kept for one tenant and issue, and again as it was', async () => {
    await post('decisions', verdictsOn(plan, 'reject'));
    await installTenant(api.database, tenantB);
    const other = await withPlan(api, ['one'], tenantB);
    expect(await ideasOf(tenantB, other)).toEqual(new Set());
    expect(await ideasOf(tenantB, plan)).toEqual(new Set());
    const [first, second] = plan.rows;
    const again = [
      { rowId: second!.id, idea: ideaOf(0)! },
      { rowId: second!.id, idea: digestOf('another') },
    ];
    await api.database.withTenant(tenantA, (tx) =>
      insertRejections(tx, plan.issue.id, again, testNow),
    );
    const rows = await api.database.asAdministrator<{ row_id: string }>(
      'select row_id from rejections order by row_id = $1 desc',
      [first?.id],
    );
    expect(rows.map(({ row_id }) => row_id)).toEqual([first?.id, second?.id]);
  });

  it('holds digests and ids only', async () => {
    await post('decisions', verdictsOn(plan, 'reject'));
    const [kept] = await api.database.asAdministrator('select * from rejections');
    expect(kept).toEqual({
      tenant_id: tenantA,
      issue_id: issue,
      idea: ideaOf(0),
      row_id: plan.rows[0]?.id,
      rejected_at: testNow,
    });
  });
});
