import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readConfig } from '../../bin/config.ts';
import { isReadygateError } from '../../domain/errors.ts';
import { everything } from '../helpers/whole-config.ts';

const key = Buffer.alloc(32, 7).toString('base64');
const login = (role: string) => `postgres://readygate_${role}:word@127.0.0.1:5432/readygate`;

const good: Record<string, string> = {
  READYGATE_DATABASE_URL: login('app'),
  READYGATE_DATABASE_URL_OWNER: login('owner'),
  READYGATE_DATABASE_URL_DISPATCHER: login('dispatcher'),
  READYGATE_DATABASE_URL_CLOCK: login('clock'),
  READYGATE_DATABASE_URL_READONLY: login('readonly'),
  READYGATE_KEYS: `2026-11:${key}`,
  READYGATE_FORGE_APP_ID: 'ari:cloud:ecosystem::app/7b6f3c1e-2d4a-4c8b-9e5f-0a1b2c3d4e5f',
  TEMPORAL_ADDRESS: '127.0.0.1:7233',
};

const read = (changes: Record<string, string | undefined>) =>
  everything(readConfig({ ...good, ...changes }));

function refusal(changes: Record<string, string | undefined>) {
  try {
    read(changes);
  } catch (error) {
    if (isReadygateError(error, 'invalid_configuration')) return error;
    throw error;
  }
  throw new Error(`${JSON.stringify(changes)} was taken`);
}

const canary = 'CANARY';

