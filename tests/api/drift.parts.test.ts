import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CreateSubtask } from '../../domain/operation.ts';
import { type Answering, startAnswering } from '../helpers/answering.ts';
import { issue } from '../helpers/api.ts';
import { tenantA } from '../helpers/plans.ts';

let world: Answering;
beforeAll(async () => {
  world = await startAnswering();
});
afterAll(() => world?.api.close());

const drift = async (as = 'acc-vera') => {
  const { status, body } = await world.api.call('GET', `/v1/plans/${world.plan.id}/drift`, { as });
  expect(status).toBe(200);
  return body.rows;
};

describe('W8 what became of what a plan has written', () => {
  it('is told to who may see the work item, as Jira shows it to them', async () => {
    expect(await drift()).toEqual([]);
    const row = world.plan.rows[0]!;
    const child = await world.createUnder(issue);
    await world.api.database.asAdministrator(
      `update plan_rows set state = 'done', result_id = $1, result_key = $2 where row_id = $3`,
      [child.id, child.key, row.id],
    );
    const { fields } = row.operation as CreateSubtask;
    const ref = { cloudId: tenantA, issue: child.key };
    const { acting } = world.api.simulator;
    acting.edit(ref, 'acc-ada', { summary: fields.summary, description: fields.description });
    expect(await drift()).toEqual([{ rowId: row.id, drift: 'as_written' }]);
    acting.edit(ref, 'acc-ben', { summary: 'Somebody’s words' });
    expect(await drift()).toEqual([{ rowId: row.id, drift: 'changed' }]);
    acting.remove(ref);
    expect(await drift()).toEqual([{ rowId: row.id, drift: 'gone' }]);
  });
});
