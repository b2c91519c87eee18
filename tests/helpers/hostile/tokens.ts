import { createHmac, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import {
  apiBaseUrl,
  appClaims,
  appId,
  claims,
  createSigner,
  encode,
  goodHeader,
  kid,
  type Part,
  type Signer,
  seconds,
} from '../forge-tokens.ts';
import { app, other, wrongClaims, wrongPayloads } from './claims.ts';

/** Tokens by the name of their family. */
export type Tokens = Record<string, string>;

/** Tokens that no door may let in, most of them with a true signature of the platform's own key. */
export function hostileTokens(genuine: Signer): Tokens {
  return {
    ...spelling(genuine),
    ...headers(genuine),
    ...signatures(genuine),
    ...payloads(genuine),
    ...mapValues(wrongClaims, (payload) => genuine.token(payload)),
    ...siblings(genuine),
  };
}

function mapValues<T>(bag: Record<string, T>, make: (value: T) => string): Tokens {
  return Object.fromEntries(Object.entries(bag).map(([name, value]) => [name, make(value)]));
}

/** One value has one spelling. */
function spelling(genuine: Signer): Tokens {
  const good = genuine.token();
  const [header = '', payload = '', signature = ''] = good.split('.');
  const next = (text: string) =>
    text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + 1);
  return {
    'form: padding': `${good}==`,
    'form: padding within': `${header}=.${payload}.${signature}`,
    'form: white space within': `${header}.${payload.slice(0, 9)} ${payload.slice(9)}.${signature}`,
    'form: a line break within': `${header}.${payload}\n.${signature}`,
    'form: a tab within': `${header}\t.${payload}.${signature}`,
    'form: a NUL within': `${header}\0.${payload}.${signature}`,
    'form: loose bits of the signature': `${header}.${payload}.${next(signature)}`,
    'form: the other alphabet': `${header}.${payload}.${signature}`.replace(/[-_]/g, '+'),
    'form: a star': `${header}.${payload}.*${signature}`,
    'form: two parts': `${header}.${payload}`,
    'form: four parts': `${good}.${signature}`,
    'form: five parts, as encrypted tokens have': `${good}.${signature}.${signature}`,
    'form: no header': `.${payload}.${signature}`,
    'form: no payload': `${header}..${signature}`,
    'form: no signature': `${header}.${payload}.`,
    'form: dots alone': '..',
    'form: one word': 'token',
    'form: percent signs': good.replaceAll('.', '%2E'),
    'form: full-width dots': good.replaceAll('.', '\uff0e'),
    'form: a byte order mark': `\ufeff${good}`,
    'form: two tokens': `${good},${good}`,
    'form: flattened JSON': JSON.stringify({ protected: header, payload, signature }),
    'form: huge': genuine.token(claims({ more: 'x'.repeat(40_000) })),
    'form: a surrogate alone': `${good.slice(0, -1)}\ud800`,
  };
}

export const bare = { alg: 'RS256', kid };