/** Wrong values by variable; with each the words that say what is wrong. */
const modelOf = { OPENAI_API_KEY: canary, OPENAI_MODEL: 'm' };
const wrong: [string, string | undefined, RegExp, Record<string, string>?][] = [
  ...Object.keys(good).map(
    (name) => [name, undefined, /is not set/] as [string, undefined, RegExp],
  ),
  ['READYGATE_DATABASE_URL', `mysql://u:${canary}@h/d`, /no URL of postgres/],
  ['READYGATE_DATABASE_URL', canary, /no URL of postgres/],
  ['READYGATE_DATABASE_URL', `postgres://u:${canary}%@h/d`, /%25/],
  ['READYGATE_DATABASE_URL', `postgres://u:${canary}@db.example.com/d`, /without TLS/],
  ['READYGATE_DATABASE_URL', `postgres://u:${canary}@8.8.8.8/d?sslmode=disable`, /without TLS/],
  ['READYGATE_DATABASE_URL_OWNER', canary, /no URL of postgres/],
  ['READYGATE_DATABASE_URL_DISPATCHER', canary, /no URL of postgres/],
  ['READYGATE_DATABASE_URL_CLOCK', canary, /no URL of postgres/],
  ['READYGATE_DATABASE_URL_READONLY', canary, /no URL of postgres/],
  ['READYGATE_ADMIN_URL', canary, /no URL of postgres/],
  ['READYGATE_KEY_STORE_URL', canary, /no URL of postgres/],
  ['READYGATE_KEY_STORE_URL', `postgres://u:${canary}@db.example.com/d`, /without TLS/],
  ['READYGATE_KEY_STORE_URL_OWNER', canary, /no URL of postgres/],
  ['READYGATE_KEY_STORE_ADMIN_URL', canary, /no URL of postgres/],
  ['READYGATE_KEYS', canary, /entry 1 is not of the form/],
  ['READYGATE_KEYS', `2026-11:${canary}AA`, /entry 1 has \d+ bytes instead of 32/],
  ['READYGATE_KEYS', `a:${key},a:${key}`, /entry 2 repeats an id/],
  ['READYGATE_KEYS', `a:${key},`, /entry 2 is not of the form/],
  ['READYGATE_FORGE_APP_ID', canary, /no app ARI/],
  ['READYGATE_FORGE_ENVIRONMENT', 'production', /none of the known values/],
  ['READYGATE_FORGE_JWKS_URL', 'https://keys.example.com/jwks', /PRODUCTION does not allow/],
  ['READYGATE_FORGE_JWKS_URL', 'http://127.0.0.1:1/jwks', /PRODUCTION does not allow/],
  [
    'READYGATE_FORGE_JWKS_URL',
    'http://keys.internal/jwks',
    /no TLS/,
    { READYGATE_FORGE_ENVIRONMENT: 'STAGING' },
  ],
  ['READYGATE_FORGE_JWKS_URL', 'ftp://x/', /no URL of https/],
  ['READYGATE_JIRA_HOSTS', 'http://jira.example.com', /no TLS/],
  ['READYGATE_JIRA_HOSTS', 'http://10.0.0.1', /no TLS/],
  ['READYGATE_JIRA_HOSTS', 'https://api.atlassian.com/ex/jira', /no origin/],
  ['READYGATE_JIRA_HOSTS', `https://ada:${canary}@api.atlassian.com`, /no origin/],
  ['READYGATE_JIRA_HOSTS', 'https://api.atlassian.com,', /no origin/],
  ['READYGATE_LICENSING', 'on', /none of the known values/],
  ['READYGATE_PORT', '65536', /no port/],
  ['READYGATE_PORT', '80a', /no port/],
  ['READYGATE_OPS_PORT', '-1', /no port/],
  ['READYGATE_SILENCE_HOURS', '1', /from 2 to 168/],
  ['READYGATE_SILENCE_HOURS', '6.5', /from 2 to 168/],
  ['READYGATE_SEND_SECONDS', '0', /no number of seconds/],
  ['READYGATE_SETTLE_SECONDS', '1e3', /no number of seconds/],
  ['READYGATE_LOOKUP_GAP_SECONDS', '3601', /no number of seconds/],
  ['READYGATE_JIRA_POINTS_PER_HOUR', '0', /no whole number/],
  ['READYGATE_JIRA_POINTS_PER_HOUR', '6.5e4', /no whole number/],
  ['READYGATE_JIRA_POINTS_POOL', 'all', /none of the known values/],
  ['READYGATE_JIRA_SWEEP_PERCENT', '101', /from 0 to 100/],
  ['READYGATE_JIRA_VERIFICATION_PERCENT', '41', /leaves of 100/],
  ['READYGATE_JIRA_FAIRNESS', '0', /from 1 to 1000/],
  ['READYGATE_JIRA_BURST', 'GET:50,POST:50,PUT:25', /each method/],
  ['READYGATE_JIRA_BURST', 'GET:50,POST:50,PUT:25,DELETE:0', /each method/],
  ['READYGATE_JIRA_BURST', 'GET:50,POST:50,PUT:25,PATCH:9', /each method/],
  ['READYGATE_JIRA_ISSUE_WRITES', '20', /WRITES\/SECONDS/],
  ['READYGATE_ORIGIN_LINE', 'x'.repeat(201), /one line/],
  ['READYGATE_ORIGIN_LINE', 'two\nlines', /one line/],
  ['READYGATE_WORKFLOW_BUNDLE', '/nowhere/workflows.cjs', /file that cannot be read/],
  ['READYGATE_LOG_LEVEL', 'verbose', /none of the known values/],
  ['READYGATE_SECURITY_CONTACT', 'security@example.com', /mailto:/],
  ['READYGATE_SECURITY_CONTACT', 'mailto:a@example.com\nContact: mailto:b', /mailto:/],
  ['READYGATE_SUPPORT_CONTACT', 'help@example.com', /mailto:/],
  ['READYGATE_REGION', 'two\nlines', /one line/],
  ['READYGATE_NOTICE', 'x'.repeat(501), /at most 500/],
  ['READYGATE_SECURITY_EXPIRES', '2027-02-30', /no day/],
  ['READYGATE_SECURITY_EXPIRES', '2027-06-30T00:00:00Z', /no day/],
  ['READYGATE_PUBLIC_URL', 'http://readygate.example.com', /no TLS/],
  ['READYGATE_PUBLIC_URL', 'https://readygate.example.com/v1', /more than an origin/],
  ['READYGATE_RATE_PERSON_READS', '10', /PER-SECOND\/AT-ONCE/],
  ['READYGATE_RATE_PERSON_COMMANDS', '0/5', /PER-SECOND\/AT-ONCE/],
  ['READYGATE_RATE_SITE_READS', '1e3/5', /PER-SECOND\/AT-ONCE/],
  ['READYGATE_RATE_SITE_COMMANDS', '100001/5', /PER-SECOND\/AT-ONCE/],
  ['TEMPORAL_ADDRESS', 'http://127.0.0.1:7233', /HOST:PORT/],
  ['TEMPORAL_ADDRESS', 'temporal', /HOST:PORT/],
  ['TEMPORAL_NAMESPACE', 'two words', /no name of a namespace/],
  ['TEMPORAL_TLS', 'true', /none of the known values/],
  ['TEMPORAL_TLS', 'off', /although a key/, { TEMPORAL_API_KEY: canary }],
  ['TEMPORAL_TLS', 'off', /private networks/, { TEMPORAL_ADDRESS: 'eu.api.temporal.io:7233' }],
  ['TEMPORAL_API_KEY', `${canary} two`, /no key has/],
  ['TEMPORAL_TLS_CLIENT_CERT_PATH', '/nowhere.pem', /file that cannot be read/],
  ['TEMPORAL_TLS_CLIENT_KEY_PATH', '/nowhere.pem', /file that cannot be read/],
  ['TEMPORAL_TLS_SERVER_CA_CERT_PATH', '/nowhere.pem', /file that cannot be read/],
  ['OPENAI_BASE_URL', 'http://model.example.com/v1', /no TLS/, { OPENAI_API_KEY: canary }],
  ['OPENAI_BASE_URL', `https://u:${canary}@x/v1`, /log-in/, { OPENAI_API_KEY: canary }],
  ['OPENAI_API_KEY', undefined, /is not set/, { OPENAI_BASE_URL: 'https://x/v1' }],
  ['OPENAI_API_KEY', `${canary}\nX-Header: 1`, /no key has/],
  ['OPENAI_MODEL', undefined, /is not set/, { OPENAI_API_KEY: canary }],
  ['OPENAI_MODEL', 'two words', /no name of a model/, { OPENAI_API_KEY: canary }],
  ['READYGATE_MODEL_TENANT_TOKENS', '-1', /no number from 0/, modelOf],
  ['READYGATE_MODEL_DEPLOYMENT_TOKENS', '1e9', /no number from 0/, modelOf],
  ['READYGATE_MODEL_OUTPUT_PRICE', 'two', /no number from 0/, modelOf],
  ['READYGATE_MODEL_TENANT_MONEY', '5', /without a price/, modelOf],
];

