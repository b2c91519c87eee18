import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 as Ajv } from 'ajv/dist/2020.js';
import { workOrderSchema } from '../../domain/work-order/schema.ts';
import { issue, refusal, startApi, type TestApi } from '../helpers/api.ts';
import { issueOf } from '../helpers/judged.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';
import { storeJudged } from '../helpers/store-judged.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  for (const tenant of [tenantA, tenantB]) {
    await api.call('POST', '/forge/scheduled/token', { as: null, tenant });
    await api.setMode('observe', tenant);
  }
});
afterAll(() => api.close());

const path = `/v1/issues/${issue}/work-order`;
const description = 'We sell gift cards.\n\nAcceptance criteria:\n- The checkout takes a code';

describe('G4 the work order of an issue', () => {
  it('that was not read yet is not there', async () => {
    expect(refusal(await api.call('GET', path))).toEqual({ status: 404, code: 'issue_not_judged' });
  });

  it('is made from what was judged, by the published schema or as Markdown', async () => {
    const content = { ...issueOf({ description }), id: issue };
    await api.database.withTenant(tenantA, (tx) => storeJudged(tx, { at: api.clock.now, content }));
    const { status, body } = await api.call('GET', `${path}?profile=coding-agent`);
    expect({ status, stale: body.stale }).toEqual({ status: 200, stale: false });
    const isValid = new Ajv({ strict: false }).compile(workOrderSchema);
    expect({ isValid: isValid(body.workOrder), errors: isValid.errors }).toEqual({
      isValid: true,
      errors: null,
    });
    expect(body.workOrder).toMatchObject({
      profile: { id: 'coding-agent' },
      parts: { acceptanceCriteria: [{ text: 'The checkout takes a code' }] },
    });
    const { body: text } = await api.call('GET', `${path}?format=markdown`);
    expect(text.markdown).toContain('- The checkout takes a code\n');
    expect(text.workOrder).toBeUndefined();
  });

  it('T9 leaves out subtasks that Jira hides from who asks, and says how many', async () => {
    const hidden = api.simulator.issuesOf(tenantA).find(({ key }) => key === 'SEC-1')!;
    const subtasks = [
      { id: hidden.id, key: 'SEC-1', summary: 'Only some may see it' },
      { id: issue, key: 'SHOP-12', summary: 'Everybody sees it' },
    ];
    const content = { ...issueOf({ description }), id: issue, subtasks };
    await api.database.withTenant(tenantA, (tx) => storeJudged(tx, { at: api.clock.now, content }));
    const ref = { cloudId: tenantA, issue: 'SEC-1' };
    api.simulator.acting.setSecurity(ref, 'Security team only');
    const { body } = await api.call('GET', path);
    expect(body.leftOut).toBe(1);
    expect(body.workOrder.subtasks).toEqual([{ key: 'SHOP-12', summary: 'Everybody sees it' }]);
    const { body: text } = await api.call('GET', `${path}?format=markdown`);
    expect(text.markdown).not.toContain('Only some may see it');
  });

  it('is not there for a project that is off', async () => {
    await api.setMode('off');
    expect(refusal(await api.call('GET', path))).toEqual({ status: 403, code: 'project_off' });
    await api.setMode('observe');
    expect((await api.call('GET', path)).status).toBe(200);
  });

  it('as a comment is for who may comment, as a section for who may edit', async () => {
    await api.setMode('propose');
    const may = (...permissions: string[]) =>
      api.simulator.acting.setPermissions({
        ...{ cloudId: tenantA, project: 'SHOP', accountId: 'acc-ben' },
        permissions: ['BROWSE_PROJECTS', ...permissions],
      });
    const ask = (workOrder: string) =>
      api.call('POST', `/v1/issues/${issue}/refinements`, { as: 'acc-ben', body: { workOrder } });
    const refused = { status: 403, code: 'jira_permission_missing' };
    may('EDIT_ISSUES', 'CREATE_ISSUES');
    expect(refusal(await ask('comment'))).toEqual(refused);
    may('ADD_COMMENTS');
    expect(refusal(await ask('section'))).toEqual(refused);
    expect((await ask('comment')).status).toBe(202);
  });

  it('is not that of another site, nor for who does not see the issue', async () => {
    const other = await api.call('GET', path, { tenant: tenantB });
    expect(refusal(other)).toEqual({ status: 404, code: 'issue_not_judged' });
    expect(refusal(await api.call('GET', '/v1/issues/99999/work-order')).code).toBe(
      'issue_not_found',
    );
  });

  it('of a profile that nobody has, or in another form, is refused', async () => {
    for (const query of ['profile=nobody', 'profile=../etc', 'format=pdf', 'more=1'])
      expect((await api.call('GET', `${path}?${query}`)).status).toBe(400);
    for (const body of [
      { workOrder: 'comment', profile: 'nobody' },
      { workOrder: 'comment', propose: ['subtasks'] },
      { profile: 'default' },
    ]) {
      await api.setMode('propose');
      const reply = await api.call('POST', `/v1/issues/${issue}/refinements`, { body });
      expect(refusal(reply)).toEqual({ status: 400, code: 'invalid_request' });
    }
  });
});
