import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { countTokens } from '../../../clients/model/count-tokens.ts';
import { createTokenCounter } from '../../../clients/model/count-tokens-apart.ts';
import { createModelClient, type ModelOptions } from '../../../clients/model/model-client.ts';
import { publicLookup } from '../../../clients/public-address.ts';
import { createModelSimulator, modelKey } from '../../../dev/model-simulator/index.ts';
import { readRemarks } from '../../../domain/model/remarks.ts';
import { egressFor } from '../../helpers/model.ts';

const simulator = createModelSimulator();
let baseUrl: string;
beforeAll(async () => {
  ({ baseUrl } = await simulator.listen());
});
afterAll(() => simulator.close());
beforeEach(() => simulator.setMode('fixed'));

const { egress, issue } = egressFor('remarks');
const ask = (
  { apiKey = modelKey, isOperators = true, url = baseUrl } = {},
  options: Partial<ModelOptions> = {},
) =>
  createModelClient({ timeoutSeconds: 5, privateHosts: [], ...options }).complete(
    { baseUrl: url, apiKey, isOperators },
    egress.body,
  );
const failure = (...given: Parameters<typeof ask>) =>
  ask(...given).then(
    () => null,
    ({ code, details }) => ({ code, ...details }),
  );
const asked = () => simulator.requests().length;

describe('G6 what a model is sent', () => {
  it('is the body that was made, byte for byte', async () => {
    await ask();
    expect(simulator.requests().at(-1)).toBe(egress.body);
  });

  it('asks for a strict shape and not to be stored, and the issue is data in one document', async () => {
    const body = JSON.parse(egress.body);
    expect(body).toMatchObject({ model: 'simulated', store: false });
    expect(body.response_format.json_schema.strict).toBe(true);
    const texts = issue.texts.map(({ key: field, text }) => ({ field, text }));
    expect(JSON.parse(body.messages.at(-1).content)).toEqual({
      fields: texts.toReversed().sort(byField),
    });
  });

  it('takes nothing from the environment, and says nothing of the machine', async () => {
    process.env.OPENAI_ORG_ID = 'org-planted';
    const answer = await ask();
    delete process.env.OPENAI_ORG_ID;
    // The simulator refuses organisations and headers that begin with x-.
    expect(answer.problem).toBeNull();
  });
});

const byField = (a: { field: string }, b: { field: string }) => (a.field < b.field ? -1 : 1);

describe('R10 what a model answers', () => {
  it('is read, with the tokens that it took', async () => {
    const { content, usage } = await ask();
    const { remarks } = readRemarks(content ?? '', egress, { issue, failed: [] });
    expect(remarks).toHaveLength(2);
    expect(usage?.input).toBeGreaterThan(100);
  });

  it.each([
    ['refusing', 'refused'],
    ['truncated', 'truncated'],
    ['filtered', 'filtered'],
    ['empty', 'empty'],
    ['html_success', 'empty'],
    ['oversized', 'too_large'],
  ] as const)('is nothing where the endpoint is %s', async (mode, problem) => {
    simulator.setMode(mode);
    expect(await ask()).toMatchObject({ content: null, problem });
  });

  it.each(['unavailable', 'html'] as const)(
    'does not come when the endpoint is %s',
    async (mode) => {
      simulator.setMode(mode);
      expect(await failure()).toMatchObject({
        code: 'model_unavailable',
        status: expect.any(Number),
      });
    },
  );

  it('comes later where the endpoint asks to wait', async () => {
    simulator.setMode('rate_limited');
    expect(await failure()).toEqual({
      code: 'model_unavailable',
      status: 429,
      retryAfterSeconds: 7,
    });
  });

  it('is asked for once: the retry is that of the workflow', async () => {
    for (const mode of ['unavailable', 'rate_limited', 'html', 'redirect'] as const) {
      simulator.setMode(mode);
      const before = asked();
      await failure();
      expect(asked() - before).toBe(1);
    }
  });

  it('is given up at its deadline, also in the middle of it, and with a wrong key', async () => {
    expect(await failure({ apiKey: 'wrong' })).toEqual({ code: 'model_unavailable', status: 401 });
    for (const mode of ['slow', 'trickling'] as const) {
      simulator.setMode(mode);
      expect(await failure({}, { timeoutSeconds: 0.3 })).toEqual({ code: 'model_unavailable' });
    }
  });
});