describe('O5 a wrong value stops the start', () => {
  it.each(wrong)('%s=%j: says that it %s', (name, value, what, others = {}) => {
    const { code, details, message } = refusal({ ...others, [name]: value });
    expect({ code, path: details?.path }).toEqual({ code: 'invalid_configuration', path: name });
    expect(details?.hint).toMatch(what);
    expect(details?.expected).toMatch(/\S/);
    expect(JSON.stringify({ message, details })).not.toContain(canary);
  });

  it('refuses a client certificate without its key and the other way round', () => {
    const file = join(tmpdir(), `readygate-config-${process.pid}.pem`);
    writeFileSync(file, 'pem');
    const [cert, secret] = ['TEMPORAL_TLS_CLIENT_CERT_PATH', 'TEMPORAL_TLS_CLIENT_KEY_PATH'];
    expect(refusal({ [cert]: file }).details?.path).toBe(secret);
    expect(refusal({ [secret]: file }).details?.path).toBe(cert);
    expect(read({ [cert]: file, [secret]: file })).toMatchObject({
      temporal: { tls: { clientCertPair: { crt: Buffer.from('pem'), key: Buffer.from('pem') } } },
    });
  });
});

describe('L9 an Atlassian password or API token', () => {
  it.each([
    ['JIRA_API_TOKEN', canary],
    ['ATLASSIAN_PASSWORD', canary],
    ['READYGATE_JIRA_TOKEN', canary],
    ['JIRA_ADMIN_PASSWORD', canary],
    ['CONFLUENCE_API_KEY', canary],
    ['OPENAI_API_KEY', `ATATT3xFfGF0${canary}`],
    ['READYGATE_ORIGIN_LINE', `ATCTT3xFfGN0${canary}`],
  ])('is refused in %s', (name, value) => {
    const { details, message } = refusal({ [name]: value });
    expect(details).toMatchObject({ path: name, hint: expect.stringMatching(/never needs/) });
    expect(JSON.stringify({ message, details })).not.toContain(canary);
  });

  it('is not seen in variables that hold none', () => {
    const others = { READYGATE_JIRA_HOSTS: 'https://api.atlassian.com', JIRA_API_TOKEN: ' ' };
    expect(() => read({ ...others, PATH: '/bin', JIRA_URL: 'https://x' })).not.toThrow();
  });
});

