import type { KeyRing } from '../db/key-ring.ts';
import {
  parseKeys,
  parseOrigins,
  parsePort,
  parseSeconds,
  parseUrl,
  wrong,
} from './config-values.ts';

type Env = Record<string, string | undefined>;

export interface DatabaseConfig {
  app: string;
  owner: string;
  dispatcher: string;
  clock: string;
  readonly: string;
}

export interface ForgeConfig {
  appId: string;
  jwksUrl: string;
  environment: 'DEVELOPMENT' | 'STAGING' | 'PRODUCTION';
  /** Origins of the API bases that tokens may name. */
  jiraHosts: string[];
}

export interface TemporalConfig {
  address: string;
  namespace: string;
  tls: boolean;
  apiKey: string | null;
}

/** Seconds, but for `origin`. */
export interface WritingConfig {
  sendSeconds: number;
  settleSeconds: number;
  lookupGapSeconds: number;
  /** The line that says who wrote a text. */
  origin: string;
}

export interface ModelConfig {
  baseUrl: string;
  apiKey: string;
  model: string;
}

/** Everything an operator sets, checked. Members are functions, so that each command asks only for what it needs. */
export interface Config {
  database(role: keyof DatabaseConfig): string;
  adminUrl(): string | null;
  keys(): KeyRing;
  forge(): ForgeConfig;
  temporal(): TemporalConfig;
  writing(): WritingConfig;
  model(): ModelConfig | null;
  /** 0 is a free one, printed in the ready line. */
  port(): number;
  opsPort(): number;
  licensing(): 'off' | 'marketplace';
  workflowBundle(): string | null;
  logLevel(): 'debug' | 'info' | 'warn' | 'error' | 'silent';
  securityContact(): string | null;
}

const atlassianKeys = 'https://forge.cdn.prod.atlassian-dev.net/.well-known/jwks.json';
const databaseNames: Record<keyof DatabaseConfig, string> = {
  app: 'READYGATE_DATABASE_URL',
  owner: 'READYGATE_DATABASE_URL_OWNER',
  dispatcher: 'READYGATE_DATABASE_URL_DISPATCHER',
  clock: 'READYGATE_DATABASE_URL_CLOCK',
  readonly: 'READYGATE_DATABASE_URL_READONLY',
};

/**
 * The configuration in an environment. Values are never part of an error: they may be secrets.
 * @throws {ReadygateError} invalid_configuration with the variable, what is wrong and an example
 */
export function readConfig(env: Env): Config {
  const text = (name: string): string | null => env[name]?.trim() || null;
  const required = (name: string, example: string): string =>
    text(name) ?? wrong(name, 'is not set', example);
  return {
    database: (role) => {
      const example = `postgres://readygate_${role}:PASSWORD@127.0.0.1:5432/readygate`;
      const name = databaseNames[role];
      return parseUrl(name, required(name, example), ['postgres:', 'postgresql:'], example);
    },
    adminUrl: () => {
      const value = text('READYGATE_ADMIN_URL');
      return (
        value &&
        parseUrl(
          'READYGATE_ADMIN_URL',
          value,
          ['postgres:', 'postgresql:'],
          'postgres://postgres:PASSWORD@127.0.0.1:5432/postgres',
        )
      );
    },
    keys: () => parseKeys('READYGATE_KEYS', required('READYGATE_KEYS', keysExample)),
    forge: () => forge(text, required),
    temporal: () => ({
      address: required('TEMPORAL_ADDRESS', '127.0.0.1:7233'),
      namespace: text('TEMPORAL_NAMESPACE') ?? 'default',
      tls:
        oneOf(text, 'TEMPORAL_TLS', ['off', 'on'], text('TEMPORAL_API_KEY') ? 'on' : 'off') ===
        'on',
      apiKey: text('TEMPORAL_API_KEY'),
    }),
    writing: () => ({
      sendSeconds: parseSeconds('READYGATE_SEND_SECONDS', text('READYGATE_SEND_SECONDS'), 30),
      settleSeconds: parseSeconds('READYGATE_SETTLE_SECONDS', text('READYGATE_SETTLE_SECONDS'), 60),
      lookupGapSeconds: parseSeconds(
        'READYGATE_LOOKUP_GAP_SECONDS',
        text('READYGATE_LOOKUP_GAP_SECONDS'),
        30,
      ),
      origin: text('READYGATE_ORIGIN_LINE') ?? 'Proposed by Readygate and approved by a person.',
    }),
    model: () => model(text, required),
    port: () => parsePort('READYGATE_PORT', text('READYGATE_PORT'), 8080),
    opsPort: () => parsePort('READYGATE_OPS_PORT', text('READYGATE_OPS_PORT'), 9090),
    licensing: () => oneOf(text, 'READYGATE_LICENSING', ['off', 'marketplace'], 'off'),
    workflowBundle: () => text('READYGATE_WORKFLOW_BUNDLE'),
    logLevel: () =>
      oneOf(text, 'READYGATE_LOG_LEVEL', ['debug', 'info', 'warn', 'error', 'silent'], 'info'),
    securityContact: () => text('READYGATE_SECURITY_CONTACT'),
  };
}

const keysExample =
  '2026-11:BASE64,2026-05:BASE64 with 32 bytes each; the first is active (openssl rand -base64 32)';

type Text = (name: string) => string | null;
type Required = (name: string, example: string) => string;

function forge(text: Text, required: Required): ForgeConfig {
  const environment = oneOf(
    text,
    'READYGATE_FORGE_ENVIRONMENT',
    ['DEVELOPMENT', 'STAGING', 'PRODUCTION'],
    'PRODUCTION',
  );
  const example = 'ari:cloud:ecosystem::app/00000000-0000-4000-8000-000000000000';
  const appId = required('READYGATE_FORGE_APP_ID', example);
  if (!/^ari:cloud:ecosystem::app\/[0-9a-f-]{36}$/.test(appId))
    wrong('READYGATE_FORGE_APP_ID', 'is no app ARI', example);
  const jwksUrl = parseUrl(
    'READYGATE_FORGE_JWKS_URL',
    text('READYGATE_FORGE_JWKS_URL') ?? atlassianKeys,
    ['https:', 'http:'],
    atlassianKeys,
  );
  if (jwksUrl !== atlassianKeys && environment === 'PRODUCTION') {
    wrong(
      'READYGATE_FORGE_JWKS_URL',
      "is not Atlassian's, which PRODUCTION does not allow",
      atlassianKeys,
    );
  }
  const jiraHosts = parseOrigins(
    'READYGATE_JIRA_HOSTS',
    text('READYGATE_JIRA_HOSTS') ?? 'https://api.atlassian.com',
  );
  return { appId, jwksUrl, environment, jiraHosts };
}

function model(text: Text, required: Required): ModelConfig | null {
  if (!text('OPENAI_API_KEY') && !text('OPENAI_BASE_URL')) return null;
  const example = 'https://api.openai.com/v1';
  return {
    baseUrl: parseUrl(
      'OPENAI_BASE_URL',
      text('OPENAI_BASE_URL') ?? example,
      ['https:', 'http:'],
      example,
    ),
    apiKey: required('OPENAI_API_KEY', 'the key of that endpoint'),
    model: required('OPENAI_MODEL', 'gpt-5-mini'),
  };
}

function oneOf<Value extends string>(
  text: Text,
  name: string,
  values: readonly Value[],
  fallback: Value,
): Value {
  const value = text(name) ?? fallback;
  const known = values.find((candidate) => candidate === value);
  return known ?? wrong(name, 'is none of the known values', values.join(', '));
}
