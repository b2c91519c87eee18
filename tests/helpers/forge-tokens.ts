import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Bag = Record<string, unknown>;

export const appId = 'ari:cloud:ecosystem::app/7b6f3c1e-2d4a-4c8b-9e5f-0a1b2c3d4e5f';
export const cloudId = '11111111-2222-4333-8444-555555555555';
export const installation = '5f0c2f1e-6a7b-4c3d-8e9f-102132435465';
export const apiBaseUrl = `https://api.atlassian.com/ex/jira/${cloudId}`;
export const now = new Date('2026-11-24T10:00:00.000Z');
export const seconds = now.getTime() / 1000;
export const kid = 'forge/invocation-token/1';

export const appClaims = (changes: Bag = {}): Bag => ({
  id: appId,
  installationId: `ari:cloud:ecosystem::installation/${installation}`,
  apiBaseUrl,
  environment: { type: 'PRODUCTION', id: 'ari:cloud:ecosystem::environment/1' },
  module: { type: 'jira:issueContext', key: 'readygate-issue' },
  ...changes,
});

/** The claims of a call that a person makes. A change to undefined leaves a claim out. */
export const claims = (changes: Bag = {}): Bag => ({
  iss: 'forge/invocation-token',
  aud: appId,
  iat: seconds,
  nbf: seconds,
  exp: seconds + 25,
  jti: '1',
  app: appClaims(),
  principal: 'acc-ada',
  context: { cloudId },
  ...changes,
});

/** What a token is made of before it is signed: text or bytes as they are, or a value as JSON. */
export type Part = string | Uint8Array | Bag;

const bytesOf = (part: Part): Buffer =>
  typeof part === 'string' || part instanceof Uint8Array
    ? Buffer.from(part as string)
    : Buffer.from(JSON.stringify(part));
export const encode = (part: Part): string => bytesOf(part).toString('base64url');

export interface Signer {
  publicKey: KeyObject;
  /** The public key as a set publishes it. */
  jwk(changes?: Bag): Bag;
  /** The private one, which no set may publish. */
  privateJwk(): Bag;
  /** A compact JWS over any header and payload, well-formed or not, with a true RS256 signature. */
  token(payload?: Part, header?: Part): string;
}

export const goodHeader = { alg: 'RS256', kid, typ: 'JWT' };

export function createSigner(modulusLength = 2048): Signer {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength });
  const publicKey = createPublicKey(privateKey);
  return {
    publicKey,
    jwk: (changes = {}) => ({
      ...publicKey.export({ format: 'jwk' }),
      kid,
      alg: 'RS256',
      use: 'sig',
      ...changes,
    }),
    privateJwk: () => ({ ...privateKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' }),
    token: (payload = claims(), header = goodHeader) => {
      const input = `${encode(header)}.${encode(payload)}`;
      return `${input}.${sign('sha256', Buffer.from(input), privateKey).toString('base64url')}`;
    },
  };
}

export interface KeyServer {
  jwksUrl: string;
  /**
   * How the next requests are answered: an object as JSON, a text as it is, a status, nothing for ever, or a good
   * beginning and then a byte a second for ever.
   */
  answer: object | string | number | 'silence' | 'drip';
  /** Requests so far. */
  asked: number;
  close(): Promise<void>;
}

function drip(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"keys":[');
  const timer = setInterval(() => response.write(' '), 1000);
  response.once('close', () => clearInterval(timer));
}

/** A key set endpoint that does what a test says. */
export async function startKeyServer(first: KeyServer['answer']): Promise<KeyServer> {
  const server = createServer((_request, response) => {
    keyServer.asked += 1;
    const { answer } = keyServer;
    if (answer === 'silence') return;
    if (answer === 'drip') return drip(response);
    const status = typeof answer === 'number' ? answer : 200;
    response.writeHead(status, { 'content-type': 'application/json', location: '/elsewhere' });
    response.end(typeof answer === 'object' ? JSON.stringify(answer) : String(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const keyServer: KeyServer = {
    jwksUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`,
    answer: first,
    asked: 0,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return keyServer;
}
