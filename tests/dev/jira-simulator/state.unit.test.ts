import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { startProcess } from '../../../dev/process.ts';
import { adf, isDropped, startSimulator, subtaskBody, until } from './helper.ts';

const folder = mkdtempSync(join(tmpdir(), 'simulator-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('what the simulator remembers', () => {
  it('logs every request with its operation id', async () => {
    const { as, simulator } = await startSimulator();
    await as('acc-ada')('POST', '/issue', subtaskBody('x', 'op-1'));
    await as('acc-ben')('GET', '/issue/SHOP-12');
    expect(simulator.requests()).toMatchObject([
      {
        method: 'POST',
        path: '/rest/api/3/issue',
        operation: 'createIssue',
        accountId: 'acc-ada',
        operationId: 'op-1',
        status: 201,
        committed: true,
      },
      { operation: 'getIssue', accountId: 'acc-ben', operationId: null, committed: false },
    ]);
    simulator.forgetRequests();
    expect(simulator.requests()).toEqual([]);
  });

  it('counts duplicates by marker, also after one of them was deleted', async () => {
    const { as, simulator } = await startSimulator();
    const ada = as('acc-ada');
    simulator.faults.add({ kind: 'drop_after_commit', method: 'POST', path: '/issue' });
    expect(await isDropped(ada('POST', '/issue', subtaskBody('x', 'op-1')))).toBe(true);
    expect(simulator.duplicates()).toEqual([]);
    await ada('POST', '/issue', subtaskBody('x', 'op-1'));
    await ada('POST', '/issue', subtaskBody('x', 'op-2'));
    simulator.acting.remove({ cloudId: simulator.tenants.default, issue: 'SHOP-41' });
    const [duplicate, ...more] = simulator.duplicates();
    expect(more).toEqual([]);
    expect(duplicate).toMatchObject({
      operationId: 'op-1',
      created: [{ key: 'SHOP-41' }, { key: 'SHOP-42' }],
    });
  });

  it('counts comments with the same marker, and a marker that was set twice on one issue once', async () => {
    const { as, simulator } = await startSimulator();
    const ada = as('acc-ada');
    const value = { op: 'op-1', seal: 's' };
    await ada('PUT', '/issue/SHOP-13/properties/readygate.op', value);
    await ada('PUT', '/issue/SHOP-13/properties/readygate.op', value);
    expect(simulator.duplicates()).toEqual([]);
    const properties = [{ key: 'readygate.op', value: { op: 'op-2', seal: 's' } }];
    const comment = { body: adf('x'), properties };
    await ada('POST', '/issue/SHOP-13/comment', comment);
    await ada('POST', '/issue/SHOP-13/comment', comment);
    expect(simulator.duplicates()).toMatchObject([
      { operationId: 'op-2', created: [{ kind: 'comment' }, { kind: 'comment' }] },
    ]);
  });

  it('lists what was created under an issue with a marker', async () => {
    const { as, simulator } = await startSimulator();
    await as('acc-ada')('POST', '/issue', subtaskBody('with', 'op-1'));
    await as('acc-ada')('POST', '/issue', subtaskBody('without'));
    const site = simulator.tenants.default;
    const expected = [{ key: 'SHOP-41', summary: 'with', operation: 'op-1', author: 'acc-ada' }];
    expect(await simulator.markedSubtasks(site, '10112')).toEqual(expected);
    expect(simulator.projectIds(site)).toEqual(['10000', '10001', '10002', '10004', '10005']);
    expect(simulator.issuesOf(site).find(({ key }) => key === 'SHOP-41')?.raw).toMatchObject({
      fields: { summary: 'with', parent: { key: 'SHOP-12' } },
    });
  });

  it('is saved and loaded whole: tokens, issues, faults, log', async () => {
    const first = await startSimulator();
    const token = first.simulator.tokens.user(first.simulator.tenants.default, 'acc-ada');
    await first.withToken(token)('POST', '/issue', subtaskBody('kept', 'op-1'));
    first.simulator.faults.add({ kind: 'conflict', path: '/myself' });
    const file = join(folder, 'saved.json');
    first.simulator.save(file);
    const second = await startSimulator();
    second.simulator.load(file);
    expect(second.simulator.state).toEqual(first.simulator.state);
    const ada = second.withToken(token);
    expect((await ada('GET', '/issue/SHOP-41')).body.fields.summary).toBe('kept');
    expect((await ada('GET', '/myself')).status).toBe(409);
    second.simulator.reset();
    expect((await ada('GET', '/issue/SHOP-41')).status).toBe(401);
    expect(() => second.simulator.load(join(folder, 'absent.json'))).toThrow('there is no state');
  });

  it('keeps tokens that were minted in its own process in the state file too', async () => {
    const stateFile = join(folder, 'tokens.json');
    const first = await startSimulator({ stateFile });
    const token = first.simulator.tokens.user(first.simulator.tenants.default, 'acc-ada');
    const second = await startSimulator({ stateFile });
    expect((await second.withToken(token)('GET', '/myself')).status).toBe(200);
  });

  it('tells an observer of each phase and waits for it', async () => {
    const { as, simulator } = await startSimulator();
    const phases: string[] = [];
    const stop = simulator.observe(async (phase, { operation, committed }) => {
      await Promise.resolve();
      phases.push(`${phase} ${operation} ${committed}`);
    });
    await as('acc-ada')('POST', '/issue', subtaskBody('x'));
    await until(async () => phases.length === 3);
    expect(phases).toEqual([
      'received createIssue false',
      'committed createIssue true',
      'answered createIssue true',
    ]);
    stop();
    await as('acc-ada')('GET', '/myself');
    expect(phases).toHaveLength(3);
  });

  it('survives a kill of its process at any write', async () => {
    const stateFile = join(folder, 'living.json');
    const child = await startProcess({
      name: 'simulator',
      args: ['dev/jira-simulator/main.ts', '--state', stateFile],
      env: {},
      logFile: join(folder, 'simulator.log'),
    });
    try {
      const post = async (path: string, body: unknown, token?: string) => {
        const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
        const url = `http://127.0.0.1:${child.ready.port}${path}`;
        return (await (
          await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
        ).json()) as {
          token: string;
          key: string;
        };
      };
      const { token } = await post('/_control/tokens', { kind: 'user', accountId: 'acc-ada' });
      const path = '/ex/jira/11111111-2222-4333-8444-555555555555/rest/api/3/issue';
      const { key } = await post(path, subtaskBody('before the kill', 'op-1'), token);
      await child.kill();
      await child.start();
      const reply = await fetch(
        `http://127.0.0.1:${child.ready.port}${path}/${key}?fields=summary`,
        {
          headers: { authorization: `Bearer ${token}` },
        },
      );
      expect(await reply.json()).toMatchObject({ key, fields: { summary: 'before the kill' } });
    } finally {
      await child.stop();
    }
  });
});