/** Headers that ask for another rule. All are signed truly, by RS256. */
const wrongHeaders: Record<string, Part> = {
  'alg none': { ...bare, alg: 'none' },
  'alg None': { ...bare, alg: 'None' },
  'alg NONE': { ...bare, alg: 'NONE' },
  'alg rs256': { ...bare, alg: 'rs256' },
  'alg with a space': { ...bare, alg: 'RS256 ' },
  'alg HS256': { ...bare, alg: 'HS256' },
  'alg RS384': { ...bare, alg: 'RS384' },
  'alg RS512': { ...bare, alg: 'RS512' },
  'alg PS256': { ...bare, alg: 'PS256' },
  'alg ES256': { ...bare, alg: 'ES256' },
  'alg EdDSA': { ...bare, alg: 'EdDSA' },
  'alg a list': { ...bare, alg: ['RS256'] },
  'alg an object': { ...bare, alg: { RS256: true } },
  'alg null': { ...bare, alg: null },
  'alg empty': { ...bare, alg: '' },
  'no alg': { kid },
  'alg twice, the good one last': `{"alg":"none","alg":"RS256","kid":"${kid}"}`,
  'alg twice, the good one first': `{"alg":"RS256","alg":"none","kid":"${kid}"}`,
  'kid twice': `{"alg":"RS256","kid":"other","kid":"${kid}"}`,
  'alg twice, once escaped': `{"alg":"RS256","\\u0061lg":"RS256","kid":"${kid}"}`,
  'no kid': { alg: 'RS256' },
  'kid empty': { ...bare, kid: '' },
  'kid a number': { ...bare, kid: 1 },
  'kid a list': { ...bare, kid: [kid] },
  'kid null': { ...bare, kid: null },
  'kid unknown': { ...bare, kid: 'forge/invocation-token/2' },
  'kid a path': { ...bare, kid: '../../../../dev/null' },
  'kid an address': { ...bare, kid: 'https://evil.example/key' },
  'kid SQL': { ...bare, kid: "1' or '1'='1" },
  'kid with a NUL': { ...bare, kid: `${kid}\0` },
  'kid with a space': { ...bare, kid: `${kid} ` },
  'kid in other letters': { ...bare, kid: kid.toUpperCase() },
  'kid __proto__': { ...bare, kid: '__proto__' },
  'kid constructor': { ...bare, kid: 'constructor' },
  'kid long': { ...bare, kid: 'k'.repeat(5000) },
  jku: { ...bare, jku: 'https://evil.example/jwks.json' },
  x5u: { ...bare, x5u: 'https://evil.example/cert.pem' },
  x5c: { ...bare, x5c: ['MIIB'] },
  x5t: { ...bare, x5t: 'AAAA' },
  'x5t#S256': { ...bare, 'x5t#S256': 'AAAA' },
  'crit empty': { ...bare, crit: [] },
  'crit unknown': {
    ...bare,
    crit: ['http://example.com/critical'],
    'http://example.com/critical': 1,
  },
  'crit a known member': { ...bare, crit: ['exp'], exp: seconds },
  'b64 false': { ...bare, b64: false },
  'b64 false and critical': { ...bare, b64: false, crit: ['b64'] },
  'b64 true': { ...bare, b64: true, crit: ['b64'] },
  zip: { ...bare, zip: 'DEF' },
  enc: { ...bare, enc: 'A256GCM' },
  epk: { ...bare, epk: { kty: 'EC' } },
  'cty of a nested token': { ...bare, cty: 'JWT' },
  'typ of an access token': { ...bare, typ: 'at+jwt' },
  'typ of a proof': { ...bare, typ: 'dpop+jwt' },
  'typ a number': { ...bare, typ: 1 },
  'iss replicated': { ...bare, iss: 'forge/invocation-token' },
  __proto__: `{"alg":"RS256","kid":"${kid}","__proto__":{"typ":"JWT"}}`,
  constructor: `{"alg":"RS256","kid":"${kid}","constructor":1}`,
  'a list': '["RS256"]',
  null: 'null',
  'a string': '"RS256"',
  'a byte order mark': `\ufeff${JSON.stringify(bare)}`,
  'a word behind': `${JSON.stringify(bare)}x`,
  'no UTF-8': Buffer.concat([
    Buffer.from('{"alg":"RS256","kid":"'),
    Buffer.from([0xff]),
    Buffer.from('"}'),
  ]),
  'deep levels': `{"alg":"RS256","kid":"${kid}","typ":${'['.repeat(500)}${']'.repeat(500)}}`,
  empty: '{}',
};

function headers(genuine: Signer): Tokens {
  const attacker = createSigner();
  const ownKey = attacker.token(claims(), { ...bare, jwk: attacker.jwk() });
  const signed = mapValues(wrongHeaders, (header) => genuine.token(claims(), header));
  return {
    ...Object.fromEntries(
      Object.entries(signed).map(([name, token]) => [`header: ${name}`, token]),
    ),
    'header: the key with it': ownKey,
    'header: the key with it under a known name': attacker.token(claims(), {
      ...bare,
      jwk: attacker.jwk({ kid }),
    }),
  };
}

