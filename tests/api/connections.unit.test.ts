import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { Agent, request } from 'undici';
import { bareApp, platformCall } from '../helpers/bare-app.ts';
import { exchange, lastAnswer, open, portOf } from '../helpers/raw-http.ts';

jest.setTimeout(60_000);

let app: FastifyInstance;
let port: number;
const agent = new Agent({ connections: 1, pipelining: 1 });
afterEach(() => app.close());

/** Milliseconds. */
const timeouts = { call: 2000, event: 2000, arrival: 1000 };
async function serve(...changes: Parameters<typeof bareApp>): Promise<void> {
  app = await bareApp(...changes);
  port = await portOf(app);
}

const { method, path, headers } = platformCall;
const head = (more: string) =>
  [
    `${method} ${path} HTTP/1.1`,
    'host: x',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    more,
    '',
    '',
  ].join('\r\n');
const good = async () => {
  const url = `http://127.0.0.1:${port}${path}`;
  const reply = await request(url, { method, headers, body: '{}', dispatcher: agent });
  await reply.body.text();
  return { status: reply.statusCode, connection: reply.headers.connection };
};

/** A request whose body comes byte by byte and is never complete. */
function dribble() {
  const connection = open(port, head('content-length: 100000'));
  const timer = setInterval(() => connection.socket.write(' '), 50);
  connection.socket.once('close', () => clearInterval(timer));
  return connection.answer;
}

describe('connections', () => {
  it('with slow bodies stop no other call, and are ended with 408', async () => {
    await serve({ timeouts });
    const slow = Promise.all(Array.from({ length: 100 }, dribble));
    for (let turn = 0; turn < 50; turn++) expect((await good()).status).toBe(200);
    for (const answer of await slow)
      expect(lastAnswer(answer)).toMatchObject({
        status: 408,
        headers: { connection: 'close' },
        body: { code: 'request_timeout' },
      });
  });

  it('that say nothing, or begin and never end to say it, are ended with 408', async () => {
    await serve({ timeouts });
    const begun = [open(port), open(port, 'GET /healthz HTTP/1.1\r\nhost: x\r\nx-slow: ')];
    for (const { answer } of begun)
      expect(lastAnswer(await answer)).toMatchObject({
        status: 408,
        body: { code: 'request_timeout' },
      });
  });

  it('whose sender went away leave no line in the log', async () => {
    const log = jest.fn();
    await serve({ timeouts, log });
    const { socket } = open(port, head('content-length: 10'));
    await new Promise((resolve) => socket.once('connect', resolve));
    await good();
    socket.destroy();
    for (let turn = 0; turn < 5; turn++) await good();
    expect(log).not.toHaveBeenCalled();
  });

  it('end after a thousand requests, without losing one', async () => {
    await serve();
    const replies = [];
    for (let turn = 0; turn < 1001; turn++) replies.push(await good());
    expect(replies.every(({ status }) => status === 200)).toBe(true);
    const ends = replies.flatMap(({ connection }, index) =>
      connection === 'close' ? [index + 1] : [],
    );
    expect(ends).toEqual([1000]);
  });

  it('end where nobody reads what they would go on sending', async () => {
    await serve({ verifyToken: () => Promise.reject(new Error('not now')) });
    const endless = open(port, `${head('transfer-encoding: chunked')}5\r\n{"a":\r\n`);
    expect(lastAnswer(await endless.answer)).toMatchObject({
      status: 500,
      headers: { connection: 'close' },
    });
  });
});

describe('requests of two meanings', () => {
  it.each([
    ['two lengths', 'content-length: 2\r\ncontent-length: 3', 400],
    ['length and chunks', 'content-length: 2\r\ntransfer-encoding: chunked', 400],
    ['an unknown coding', 'transfer-encoding: gzip', 400],
    ['a folded line', 'x-a: 1\r\n 2', 400],
    ['a space before the colon', 'content-length : 2', 400],
    ['a second host', 'content-length: 2\r\nhost: y', 400],
    ['a second token', 'content-length: 2\r\nauthorization: Bearer d.e.f', 401],
    ['a second media type', 'content-length: 2\r\ncontent-type: application/json', 415],
  ])('%s', async (_name, line, status) => {
    await serve();
    const answer = lastAnswer(await exchange(port, `${head(`connection: close\r\n${line}`)}{}`));
    expect(answer.status).toBe(status);
    expect(answer.body.code).toEqual(expect.any(String));
  });

  it('no host at all', async () => {
    await serve();
    const bytes = 'GET /healthz HTTP/1.1\r\nconnection: close\r\n\r\n';
    expect(lastAnswer(await exchange(port, bytes))).toMatchObject({
      status: 400,
      body: { code: 'invalid_request' },
    });
  });

  it('an expectation is left undone, and a request to change protocols is answered as any other', async () => {
    await serve();
    for (const line of ['expect: tea', 'connection: upgrade\r\nupgrade: websocket']) {
      const bytes = `GET /healthz HTTP/1.1\r\nhost: x\r\n${line}\r\n\r\n`;
      const connection = open(port, bytes);
      const [text] = await new Promise<[Buffer]>((resolve) =>
        connection.socket.once('data', (data) => resolve([data as Buffer])),
      );
      connection.socket.destroy();
      expect(lastAnswer(String(text))).toMatchObject({ status: 200, body: { status: 'ok' } });
    }
  });
});

describe('O4 a stop', () => {
  it('waits for what runs, tells the end of its connection, and takes no new one', async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const running = new Promise<void>((arrived) => {
      void serve({
        clock: () => {
          arrived();
          return new Date();
        },
        withTenant: (async () => {
          await gate;
          return { state: 'active', refused: null, refinement: null, kinds: [], policy: null };
        }) as never,
      }).then(() => sent.push(good()));
    });
    const sent: ReturnType<typeof good>[] = [];
    await running;
    const idle = open(port);
    await new Promise((resolve) => idle.socket.once('connect', resolve));
    const closed = app.close();
    const refused = () =>
      request(`http://127.0.0.1:${port}/healthz`).then(
        () => false,
        ({ code }) => code === 'ECONNREFUSED',
      );
    while (!(await refused()));
    release();
    expect(await sent[0]).toEqual({ status: 200, connection: 'close' });
    expect(await idle.answer).toBe('');
    await closed;
  });

  it('does not wait for ever for a request that does not arrive', async () => {
    await serve({ timeouts: { ...timeouts, call: 300, arrival: 60_000 } });
    const answer = dribble();
    await good();
    await app.close();
    expect(await answer).toBe('');
  });
});
