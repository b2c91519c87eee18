import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { isPublicAddress } from '../../../clients/public-address.ts';
import { createWebhookClient } from '../../../clients/webhook/webhook.ts';
import { createMessageSimulator } from '../../../dev/message-simulator/index.ts';
import type { WebhookTarget } from '../../../domain/notification.ts';

const key = Buffer.alloc(32, 5).toString('base64');
const receiver = createMessageSimulator({ key });
let target: WebhookTarget;
beforeAll(async () => {
  const { origin } = await receiver.listen();
  target = { url: `${origin}/a-secret-path`, key, format: 'text' };
});
afterAll(() => receiver.close());
beforeEach(() => receiver.setMode('fine'));

const client = (options: Partial<Parameters<typeof createWebhookClient>[0]> = {}) =>
  createWebhookClient({ timeoutSeconds: 0.5, privateHosts: ['127.0.0.1'], ...options });
const message = {
  id: '0b6c1c9e-5b1f-4a55-9c40-2f6b6d1a7a10',
  at: new Date('2026-11-24T10:00:00.000Z'),
  body: { text: 'SHOP-12: 2 changes wait for a decision' },
};
const send = (changes: Partial<WebhookTarget> = {}, options = {}) =>
  client(options).send({ ...target, ...changes }, message);

describe('A12 a message to a webhook', () => {
  it('is signed with id, time and body, so that the receiver can check all three', async () => {
    expect(await send()).toEqual({ kind: 'sent' });
    expect(receiver.taken().at(-1)).toEqual({
      id: message.id,
      path: '/a-secret-path',
      text: JSON.stringify(message.body),
    });
    expect(receiver.violations()).toEqual([]);
  });

  it('signed with another key is refused by the receiver', async () => {
    const other = Buffer.alloc(32, 6).toString('base64');
    expect(await send({ key: other })).toEqual({ kind: 'refused', code: 'webhook_refused' });
  });

  it.each([
    ['rate_limited', { kind: 'not_sent', code: 'webhook_unreachable', retryAfterSeconds: 1 }],
    ['refusing', { kind: 'refused', code: 'webhook_refused' }],
    ['redirect', { kind: 'refused', code: 'webhook_refused' }],
    ['unavailable', { kind: 'unknown' }],
    ['lost_answer', { kind: 'unknown' }],
    ['silent', { kind: 'unknown' }],
    ['endless', { kind: 'sent' }],
  ] as const)('to a receiver that is %s becomes %j', async (mode, delivery) => {
    receiver.setMode(mode);
    expect(await send()).toEqual(delivery);
  });

  it('that finds nobody there surely did not go out', async () => {
    const gone = createMessageSimulator({ key });
    const { origin } = await gone.listen();
    await gone.close();
    expect(await send({ url: origin })).toEqual({ kind: 'not_sent', code: 'webhook_unreachable' });
  });
});

describe('A12 where a webhook may lead', () => {
  const notPublic = { kind: 'refused', code: 'webhook_not_public' };
  const resolving =
    (...addresses: string[]) =>
    (_name: string, _options: unknown, done: (...answer: unknown[]) => void) =>
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );

  it.each([
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://10.1.2.3/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[::ffff:127.0.0.1]/',
    'https://[fd00::1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://0x7f000001/',
    'https://2130706433/',
    'https://127.1/',
    'https://0/',
    'http://chat.example/',
    'ftp://chat.example/',
  ])('not to %s', async (url) => {
    const before = receiver.taken().length;
    expect(await send({ url }, { privateHosts: [] })).toEqual(notPublic);
    expect(receiver.taken()).toHaveLength(before);
  });

  it('not to a name one of whose addresses is not public', async () => {
    for (const addresses of [['10.0.0.7'], ['93.184.216.34', '127.0.0.1'], ['::1']]) {
      const lookup = resolving(...addresses) as never;
      const url = 'https://rebinding.example/';
      expect(await send({ url }, { lookup, privateHosts: [] })).toEqual(notPublic);
    }
  });

  it('to a host that the operator named, also where its address is not public', async () => {
    const port = new URL(target.url).port;
    const lookup = resolving('127.0.0.1') as never;
    const url = `http://localhost:${port}/`;
    expect(await send({ url }, { lookup, privateHosts: [] })).toEqual(notPublic);
    expect(await send({ url }, { privateHosts: ['localhost'] })).toEqual({ kind: 'sent' });
  });

  it('takes an address for public only where it is one of the public internet', () => {
    const open = ['93.184.216.34', '8.8.8.8', '2606:4700::1111', '172.32.0.1', '100.128.0.1'];
    const closed = [
      ...[
        '0.0.0.0',
        '100.64.0.1',
        '172.31.255.255',
        '192.168.1.1',
        '198.18.0.1',
        '255.255.255.255',
      ],
      ...[
        '224.0.0.1',
        '::',
        '::ffff:8.8.8.8',
        'fe80::1',
        '2002:7f00:1::',
        '2001:db8::1',
        'ff02::1',
      ],
      ...['nonsense', ''],
    ];
    expect(open.filter((address) => !isPublicAddress(address))).toEqual([]);
    expect(closed.filter((address) => isPublicAddress(address))).toEqual([]);
  });
});