function signatures(genuine: Signer): Tokens {
  const good = genuine.token();
  const [header = '', payload = '', signature = ''] = good.split('.');
  const bytes = Buffer.from(signature, 'base64url');
  const withSignature = (changed: Uint8Array) =>
    `${header}.${payload}.${Buffer.from(changed).toString('base64url')}`;
  const flipped = Buffer.from(bytes);
  flipped[100] = (flipped[100] ?? 0) ^ 1;
  const secrets = [
    genuine.publicKey.export({ type: 'spki', format: 'pem' }),
    genuine.publicKey.export({ type: 'pkcs1', format: 'pem' }),
    genuine.publicKey.export({ type: 'spki', format: 'der' }),
    Buffer.from(String(genuine.jwk().n), 'base64url'),
    JSON.stringify(genuine.jwk()),
    '',
  ];
  const secret = (key: string | Buffer, index: number): [string, string] => {
    const input = `${encode({ ...bare, alg: 'HS256' })}.${payload}`;
    const mac = createHmac('sha256', key).update(input).digest('base64url');
    return [`signature: the public key as a secret, form ${index + 1}`, `${input}.${mac}`];
  };
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecInput = `${encode({ ...bare, alg: 'ES256' })}.${payload}`;
  const ecSignature = sign('sha256', Buffer.from(ecInput), {
    key: createPrivateKey(ec.privateKey.export({ type: 'pkcs8', format: 'pem' })),
    dsaEncoding: 'ieee-p1363',
  }).toString('base64url');
  return {
    ...Object.fromEntries(secrets.map(secret)),
    'signature: of another key': createSigner().token(),
    'signature: of another body': `${header}.${encode(claims({ principal: 'acc-otto' }))}.${signature}`,
    'signature: of another header': `${encode(bare)}.${payload}.${signature}`,
    'signature: one bit other': withSignature(flipped),
    'signature: shorter': withSignature(bytes.subarray(0, 255)),
    'signature: longer': withSignature(Buffer.concat([bytes, Buffer.from([0])])),
    'signature: with a zero before': withSignature(Buffer.concat([Buffer.from([0]), bytes])),
    'signature: zeros': withSignature(Buffer.alloc(256)),
    'signature: ones': withSignature(Buffer.alloc(256, 0xff)),
    'signature: the number one': withSignature(
      Buffer.concat([Buffer.alloc(255), Buffer.from([1])]),
    ),
    'signature: of a curve': `${ecInput}.${ecSignature}`,
    'signature: none, as alg none has': `${encode({ alg: 'none' })}.${payload}.`,
  };
}

function payloads(genuine: Signer): Tokens {
  return Object.fromEntries(
    Object.entries(wrongPayloads()).map(([name, payload]) => [
      `payload: ${name}`,
      genuine.token(payload),
    ]),
  );
}

/** Tokens that Atlassian signs for something else. */
function siblings(genuine: Signer): Tokens {
  const context = {
    iss: 'forge/context-token',
    aud: 'forge',
    iat: seconds,
    nbf: seconds,
    exp: seconds + 900,
    sub: 'acc-ada',
    accountId: 'acc-ada',
    extension: { type: 'jira:issueContext' },
  };
  const connect = {
    iss: 'client-key',
    iat: seconds,
    exp: seconds + 180,
    qsh: 'context-qsh',
    sub: 'acc-ada',
  };
  const connectInput = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(connect)}`;
  return {
    'sibling: a context token': genuine.token(context, {
      ...goodHeader,
      kid: 'forge/context-token/1',
    }),
    'sibling: a context token under our key': genuine.token(context),
    'sibling: a context token that names our app': genuine.token({
      ...context,
      aud: appId,
      app: appClaims(),
    }),
    'sibling: a Connect token': `${connectInput}.${createHmac('sha256', 'shared').update(connectInput).digest('base64url')}`,
    'sibling: a Connect token with RS256': genuine.token({ ...connect, aud: [`${apiBaseUrl}`] }),
    'sibling: a token of another app': genuine.token(
      claims({ aud: other, app: appClaims({ id: other }) }),
    ),
    'sibling: a token of the staging environment': genuine.token(
      app({ environment: { type: 'STAGING' } }),
    ),
  };
}