describe('the control API', () => {
  it('mints tokens, edits as others, moves the clock and tells what it saw', async () => {
    const { control, withToken } = await startSimulator();
    const { body } = await control('POST', '/tokens', {
      kind: 'user',
      accountId: 'acc-ben',
      ttl: 30,
    });
    const ben = withToken(body.token);
    const edit = {
      issue: 'SHOP-12',
      accountId: 'acc-otto',
      fields: { description: '## New\n- one\n- two' },
    };
    expect((await control('POST', '/edits', edit)).body.key).toBe('SHOP-12');
    const { values } = (await ben('GET', '/issue/SHOP-12/changelog')).body;
    expect(values).toMatchObject([
      { author: { accountId: 'acc-otto' }, items: [{ field: 'description' }] },
    ]);
    expect((await ben('GET', '/issue/SHOP-12?fields=description')).text).toContain('bulletList');
    const clock = await control('POST', '/clock', { advance: 30_000 });
    expect(clock.body.now).toBe('2026-11-24T09:00:30.000Z');
    expect((await ben('GET', '/myself')).status).toBe(401);
    expect((await control('GET', '/requests')).body).toHaveLength(3);
    expect((await control('GET', '/duplicates')).body).toEqual([]);
    expect((await control('GET', '/violations')).body).toEqual([]);
    expect((await control('GET', '/state')).body.format).toBe(1);
  });

  it('sets rights, security, screens and switches, comments and deletes', async () => {
    const { control, as } = await startSimulator();
    const ada = as('acc-ada');
    await control('POST', '/permissions', {
      project: 'SHOP',
      accountId: 'acc-ada',
      permissions: ['BROWSE_PROJECTS'],
    });
    expect((await ada('POST', '/issue', subtaskBody('x'))).status).toBe(400);
    await control('POST', '/security', { issue: 'SEC-1', level: 'Security team only' });
    expect((await ada('GET', '/issue/SEC-1')).status).toBe(404);
    const screen = { project: 'TEAM', typeId: '10012', id: 'duedate', onScreen: false };
    expect((await control('POST', '/screens', screen)).body).toEqual({ ok: true });
    const fields = {
      project: { key: 'TEAM' },
      issuetype: { id: '10012' },
      summary: 'x',
      duedate: '2026-12-01',
    };
    expect((await ada('POST', '/issue', { fields })).body.errors).toHaveProperty('duedate');
    await control('POST', '/comments', {
      issue: 'DESK-1',
      accountId: 'acc-ben',
      text: 'Hidden',
      internal: true,
    });
    const seen = await as('acc-cara')('GET', '/issue/DESK-1/comment');
    expect(seen.text).not.toContain('Hidden');
    await control('POST', '/deletions', { issue: 'TEAM-60' });
    expect((await ada('GET', '/issue/TEAM-60')).status).toBe(404);
    expect((await control('POST', '/switches', { switches: { seachLag: 1 } })).status).toBe(404);
    expect((await control('POST', '/reset')).status).toBe(200);
  });
});
