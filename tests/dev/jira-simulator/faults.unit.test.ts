import { describe, expect, it } from '@jest/globals';
import { adf, isDropped, startSimulator, subtaskBody, until } from './helper.ts';

const create = { method: 'POST', path: '/issue' };

async function withFault(fault: Record<string, unknown>) {
  const fixture = await startSimulator();
  const ada = fixture.as('acc-ada');
  fixture.simulator.faults.add({ ...create, ...fault } as never);
  const subtasks = async () =>
    (await ada('GET', '/issue/SHOP-12?fields=subtasks')).body.fields.subtasks.length as number;
  return {
    ...fixture,
    ada,
    send: (op = 'op-1') => ada('POST', '/issue', subtaskBody('x', op)),
    subtasks,
  };
}

describe('faults that stop a request', () => {
  it('429 tells when to come back and why, and nothing was done', async () => {
    const { send, subtasks } = await withFault({
      kind: 'rate_limited',
      retryAfter: 7,
      reason: 'jira-per-issue-on-write',
    });
    const answer = await send();
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('7');
    expect(answer.headers.get('ratelimit-reason')).toBe('jira-per-issue-on-write');
    expect(await subtasks()).toBe(0);
  });

  it.each([
    ['rate_limited_bare', 429, 'application/json'],
    ['rate_limited_html', 429, 'text/html'],
    ['html_400', 400, 'text/html'],
    ['error_before_commit', 503, 'text/html'],
    ['conflict', 409, 'application/json'],
    ['forbidden', 403, 'application/json'],
    ['token_refused', 401, 'application/json'],
  ])('%s answers %i as %s without an effect', async (kind, status, type) => {
    const { send, subtasks } = await withFault({ kind });
    const answer = await send();
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain(type);
    expect(answer.headers.get('retry-after')).toBeNull();
    expect(await subtasks()).toBe(0);
    expect((await send()).status).toBe(201);
  });

  it('a connection can be dropped before anything was done', async () => {
    const { send, subtasks, simulator } = await withFault({ kind: 'drop_before_commit' });
    expect(await isDropped(send())).toBe(true);
    expect(await subtasks()).toBe(0);
    expect(simulator.requests()[0]).toMatchObject({ status: null, committed: false });
  });
});

describe('a refusal', () => {
  it('says what it was told to say, in the body of an error of Jira', async () => {
    const { send, subtasks } = await withFault({ kind: 'refused', message: 'No such thing.' });
    const errors = { summary: 'No such thing.' };
    const body = { errorMessages: ['No such thing.'], errors };
    expect(await send()).toMatchObject({ status: 400, body });
    expect(await subtasks()).toBe(0);
  });
});

describe('faults that hide what was done', () => {
  it('a lost reply leaves the issue behind', async () => {
    const { send, subtasks, simulator } = await withFault({ kind: 'drop_after_commit' });
    expect(await isDropped(send())).toBe(true);
    expect(await subtasks()).toBe(1);
    const [logged] = simulator.requests();
    expect(logged).toMatchObject({ status: null, committed: true, operationId: 'op-1' });
  });

  it('half an answer leaves the issue behind, also where the answer has no body', async () => {
    const { send, subtasks, ada, simulator } = await withFault({ kind: 'drop_in_answer' });
    await expect(send()).rejects.toThrow();
    expect(await subtasks()).toBe(1);
    simulator.faults.add({ kind: 'drop_in_answer', method: 'PUT' });
    const edit = ada('PUT', '/issue/SHOP-12', { fields: { labels: ['late'] } });
    await expect(edit).rejects.toThrow();
    const { body } = await ada('GET', '/issue/SHOP-12?fields=labels');
    expect(body.fields.labels).toEqual(['late']);
  });

  it('5xx after the commit leaves the issue behind', async () => {
    const { send, subtasks } = await withFault({ kind: 'error_after_commit', status: 502 });
    expect((await send()).status).toBe(502);
    expect(await subtasks()).toBe(1);
  });

  it('an unreadable success is a 201 that is not JSON', async () => {
    const { send, subtasks } = await withFault({ kind: 'unreadable_success' });
    const answer = await send();
    expect([answer.status, answer.body]).toEqual([201, null]);
    expect(await subtasks()).toBe(1);
  });

  it('a late effect comes after the connection is gone', async () => {
    const { send, subtasks, simulator } = await withFault({ kind: 'late_effect', delay: 150 });
    expect(await isDropped(send())).toBe(true);
    expect(await subtasks()).toBe(0);
    await until(async () => (await subtasks()) === 1);
    expect(simulator.requests()[0]).toMatchObject({ committed: true, fault: 'late_effect' });
  });

  it('latency delays the effect, also for a caller who has left', async () => {
    const { simulator, subtasks, origin } = await withFault({ kind: 'latency', delay: 1000 });
    const leaving = new AbortController();
    simulator.observe((phase) => {
      if (phase === 'received') setImmediate(() => leaving.abort());
    });
    const token = simulator.tokens.user(simulator.tenants.default, 'acc-ada');
    const sent = fetch(`${origin}/ex/jira/${simulator.tenants.default}/rest/api/3/issue`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(subtaskBody('x', 'op-1')),
      signal: leaving.signal,
    });
    expect(await isDropped(sent)).toBe(true);
    expect(await subtasks()).toBe(0);
    await until(async () => (await subtasks()) === 1);
  });
});

