import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createJiraClient, type JiraClient } from '../../../clients/jira/client.ts';
import type { JiraAuth } from '../../../clients/jira/http.ts';
import { until } from '../../dev/jira-simulator/helper.ts';
import { type AnsweringServer, startAnswering } from './answering.ts';

let server: AnsweringServer;
let jira: JiraClient;
let auth: JiraAuth;
beforeAll(async () => {
  server = await startAnswering();
  jira = createJiraClient({ allowedOrigins: [server.origin], timeoutSeconds: 5 });
  auth = { baseUrl: `${server.origin}/ex/jira/1`, token: 'a-token' };
});
afterAll(() => server.close());
beforeEach(() => {
  server.requests.length = 0;
});

const send = (milliseconds = 2000) => jira.createIssue(auth, { fields: {} }, { milliseconds });
const allClosed = () => until(async () => server.sockets.size === 0);
const jiraError = { errorMessages: [], errors: { customfield_10042: 'is required' } };
const html = '<html><body>Sorry</body></html>';

/** Answers with a status, a body and headers, and gives what the client made of it. */
async function reply(status: number, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  server.answer((_request, response) => response.writeHead(status, headers).end(text));
  return await send();
}

describe('T8 a write that was allowed some time ago', () => {
  it('is not sent, and comes back to be asked for again', async () => {
    const late = jira.createIssue(auth, { fields: {} }, { milliseconds: 2000, beginWithin: 0 });
    expect(await late).toEqual({ kind: 'rate_limited', status: null, retryAfterSeconds: 1 });
    expect(server.requests).toEqual([]);
  });

  it('is not sent where Jira’s limits held it up for too long', async () => {
    const around = async <Reply>(_call: unknown, sending: () => Promise<Reply>) => {
      await until(async () => performance.now() > allowed + 20);
      return await sending();
    };
    const options = { allowedOrigins: [server.origin], timeoutSeconds: 5, limits: { around } };
    const slow = createJiraClient(options);
    const allowed = performance.now();
    const timed = { milliseconds: 2000, beginWithin: 10 };
    expect((await slow.createIssue(auth, { fields: {} }, timed)).kind).toBe('rate_limited');
    expect(server.requests).toEqual([]);
  });
});

describe('W2 what a reply says about a write', () => {
  it.each([200, 201])('%d with an id: it is done', async (status) => {
    const created = { id: '10200', key: 'SHOP-41', self: 'x' };
    expect(await reply(status, created)).toEqual({
      kind: 'confirmed',
      status,
      id: '10200',
      key: 'SHOP-41',
    });
    expect(await reply(status, { id: '7' })).toEqual({ kind: 'confirmed', status, id: '7' });
  });

  it.each<[number, unknown]>([
    [200, ''],
    [201, html],
    [201, '{"id":'],
    [201, {}],
    [201, { id: 7 }],
    [201, { id: '' }],
    [204, ''],
  ])('%d with %j: it may have happened', async (status, body) => {
    expect(await reply(status, body)).toEqual({ kind: 'ambiguous', status });
  });

  it('429, whatever its body: it did not happen, and Jira says how long to wait', async () => {
    const limited = (retryAfterSeconds: number) => ({
      kind: 'rate_limited',
      status: 429,
      retryAfterSeconds,
    });
    expect(await reply(429, jiraError, { 'retry-after': '7' })).toEqual(limited(7));
    expect(await reply(429, html, { 'retry-after': '7' })).toEqual(limited(7));
    expect(await reply(429, '')).toEqual(limited(10));
    expect(await reply(429, '', { 'retry-after': 'soon' })).toEqual(limited(10));
    expect(await reply(429, '', { 'retry-after': '-3' })).toEqual(limited(10));
    expect(await reply(429, '', { 'retry-after': '999999' })).toEqual(limited(3600));
  });

  it.each<[number, string]>([
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [409, 'conflict'],
  ])('%d, whatever its body: %s', async (status, kind) => {
    for (const body of [jiraError, html, ''])
      expect(await reply(status, body)).toEqual({ kind, status });
  });

  it.each([400, 404, 413, 422])(
    '%d with Jira’s error body: it was understood and refused',
    async (status) => {
      expect(await reply(status, jiraError)).toEqual({
        kind: 'refused',
        status,
        fields: ['customfield_10042'],
      });
      expect(await reply(status, { errorMessages: ['No.'] })).toEqual({
        kind: 'refused',
        status,
        fields: [],
      });
    },
  );

  it('field names are ids: words of Jira do not come along', async () => {
    const errors = { summary: 'x', 'a sentence with spaces': 'x', ['y'.repeat(61)]: 'x' };
    expect(await reply(400, { errorMessages: [], errors })).toMatchObject({ fields: ['summary'] });
  });

  it.each<[number, unknown]>([
    [400, html],
    [400, ''],
    [400, { code: 400, message: 'gateway' }],
    [400, []],
    [404, 'null'],
    [302, jiraError],
    [500, jiraError],
    [502, html],
    [503, jiraError],
  ])('%d with %j: it may have happened', async (status, body) => {
    expect(await reply(status, body)).toEqual({ kind: 'ambiguous', status });
  });

  it('a 5xx that asks to wait may have happened too', async () => {
    expect(await reply(503, jiraError, { 'retry-after': '2' })).toEqual({
      kind: 'ambiguous',
      status: 503,
    });
  });

  it('an answer beyond 8 MiB is not read to its end', async () => {
    expect(await reply(201, { id: '1', more: 'x'.repeat(9 * 1024 * 1024) })).toEqual({
      kind: 'ambiguous',
      status: null,
    });
  });
});

