import { describe, expect, it } from '@jest/globals';
import { adf, startSimulator, subtaskBody } from './helper.ts';

/** Messages by field of a refused create. */
async function errorsOf(change: Record<string, unknown>, account = 'acc-ada') {
  const { as } = await startSimulator();
  const body = subtaskBody('A subtask', undefined, change);
  const answer = await as(account)('POST', '/issue', body);
  return { status: answer.status, errors: answer.body.errors };
}

describe('creating an issue at the simulator', () => {
  it('answers with id, key and a gateway self, and nothing else', async () => {
    const { as, origin, simulator } = await startSimulator();
    const { status, body } = await as('acc-ada')('POST', '/issue', subtaskBody('First'));
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^\d+$/),
      key: 'SHOP-41',
      self: `${origin}/ex/jira/${simulator.tenants.default}/rest/api/3/issue/${body.id}`,
    });
  });

  it('stores description, marker, reporter and defaults', async () => {
    const { as } = await startSimulator();
    const ada = as('acc-ada');
    const { body } = await ada(
      'POST',
      '/issue',
      subtaskBody('With all', 'op-7', { description: adf('Read me.'), labels: ['b', 'a'] }),
    );
    const stored = (await ada('GET', `/issue/${body.key}?properties=readygate.op`)).body;
    expect(stored.properties).toEqual({ 'readygate.op': { op: 'op-7', seal: 'abcd' } });
    expect(stored.fields).toMatchObject({
      reporter: { accountId: 'acc-ada' },
      priority: { name: 'Medium' },
      labels: ['a', 'b'],
      parent: { key: 'SHOP-12' },
      issuetype: { id: '10003', subtask: true, hierarchyLevel: -1 },
    });
    expect(stored.fields.created).toBe('2026-11-24T10:00:00.000+0100');
  });

  it('gives back the document with local ids, so that bytes differ and the words do not', async () => {
    const { as } = await startSimulator();
    const ada = as('acc-ada');
    const { body } = await ada(
      'POST',
      '/issue',
      subtaskBody('x', undefined, { description: adf('Same.') }),
    );
    const { description } = (await ada('GET', `/issue/${body.id}?fields=description`)).body.fields;
    expect(description).not.toEqual(adf('Same.'));
    expect(description.content[0].attrs.localId).toMatch(/^[0-9a-f]{12}$/);
    expect(description.content[0].content).toEqual([{ type: 'text', text: 'Same.' }]);
  });

  it.each([
    ['a missing parent', { parent: undefined }, 'issuetype'],
    ['a parent as text', { parent: 'SHOP-12' }, 'parent'],
    ['a parent that is not there', { parent: { key: 'SHOP-999' } }, 'parentId'],
    ['a parent that is hidden', { parent: { key: 'SEC-2' } }, 'parentId'],
    ['a parent in another project', { parent: { key: 'TEAM-2' } }, 'project'],
    ['a parent that is a subtask itself', { parent: { key: 'SHOP-40' } }, 'parentId'],
    ['an epic as parent', { parent: { key: 'SHOP-1' } }, 'parentId'],
    ['a type of another project', { issuetype: { id: '10014' } }, 'issuetype'],
    ['an unknown project', { project: { id: '99' } }, 'project'],
    ['a description as text', { description: 'plain' }, 'description'],
    ['a document without version', { description: { type: 'doc', content: [] } }, 'description'],
    ['an empty text node', { description: adf('') }, 'description'],
    ['a field that is not on the screen', { duedate: '2026-12-01' }, 'duedate'],
    ['a field that does not exist', { customfield_99999: 1 }, 'customfield_99999'],
    ['a summary that is too long', { summary: 'x'.repeat(256) }, 'summary'],
    ['a summary of two lines', { summary: 'one\ntwo' }, 'summary'],
    ['an empty summary', { summary: ' ' }, 'summary'],
    ['a label with a space', { labels: ['two words'] }, 'labels'],
    ['an assignee who cannot be assigned', { assignee: { id: 'acc-vera' } }, 'assignee'],
    ['a colleague who has left', { assignee: { id: 'acc-old' } }, 'assignee'],
    ['another reporter', { reporter: { id: 'acc-ben' } }, 'reporter'],
    ['an unknown component', { components: [{ name: 'Moon' }] }, 'components'],
  ])('refuses %s and names the field', async (_what, change, field) => {
    const { status, errors } = await errorsOf(change);
    expect(status).toBe(400);
    expect(Object.keys(errors)).toEqual([field]);
  });

  it('takes a summary of 255 characters', async () => {
    const { as } = await startSimulator();
    const body = subtaskBody('x'.repeat(255));
    expect((await as('acc-ada')('POST', '/issue', body)).status).toBe(201);
  });

  it('demands required fields without a default and fills in those with one', async () => {
    const { as } = await startSimulator();
    const ada = as('acc-ada');
    const fields = {
      project: { key: 'SEC' },
      issuetype: { id: '10003' },
      parent: { key: 'SEC-1' },
    };
    const refused = await ada('POST', '/issue', { fields: { ...fields, summary: 'x' } });
    expect(refused.body.errors).toEqual({ customfield_10041: 'Risk class is required.' });
    const risk = { customfield_10041: { value: 'High' } };
    const made = await ada('POST', '/issue', { fields: { ...fields, summary: 'x', ...risk } });
    const stored = (await ada('GET', `/issue/${made.body.id}`)).body.fields;
    expect(stored.customfield_10041).toEqual({ id: '10143', value: 'High' });
    expect(stored.customfield_10042).toEqual({ id: '10151', value: 'Standard' });
  });

  it('a description that is not on the screen is refused, or silently replaced where switched so', async () => {
    const { as, simulator } = await startSimulator();
    const { default: cloudId } = simulator.tenants;
    const ada = as('acc-ada');
    const fields = {
      project: { key: 'SEC' },
      issuetype: { id: '10002' },
      summary: 'x',
      description: adf('mine'),
    };
    expect((await ada('POST', '/issue', { fields })).body.errors).toHaveProperty('description');
    simulator.acting.setTemplate({
      cloudId,
      project: 'SEC',
      typeId: '10002',
      text: 'The template.',
    });
    simulator.acting.switch(cloudId, { templateReplacesDescription: true });
    const made = await ada('POST', '/issue', { fields });
    const { text } = await ada('GET', `/issue/${made.body.id}?fields=description`);
    expect(text).toContain('The template.');
    expect(text).not.toContain('mine');
  });

  it('never gives a number again, also after a deletion', async () => {
    const { as, simulator } = await startSimulator();
    const ada = as('acc-ada');
    await ada('POST', '/issue', subtaskBody('one'));
    simulator.acting.remove({ cloudId: simulator.tenants.default, issue: 'SHOP-41' });
    expect((await ada('GET', '/issue/SHOP-41')).status).toBe(404);
    expect((await ada('POST', '/issue', subtaskBody('two'))).body.key).toBe('SHOP-42');
  });

  it('may hide a fresh issue from reads for a while', async () => {
    const { as, simulator, now } = await startSimulator();
    simulator.acting.switch(simulator.tenants.default, { freshIssueHidden: 30_000 });
    const ada = as('acc-ada');
    const { key } = (await ada('POST', '/issue', subtaskBody('fresh'))).body;
    expect((await ada('GET', `/issue/${key}`)).status).toBe(404);
    now.at += 30_000;
    expect((await ada('GET', `/issue/${key}`)).status).toBe(200);
  });

  it('creates in bulk what it can: 201 with the rest by index, 400 when all failed', async () => {
    const { as } = await startSimulator();
    const ada = as('acc-ada');
    const good = subtaskBody('good', 'op-bulk');
    const bad = subtaskBody('bad', undefined, { labels: ['no good'] });
    const mixed = await ada('POST', '/issue/bulk', { issueUpdates: [bad, good, bad] });
    expect(mixed.status).toBe(201);
    expect(mixed.body.issues).toHaveLength(1);
    expect(
      mixed.body.errors.map((one: { failedElementNumber: number }) => one.failedElementNumber),
    ).toEqual([0, 2]);
    expect((await ada('POST', '/issue/bulk', { issueUpdates: [bad] })).status).toBe(400);
    const many = Array.from({ length: 51 }, () => good);
    expect((await ada('POST', '/issue/bulk', { issueUpdates: many })).status).toBe(400);
  });

  it('a project without a subtask type has none in its create metadata; team-managed ids differ', async () => {
    const { as } = await startSimulator();
    const types = async (key: string) =>
      (await as('acc-ada')('GET', `/issue/createmeta/${key}/issuetypes`)).body.issueTypes as {
        id: string;
        name: string;
        subtask: boolean;
      }[];
    const subtasks = async (key: string) => (await types(key)).filter(({ subtask }) => subtask);
    expect(await subtasks('NOSUB')).toEqual([]);
    expect(await subtasks('SHOP')).toMatchObject([{ id: '10003', name: 'Sub-task' }]);
    expect(await subtasks('TEAM')).toMatchObject([{ id: '10014', name: 'Subtask' }]);
  });

  it('create metadata says which fields are required and which have a default', async () => {
    const { as } = await startSimulator();
    const path = '/issue/createmeta/SEC/issuetypes/10003';
    const { fields } = (await as('acc-ada')('GET', path)).body;
    const required = fields
      .filter((field: { required: boolean }) => field.required)
      .map((field: { fieldId: string; hasDefaultValue: boolean }) => [
        field.fieldId,
        field.hasDefaultValue,
      ]);
    expect(required).toEqual([
      ['project', false],
      ['issuetype', false],
      ['parent', false],
      ['summary', false],
      ['priority', true],
      ['customfield_10041', false],
      ['customfield_10042', true],
    ]);
    expect((await as('acc-ada')('GET', `${path}?maxResults=201`)).status).toBe(400);
  });
});