describe('which request a fault hits', () => {
  it('hits the nth matching call and as many as asked', async () => {
    const { send } = await withFault({ kind: 'forbidden', nth: 2, times: 2 });
    const statuses = [];
    for (let at = 0; at < 5; at += 1) statuses.push((await send()).status);
    expect(statuses).toEqual([201, 403, 403, 201, 201]);
  });

  it('hits the one that an observer answers with a fault, and reads its body', async () => {
    const { simulator, as } = await startSimulator();
    const ada = as('acc-ada');
    const stop = simulator.observe((phase, { operationId }, body) => {
      if (phase !== 'received' || operationId !== 'op-2') return;
      expect(body).toMatchObject({ fields: { summary: 'x' } });
      return { kind: 'conflict' };
    });
    const send = async (op: string) => (await ada('POST', '/issue', subtaskBody('x', op))).status;
    expect([await send('op-1'), await send('op-2'), await send('op-3')]).toEqual([201, 409, 201]);
    stop();
    expect(await send('op-2')).toBe(201);
  });

  it('hits every call until it is removed', async () => {
    const { send, simulator } = await withFault({ kind: 'forbidden', times: 0 });
    expect([(await send()).status, (await send()).status]).toEqual([403, 403]);
    const [rule] = simulator.faults.list();
    expect(rule).toMatchObject({ seen: 2, fired: 2 });
    simulator.faults.clear(rule?.id);
    expect((await send()).status).toBe(201);
  });

  it('tells methods, paths, sites and people apart', async () => {
    const { simulator, as } = await startSimulator();
    const { default: site, other } = simulator.tenants;
    const times = 0;
    simulator.faults.add({ kind: 'forbidden', path: '/issue/*/comment', method: 'POST', times });
    simulator.faults.add({ kind: 'conflict', path: '**', accountId: 'acc-ben', times });
    simulator.faults.add({ kind: 'html_400', cloudId: other, times });
    const ada = as('acc-ada');
    const comment = { body: adf('x') };
    expect((await ada('POST', '/issue/SHOP-12/comment', comment)).status).toBe(403);
    expect((await ada('POST', '/issue/10112/comment', comment)).status).toBe(403);
    expect((await ada('GET', '/issue/SHOP-12/comment')).status).toBe(200);
    expect((await ada('GET', '/issue/SHOP-12')).status).toBe(200);
    expect((await as('acc-ben', site)('GET', '/issue/SHOP-12')).status).toBe(409);
    expect((await as('acc-ada', other)('GET', '/issue/SHOP-12')).status).toBe(400);
  });

  it('can be switched on by another process, and a fault that is misspelt is an error', async () => {
    const { control, as } = await startSimulator();
    const { body } = await control('POST', '/faults', { ...create, kind: 'forbidden' });
    expect(body.id).toMatch(/^fault-/);
    expect((await as('acc-ada')('POST', '/issue', subtaskBody('x'))).status).toBe(403);
    expect((await control('POST', '/faults', { kind: 'on_fire' })).status).toBe(400);
    const unknown = await control('POST', '/faults', { kind: 'forbidden', colour: 'red' });
    expect(unknown.body.error).toContain("'colour'");
  });
});
