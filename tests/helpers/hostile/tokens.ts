import { createHmac, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import {
  apiBaseUrl,
  appClaims,
  appId,
  type Bag,
  claims,
  cloudId,
  createSigner,
  encode,
  goodHeader,
  kid,
  type Part,
  type Signer,
  seconds,
} from '../forge-tokens.ts';

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

const bare = { alg: 'RS256', kid };

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

/** Payloads that are no plain object, or are read otherwise by others. */
const wrongPayloads = (): Record<string, Part> => {
  const text = JSON.stringify(claims());
  const twice = (member: string) => `${text.slice(0, -1)},${member}}`;
  return {
    'a list': `[${text}]`,
    null: 'null',
    'a number': '1',
    'a string': '"claims"',
    empty: '{}',
    'no JSON': 'claims',
    'a word behind': `${text}x`,
    'a byte order mark': `\ufeff${text}`,
    'no UTF-8': Buffer.concat([
      Buffer.from(`${text.slice(0, -1)},"x":"`),
      Buffer.from([0xc0, 0xaf]),
      Buffer.from('"}'),
    ]),
    'aud twice': twice(`"aud":"${appId}"`),
    'exp twice': twice(`"exp":${seconds + 25}`),
    'principal twice': twice('"principal":"acc-otto"'),
    'principal twice, once escaped': twice('"princip\\u0061l":"acc-ada"'),
    'app.id twice': text.replace(
      '"id":"ari:cloud:ecosystem::app',
      '"id":"x","id":"ari:cloud:ecosystem::app',
    ),
    __proto__: twice('"__proto__":{"principal":"acc-otto"}'),
    constructor: twice('"constructor":{"prototype":1}'),
    'deep levels': twice(`"x":${'['.repeat(2000)}${']'.repeat(2000)}`),
    'a time beyond numbers': text.replace(`"exp":${seconds + 25}`, '"exp":1e999'),
  };
};

function payloads(genuine: Signer): Tokens {
  return Object.fromEntries(
    Object.entries(wrongPayloads()).map(([name, payload]) => [
      `payload: ${name}`,
      genuine.token(payload),
    ]),
  );
}

const other = 'ari:cloud:ecosystem::app/00000000-2d4a-4c8b-9e5f-0a1b2c3d4e5f';
const app = (changes: Bag) => claims({ app: appClaims(changes) });
const called = (url: unknown) =>
  claims({ app: appClaims({ apiBaseUrl: url }), context: undefined });

/** Claims that do not hold, with a true signature. */
const wrongClaims: Record<string, Bag> = {
  'iss: none': claims({ iss: undefined }),
  'iss: null': claims({ iss: null }),
  'iss: a list': claims({ iss: ['forge/invocation-token'] }),
  'iss: with a slash': claims({ iss: 'forge/invocation-token/' }),
  'iss: in other letters': claims({ iss: 'Forge/Invocation-Token' }),
  'iss: another': claims({ iss: 'https://evil.example' }),
  'aud: none': claims({ aud: undefined }),
  'aud: of another app': claims({ aud: other }),
  'aud: a list of ours': claims({ aud: [appId] }),
  'aud: a list with ours': claims({ aud: [other, appId] }),
  'aud: the bare id': claims({ aud: appId.split('/')[1] }),
  'aud: the beginning': claims({ aud: appId.slice(0, -1) }),
  'aud: more behind': claims({ aud: `${appId}/x` }),
  'aud: in other letters': claims({ aud: appId.toUpperCase() }),
  'aud: everybody': claims({ aud: '*' }),
  'exp: past': claims({ exp: seconds - 6, iat: seconds - 31, nbf: seconds - 31 }),
  'exp: none': claims({ exp: undefined }),
  'exp: null': claims({ exp: null }),
  'exp: a string': claims({ exp: String(seconds + 25) }),
  'exp: in milliseconds': claims({ exp: (seconds + 25) * 1000 }),
  'exp: negative': claims({ exp: -1 }),
  'exp: true': claims({ exp: true }),
  'exp: a list': claims({ exp: [seconds + 25] }),
  'exp: in ten years': claims({ exp: seconds + 315_360_000 }),
  'exp: before iat': claims({ exp: seconds - 1, iat: seconds }),
  'nbf: later': claims({ nbf: seconds + 6 }),
  'nbf: a string': claims({ nbf: String(seconds) }),
  'nbf: null': claims({ nbf: null }),
  'iat: later': claims({ iat: seconds + 6 }),
  'iat: none': claims({ iat: undefined }),
  'iat: a string': claims({ iat: String(seconds) }),
  'app: none': claims({ app: undefined }),
  'app: a list': claims({ app: [appClaims()] }),
  'app.id: another app': app({ id: other }),
  'app.id: none': app({ id: undefined }),
  'app.environment: development': app({ environment: { type: 'DEVELOPMENT' } }),
  'app.environment: in other letters': app({ environment: { type: 'production' } }),
  'app.environment: none': app({ environment: undefined }),
  'app.environment: a string': app({ environment: 'PRODUCTION' }),
  'app.installationId: bare': app({ installationId: '5f0c2f1e-6a7b-4c3d-8e9f-102132435465' }),
  'app.installationId: of another kind': app({
    installationId: 'ari:cloud:ecosystem::app/5f0c2f1e-6a7b-4c3d-8e9f-102132435465',
  }),
  'app.installationId: in other letters': app({
    installationId: 'ari:cloud:ecosystem::installation/5F0C2F1E-6A7B-4C3D-8E9F-102132435465',
  }),
  'app.installationId: none': app({ installationId: undefined }),
  'app.installationId: more behind': app({
    installationId: 'ari:cloud:ecosystem::installation/5f0c2f1e-6a7b-4c3d-8e9f-102132435465/x',
  }),
  'app.installation: another': app({ installation: { id: 'ari:cloud:ecosystem::installation/x' } }),
  'app.installation: on another site': app({ installation: { contexts: [{ cloudId: 'other' }] } }),
  'app.module: none': app({ module: undefined }),
  'app.module: unknown': app({ module: { type: 'jira:issueContext', key: 'other' } }),
  'app.module: of another type': app({
    module: { type: 'jira:adminPage', key: 'readygate-issue' },
  }),
  'app.module: a name of prototypes': app({
    module: { type: 'jira:issueContext', key: 'toString' },
  }),
  'app.module: an endpoint, with a person': app({
    module: { type: 'core:endpoint', key: 'readygate-token' },
  }),
  'app.module: of people, without a person': claims({ principal: undefined }),
  'principal: empty': claims({ principal: '' }),
  'principal: an object': claims({ principal: { id: 'acc-ada' } }),
  'principal: a list': claims({ principal: ['acc-ada'] }),
  'principal: null': claims({ principal: null }),
  'context: of another site': claims({ context: { cloudId: cloudId.replace('1', '2') } }),
  'context: without a site': claims({ context: {} }),
  'context: a list': claims({ context: [] }),
  'icLabel: of an isolated cloud': claims({ icLabel: 'isolated' }),
  'icLabel: an address': claims({ icLabel: '../evil' }),
  'Jira: none': called(undefined),
  'Jira: another host': called(`https://evil.example/ex/jira/${cloudId}`),
  'Jira: a host that begins alike': called(
    `https://api.atlassian.com.evil.example/ex/jira/${cloudId}`,
  ),
  'Jira: a name before the host': called(
    `https://api.atlassian.com@evil.example/ex/jira/${cloudId}`,
  ),
  'Jira: without TLS': called(apiBaseUrl.replace('https', 'http')),
  'Jira: another port': called(`https://api.atlassian.com:8443/ex/jira/${cloudId}`),
  'Jira: another product': called(`https://api.atlassian.com/ex/confluence/${cloudId}`),
  'Jira: a step up': called(`https://api.atlassian.com/ex/jira/../jira/${cloudId}`),
  'Jira: an encoded step': called(`https://api.atlassian.com/ex/jira/%2e%2e/${cloudId}`),
  'Jira: a query': called(`${apiBaseUrl}?x=1`),
  'Jira: a fragment': called(`${apiBaseUrl}#x`),
  'Jira: a slash behind': called(`${apiBaseUrl}/`),
  'Jira: a back-slash': called(apiBaseUrl.replace('/ex', '\\ex')),
  'Jira: a line break': called(`${apiBaseUrl}\n`),
  'Jira: an address of this machine': called(`http://127.0.0.1/ex/jira/${cloudId}`),
  'Jira: no site': called('https://api.atlassian.com/ex/jira/site'),
};

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

/** Tokens that must be let in, though one or the other is unusual. */
export function goodTokens(genuine: Signer, second: Signer): Tokens {
  const endpoint = (key: string) =>
    claims({
      principal: undefined,
      context: undefined,
      app: appClaims({ module: { type: 'core:endpoint', key } }),
    });
  return {
    'of a person': genuine.token(),
    'of an event': genuine.token(endpoint('readygate-issue-events')),
    'of a schedule': genuine.token(endpoint('readygate-token')),
    'of the life of the app': genuine.token(endpoint('readygate-lifecycle')),
    'without typ': genuine.token(claims(), bare),
    'with the members in another order': genuine.token(claims(), { kid, typ: 'JWT', alg: 'RS256' }),
    'with white space in its JSON': genuine.token(
      JSON.stringify(claims(), null, 2),
      JSON.stringify(bare, null, 1),
    ),
    'without nbf': genuine.token(claims({ nbf: undefined })),
    'that lives fifteen minutes': genuine.token(claims({ exp: seconds + 900 })),
    'with times of parts of a second': genuine.token(
      claims({ iat: seconds - 0.5, exp: seconds + 24.5 }),
    ),
    'of a clock that is four seconds ahead': genuine.token(
      claims({ iat: seconds + 4, nbf: seconds + 4, exp: seconds + 29 }),
    ),
    'with claims that nobody knows': genuine.token(claims({ sub: 'x', more: { deep: ['er'] } })),
    'with a licence and a version': genuine.token(
      app({ license: { active: true }, appVersion: '2.0.0', version: 3 }),
    ),
    'that names its site three times': genuine.token(
      app({
        installation: {
          id: appClaims().installationId,
          contexts: [{ name: 'jira', apiBaseUrl, cloudId }],
        },
      }),
    ),
    'of the second key of the set': second.token(claims(), { ...goodHeader, kid: 'second' }),
  };
}
