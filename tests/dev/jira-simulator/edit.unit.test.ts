import { describe, expect, it } from '@jest/globals';
import { adf, startSimulator, subtaskBody } from './helper.ts';

describe('editing an issue at the simulator', () => {
  it('writes what changed into the history, oldest first in its own list', async () => {
    const { as, now } = await startSimulator();
    const ada = as('acc-ada');
    const edit = await ada('PUT', '/issue/SHOP-13', { fields: { summary: 'New words' } });
    expect([edit.status, edit.text]).toEqual([204, '']);
    now.at += 60_000;
    await ada('PUT', '/issue/SHOP-13', { fields: { description: adf('New text.') } });
    const { body } = await ada('GET', '/issue/SHOP-13/changelog');
    expect(body).toMatchObject({ startAt: 0, total: 2, isLast: true });
    expect(body.values[0].items).toEqual([
      {
        field: 'summary',
        fieldtype: 'jira',
        fieldId: 'summary',
        from: null,
        fromString: 'Order summary stays visible while scrolling',
        to: null,
        toString: 'New words',
      },
    ]);
    const [item] = body.values[1].items;
    expect(item.fromString).toContain('As a customer on a small screen');
    expect(item.toString).toBe('New text.');
    const expanded = await ada('GET', '/issue/SHOP-13?expand=changelog&fields=updated');
    const ids = expanded.body.changelog.histories.map((one: { id: string }) => one.id);
    expect(ids).toEqual([body.values[1].id, body.values[0].id]);
    expect(expanded.body.fields.updated).toBe('2026-11-24T10:01:00.000+0100');
  });

  it('pages the history and may leave out field ids', async () => {
    const { as, simulator } = await startSimulator();
    const ref = { cloudId: simulator.tenants.default, issue: 'SHOP-13' };
    for (let at = 0; at < 3; at += 1) simulator.acting.edit(ref, 'acc-ben', { summary: `v${at}` });
    simulator.acting.switch(ref.cloudId, { quirkyChangelog: true });
    const { body } = await as('acc-ada')('GET', '/issue/SHOP-13/changelog?startAt=1&maxResults=1');
    expect(body).toMatchObject({ startAt: 1, maxResults: 1, total: 3, isLast: false });
    expect(body.nextPage).toContain('startAt=2');
    expect(body.values[0].author.accountId).toBe('acc-ben');
    expect(body.values[0].items[0]).not.toHaveProperty('fieldId');
  });

  it('an edit that changes nothing leaves no history', async () => {
    const { as } = await startSimulator();
    const ada = as('acc-ada');
    await ada('PUT', '/issue/SHOP-13', { fields: { priority: { name: 'Low' } } });
    expect((await ada('GET', '/issue/SHOP-13/changelog')).body.total).toBe(0);
  });

  it('adds and removes labels and components without touching the others', async () => {
    const { as } = await startSimulator();
    const ada = as('acc-ada');
    const update = {
      labels: [{ add: 'q4' }, { remove: 'legal' }],
      components: [{ add: { name: 'Platform' } }],
    };
    expect((await ada('PUT', '/issue/SHOP-33', { update })).status).toBe(204);
    const { fields } = (await ada('GET', '/issue/SHOP-33?fields=labels,components')).body;
    expect(fields.labels).toEqual(['privacy', 'q4']);
    expect(fields.components.map((one: { name: string }) => one.name)).toEqual([
      'Accounts',
      'Platform',
    ]);
  });

  it('refuses bad values by field and stores nothing of such an edit', async () => {
    const { as } = await startSimulator();
    const ada = as('acc-ada');
    const fields = { summary: 'Half', description: 'text', environment: adf('x') };
    const { status, body } = await ada('PUT', '/issue/SHOP-13', { fields });
    expect(status).toBe(400);
    expect(Object.keys(body.errors).toSorted()).toEqual(['description', 'environment']);
    const twice = { fields: { summary: 'a' }, update: { summary: [{ set: 'b' }] } };
    expect((await ada('PUT', '/issue/SHOP-13', twice)).body.errors).toHaveProperty('summary');
    const after = await ada('GET', '/issue/SHOP-13?fields=summary');
    expect(after.body.fields.summary).toBe('Order summary stays visible while scrolling');
  });

  it('silencing notifications needs an administrator', async () => {
    const { as } = await startSimulator();
    const edit = { fields: { summary: 'Quiet' } };
    const path = '/issue/SHOP-13?notifyUsers=false&returnIssue=true';
    expect((await as('acc-ada')('PUT', path, edit)).status).toBe(403);
    const quiet = await as('acc-otto')('PUT', path, edit);
    expect([quiet.status, quiet.body.fields.summary]).toEqual([200, 'Quiet']);
  });

  it('assigns by account, by project default and to nobody', async () => {
    const { as } = await startSimulator();
    const ada = as('acc-ada');
    const assign = (accountId: string | null) =>
      ada('PUT', '/issue/SHOP-12/assignee', { accountId });
    const assignee = async () =>
      (await ada('GET', '/issue/SHOP-12?fields=assignee')).body.fields.assignee?.accountId ?? null;
    expect((await assign('acc-ben')).status).toBe(204);
    expect(await assignee()).toBe('acc-ben');
    await assign('-1');
    expect(await assignee()).toBe('acc-ada');
    await assign(null);
    expect(await assignee()).toBeNull();
    expect((await assign('acc-vera')).body.errors).toHaveProperty('assignee');
  });

  it('links two issues once, and each shows only the other end', async () => {
    const { as } = await startSimulator();
    const ada = as('acc-ada');
    const body = {
      type: { name: 'Blocks' },
      inwardIssue: { key: 'SHOP-12' },
      outwardIssue: { key: 'SHOP-20' },
    };
    expect((await ada('POST', '/issueLink', body)).status).toBe(201);
    expect((await ada('POST', '/issueLink', body)).status).toBe(201);
    const links = async (key: string) =>
      (await ada('GET', `/issue/${key}?fields=issuelinks`)).body.fields.issuelinks;
    expect(await links('SHOP-12')).toMatchObject([{ outwardIssue: { key: 'SHOP-20' } }]);
    expect(await links('SHOP-20')).toMatchObject([{ inwardIssue: { key: 'SHOP-12' } }]);
    expect((await links('SHOP-20'))[0]).not.toHaveProperty('outwardIssue');
  });

  it('deletes with the right and with the subtasks only', async () => {
    const { as } = await startSimulator();
    const [ada, otto] = [as('acc-ada'), as('acc-otto')];
    expect((await ada('DELETE', '/issue/SHOP-13')).status).toBe(403);
    expect((await otto('DELETE', '/issue/SHOP-14')).status).toBe(400);
    expect((await otto('DELETE', '/issue/SHOP-14?deleteSubtasks=true')).status).toBe(204);
    expect((await otto('GET', '/issue/SHOP-40')).status).toBe(404);
  });

  it('keeps properties within their limits and tells new from replaced', async () => {
    const { as } = await startSimulator();
    const ada = as('acc-ada');
    const put = (key: string, value: unknown) =>
      ada('PUT', `/issue/SHOP-12/properties/${key}`, value);
    expect((await put('mine', { a: 1 })).status).toBe(201);
    expect((await put('mine', { a: 2 })).status).toBe(200);
    expect((await put('k'.repeat(256), 1)).status).toBe(400);
    expect((await put('big', 'x'.repeat(32_767))).status).toBe(400);
    expect((await put('none', null)).status).toBe(400);
    expect((await ada('GET', '/issue/SHOP-12/properties/mine')).body).toEqual({
      key: 'mine',
      value: { a: 2 },
    });
    expect((await ada('GET', '/issue/SHOP-12/properties')).body.keys).toMatchObject([
      { key: 'mine' },
    ]);
    expect((await ada('DELETE', '/issue/SHOP-12/properties/mine')).status).toBe(204);
    expect((await ada('GET', '/issue/SHOP-12/properties/mine')).status).toBe(404);
  });

  it('writes times in the zone of the site and finds keys in any case', async () => {
    const { as, simulator } = await startSimulator();
    const site = simulator.state.sites[simulator.tenants.default]!;
    site.zoneMinutes = -210;
    const { body } = await as('acc-ada')('GET', '/issue/shop-12?fields=created');
    expect([body.key, body.fields.created]).toEqual(['SHOP-12', '2026-10-19T04:45:00.000-0330']);
  });

  it('a moved issue is found by its old key and answers with the new one', async () => {
    const { as, simulator } = await startSimulator();
    const ref = { cloudId: simulator.tenants.default, issue: 'SHOP-14' };
    simulator.acting.move(ref, 'acc-ben', 'TEAM');
    const { body } = await as('acc-ada')('GET', '/issue/SHOP-14?fields=project,issuetype,subtasks');
    expect([body.key, body.fields.project.key, body.fields.issuetype.id]).toEqual([
      'TEAM-61',
      'TEAM',
      '10012',
    ]);
    expect(body.fields.subtasks).toMatchObject([{ key: 'TEAM-62' }]);
  });

  it('a status changed by somebody is in the history', async () => {
    const { as, simulator } = await startSimulator();
    const ref = { cloudId: simulator.tenants.default, issue: 'SHOP-13' };
    simulator.acting.transition(ref, 'acc-ben', 'In Progress');
    const { fields, changelog } = (await as('acc-ada')('GET', '/issue/SHOP-13?expand=changelog'))
      .body;
    expect(fields.status.statusCategory.key).toBe('indeterminate');
    expect(changelog.histories[0].items).toMatchObject([
      { fromString: 'To Do', toString: 'In Progress' },
    ]);
  });

  it('shows `self` in the old form where a site is switched so', async () => {
    const { as, simulator } = await startSimulator();
    simulator.acting.switch(simulator.tenants.default, { siteSelf: true });
    const { self } = (await as('acc-ada')('GET', '/issue/SHOP-13?fields=summary&expand=names'))
      .body;
    expect(self).toBe('https://lumen.example/rest/api/3/issue/10113');
  });

  it('a subtask under a hidden parent is as hidden as the parent', async () => {
    const { as } = await startSimulator();
    const otto = as('acc-otto');
    const fields = {
      project: { key: 'SEC' },
      parent: { key: 'SEC-2' },
      customfield_10041: { value: 'Low' },
    };
    const { key } = (await otto('POST', '/issue', subtaskBody('secret', undefined, fields))).body;
    expect((await otto('GET', `/issue/${key}`)).status).toBe(200);
    expect((await as('acc-ada')('GET', `/issue/${key}`)).status).toBe(404);
  });
});
