import {
  apiBaseUrl,
  appClaims,
  appId,
  type Bag,
  claims,
  cloudId,
  type Part,
  seconds,
} from '../forge-tokens.ts';

/** Payloads that are no plain object, or are read otherwise by others. */
export const wrongPayloads = (): Record<string, Part> => {
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

export const other = 'ari:cloud:ecosystem::app/00000000-2d4a-4c8b-9e5f-0a1b2c3d4e5f';
export const app = (changes: Bag) => claims({ app: appClaims(changes) });
const called = (url: unknown) =>
  claims({ app: appClaims({ apiBaseUrl: url }), context: undefined });

/** Claims that do not hold, with a true signature. */
export const wrongClaims: Record<string, Bag> = {
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