describe('G5 the endpoint of a tenant', () => {
  it('is on the public internet, whatever its name leads to, unless the operator named the host', async () => {
    const before = asked();
    const tenants = { isOperators: false };
    expect(await failure(tenants)).toEqual({ code: 'model_unavailable' });
    const url = `http://model.example:${new URL(baseUrl).port}/v1`;
    const lookup: never = ((_host: string, _options: object, done: (...given: unknown[]) => void) =>
      done(null, [{ address: '127.0.0.1', family: 4 }])) as never;
    expect(await failure({ ...tenants, url }, { lookup })).toEqual({ code: 'model_unavailable' });
    expect(asked()).toBe(before);
    const named = await ask(tenants, { privateHosts: ['127.0.0.1'] });
    expect(named.problem).toBeNull();
  });
});

describe('G5 an address that a tenant names to reach what is not public', () => {
  const hosts = [
    ...['127.0.0.1', '127.1', '127.0.1', '0x7f.1', '0x7f000001', '017700000001', '2130706433'],
    ...['0.0.0.0', '0', '[::1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]'],
    ...[
      'localhost',
      'LOCALHOST',
      'localhost.',
      '127.0.0.1.',
      '①②⑦.⓪.⓪.①',
      '127。0。0。1',
      'ⓛocalhost',
    ],
    ...['10.0.0.7', '169.254.169.254', '192.168.0.1', '100.64.0.1', '[fd00::7]', '[fe80::1]'],
    ...['[64:ff9b::7f00:1]', '[2002:7f00:1::]', '[::127.0.0.1]'],
  ];

  it.each(hosts)('is asked nothing: %s', async (host) => {
    const before = asked();
    const url = `http://${host}:${new URL(baseUrl).port}/v1`;
    const others = { isOperators: false, url };
    expect(await failure(others, { privateHosts: ['model.internal'], timeoutSeconds: 2 })).toEqual({
      code: 'model_unavailable',
    });
    expect(asked()).toBe(before);
  });

  it('is not reached by a redirect either, and the key goes nowhere', async () => {
    const seen: (string | undefined)[] = [];
    const inner = createServer((request, reply) => {
      seen.push(request.headers.authorization);
      reply.end();
    }).listen(0, '127.0.0.1');
    await once(inner, 'listening');
    const target = `http://127.0.0.1:${(inner.address() as AddressInfo).port}/v1`;
    for (const status of [301, 302, 303, 307, 308]) {
      const outer = createServer((_request, reply) => {
        reply.writeHead(status, { location: target }).end();
      }).listen(0, '127.0.0.1');
      await once(outer, 'listening');
      const url = `http://127.0.0.1:${(outer.address() as AddressInfo).port}/v1`;
      const tenants = { isOperators: false, url };
      expect(await failure(tenants, { privateHosts: ['127.0.0.1'] })).toMatchObject({
        code: 'model_unavailable',
      });
      outer.close();
    }
    inner.close();
    expect(seen).toEqual([]);
  });

  it('is looked up once for a connection, which goes to what was looked at', async () => {
    let times = 0;
    const rebinding = ((_host: string, _options: object, done: (...given: unknown[]) => void) => {
      times += 1;
      done(null, [{ address: times === 1 ? '93.184.216.34' : '127.0.0.1', family: 4 }]);
    }) as never;
    const look = () =>
      new Promise((resolve) =>
        publicLookup(rebinding)('model.example', { all: true }, (error, found) =>
          resolve(error ? error.constructor.name : found),
        ),
      );
    expect(await look()).toEqual([{ address: '93.184.216.34', family: 4 }]);
    expect(times).toBe(1);
    expect(await look()).toBe('NotPublic');
  });
});

describe('G5 the estimate', () => {
  it('counts tokens, of any text, in a time that grows with its length', async () => {
    expect(await countTokens('hello world')).toBe(2);
    expect(await countTokens('an <|endoftext|> here')).toBeGreaterThan(5);
    // Without the cut this takes a quarter of a minute.
    expect(await countTokens('a'.repeat(100_000))).toBeGreaterThan(10_000);
    expect(await countTokens('\ud800 \udc00')).toBeGreaterThan(0);
  });

  it('is the same in a thread apart, for each text its own', async () => {
    const count = createTokenCounter();
    const texts = ['hello world', 'an <|endoftext|> here', '', 'x'.repeat(2000)];
    expect(await Promise.all(texts.map(count))).toEqual(await Promise.all(texts.map(countTokens)));
  });

  it('goes on in another thread where one died of a text', async () => {
    const count = createTokenCounter();
    const none = count(null as unknown as string);
    const next = count('hello world');
    await expect(none).rejects.toThrow();
    expect(await next).toBe(2);
  });
});