describe('W2 a write whose answer does not come', () => {
  const lost = { kind: 'ambiguous', status: null };

  it('may have happened when the connection is lost, before or after the headers', async () => {
    server.answer((request) => request.socket.destroy());
    expect(await send()).toEqual(lost);
    server.answer((request, response) => {
      response.writeHead(201, { 'content-length': '100' });
      response.write('{"id":"1"');
      setImmediate(() => request.socket.destroy());
    });
    expect(await send()).toEqual(lost);
  });

  it('or when nobody answers at the address', async () => {
    const nobody = createJiraClient({ allowedOrigins: ['http://127.0.0.1:9'], timeoutSeconds: 5 });
    const nowhere = { ...auth, baseUrl: 'http://127.0.0.1:9/ex/jira/1' };
    expect(await nobody.createIssue(nowhere, {}, { milliseconds: 1000 })).toEqual(lost);
  });

  // Long after the deadline the server would say that it is done: whoever still listens hears it.
  const late = 1000;
  const created = '{"id":"1"}';

  it('is ended at its deadline, and its connection with it', async () => {
    server.answer((_request, response) => void setTimeout(() => response.end(created), late));
    expect(await send(60)).toEqual(lost);
    await allClosed();
    expect(server.requests).toHaveLength(1);
  });

  it('also when the body trickles on and on', async () => {
    server.answer((_request, response) => {
      response.writeHead(201);
      const drip = setInterval(() => response.write(' '), 5);
      setTimeout(() => response.end(created), late);
      response.on('close', () => clearInterval(drip));
    });
    expect(await send(80)).toEqual(lost);
    await allClosed();
  });
});

describe('W2 a request', () => {
  it('is made once, on a connection of its own, whatever comes back', async () => {
    for (const status of [201, 429, 500, 503]) await reply(status, html);
    expect(server.requests).toHaveLength(4);
    await allClosed();
    server.requests.length = 0;
    server.answer((request) => request.socket.destroy());
    await send();
    await expect(jira.getMyself(auth)).rejects.toMatchObject({ code: 'jira_unavailable' });
    expect(server.requests).toHaveLength(2);
  });

  it('follows no redirect with somebody’s token', async () => {
    for (const status of [301, 302, 307, 308]) {
      await reply(status, '', { location: `${server.origin}/elsewhere` });
      await expect(jira.getMyself(auth)).rejects.toMatchObject({ code: 'jira_answer_unreadable' });
    }
    expect(server.requests.some(({ url }) => url === '/elsewhere')).toBe(false);
  });

  it('goes to an origin of the list only, and takes no token elsewhere', async () => {
    for (const baseUrl of [
      server.origin.replace('127.0.0.1', 'localhost'),
      `${server.origin}@evil.example/ex/jira/1`,
      'https://api.atlassian.com/ex/jira/1',
      'no url',
    ]) {
      const elsewhere = { ...auth, baseUrl };
      await expect(jira.getMyself(elsewhere)).rejects.toMatchObject({
        code: 'internal',
        details: { reason: 'jira_origin' },
      });
      await expect(jira.createIssue(elsewhere, {}, { milliseconds: 100 })).rejects.toMatchObject({
        code: 'internal',
      });
    }
    expect(server.requests).toEqual([]);
  });

  it('carries the token in one header and nothing of it in the address', async () => {
    await reply(201, { id: '1' });
    const [{ headers, url, method } = { headers: {}, url: '', method: '' }] = server.requests;
    expect(headers.authorization).toBe('Bearer a-token');
    expect([method, url]).toEqual(['POST', '/ex/jira/1/rest/api/3/issue']);
  });

  it('names an id as one part of its address', async () => {
    server.answer((_request, response) => response.writeHead(404).end('{}'));
    await jira.getIssueHead(auth, '../../myself?x=1#');
    expect(server.requests[0]?.url).toContain('/issue/..%2F..%2Fmyself%3Fx%3D1%23?');
  });
});