describe('O2 what a configuration may be', () => {
  it.each([
    ['a free port', { READYGATE_OPS_PORT: '0' }, { opsPort: 0 }],
    [
      'a public database with TLS',
      { READYGATE_ADMIN_URL: 'postgres://h.example.com/d?sslmode=verify-full' },
      {},
    ],
    ['a socket', { READYGATE_ADMIN_URL: 'postgres:///postgres?host=/run/postgresql' }, {}],
    ['Temporal without TLS at home', {}, { temporal: { tls: false, apiKey: null } }],
    ['Temporal over IPv6', { TEMPORAL_ADDRESS: '[fd00::1]:7233' }, { temporal: { tls: false } }],
    [
      'Temporal Cloud by API key',
      { TEMPORAL_ADDRESS: 'eu-central-1.aws.api.temporal.io:7233', TEMPORAL_API_KEY: 'key' },
      { temporal: { tls: {}, apiKey: 'key', namespace: 'default' } },
    ],
    [
      'another key set outside PRODUCTION',
      {
        READYGATE_FORGE_ENVIRONMENT: 'DEVELOPMENT',
        READYGATE_FORGE_JWKS_URL: 'http://127.0.0.1:1/k',
      },
      { forge: { jwksUrl: 'http://127.0.0.1:1/k' } },
    ],
    ['a Jira on loopback', { READYGATE_JIRA_HOSTS: 'http://127.0.0.1:9, https://a.b' }, {}],
    [
      "Jira's limits",
      {
        READYGATE_JIRA_BURST: 'GET:9, POST:8, PUT:7, DELETE:6',
        READYGATE_JIRA_ISSUE_WRITES: '4/1,9/10',
      },
      {
        jiraLimits: {
          pointsPerHour: 65_000,
          burst: { GET: 9, POST: 8, PUT: 7, DELETE: 6 },
          issueWrites: [
            { most: 4, seconds: 1 },
            { most: 9, seconds: 10 },
          ],
        },
      },
    ],
    ['no model', { OPENAI_MODEL: 'gpt-5-mini' }, { model: null }],
    [
      'a model in a private network',
      { OPENAI_BASE_URL: 'http://vllm:8000/v1', OPENAI_API_KEY: 'none', OPENAI_MODEL: 'm' },
      { model: { baseUrl: 'http://vllm:8000/v1' } },
    ],
    [
      'ceilings of the own key',
      {
        OPENAI_API_KEY: 'none',
        OPENAI_MODEL: 'm',
        READYGATE_MODEL_TENANT_TOKENS: '5000',
        READYGATE_MODEL_DEPLOYMENT_MONEY: '12.5',
        READYGATE_MODEL_INPUT_PRICE: '0.25',
        READYGATE_MODEL_OUTPUT_PRICE: '2',
      },
      {
        model: {
          limits: {
            prices: { input: 0.25, output: 2 },
            tenant: { tokens: 5000, micros: null },
            deployment: { tokens: 10_000_000, micros: 12_500_000 },
          },
        },
      },
    ],
    ['an empty value as one that is not set', { READYGATE_PORT: '' }, { port: 8080 }],
  ])('%s', (_what, changes, expected) => {
    expect(read(changes)).toMatchObject(expected);
  });

  it('asks a command only for what it needs', () => {
    const config = readConfig({ READYGATE_DATABASE_URL_READONLY: login('readonly') });
    expect(config.database('readonly')).toBe(login('readonly'));
    expect(() => config.database('app')).toThrow();
  });
});
