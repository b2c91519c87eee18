import type { KeyRing } from '../db/key-ring.ts';
import type { LicenceRules } from '../domain/licence.ts';
import type { LimitSettings } from '../domain/limits/settings.ts';
import type { OperatorLimits } from '../domain/model/ceilings.ts';
import type { RequestRates } from '../domain/request-rates.ts';
import { refuseAtlassianCredentials } from './atlassian-credentials.ts';
import { readJiraLimits } from './config-jira-limits.ts';
import { readModelLimits } from './config-model-limits.ts';
import { type OperatorWords, readContact, readOperatorWords } from './config-operator.ts';
import { readRates } from './config-rates.ts';
import { readSecurityNotice, type SecurityNotice } from './config-security.ts';
import { readTemporal, type TemporalConfig } from './config-temporal.ts';
import {
  oneOf,
  parseDatabaseUrl,
  parseHosts,
  parseKeys,
  parseOrigins,
  parsePort,
  parseSeconds,
  parseSecret,
  parseWebUrl,
  parseWord,
  readNamedFile,
  type Text,
  wrong,
} from './config-values.ts';

type Env = Record<string, string | undefined>;

interface DatabaseConfig {
  app: string;
  owner: string;
  dispatcher: string;
  clock: string;
  readonly: string;
}

interface ForgeConfig {
  appId: string;
  jwksUrl: string;
  environment: 'DEVELOPMENT' | 'STAGING' | 'PRODUCTION';
  /** Origins of the API bases that tokens may name. */
  jiraHosts: string[];
}

/** Seconds, but for `origin`. */
interface WritingConfig {
  sendSeconds: number;
  settleSeconds: number;
  lookupGapSeconds: number;
  /** The line that says who wrote a text. */
  origin: string;
}

interface ModelConfig {
  baseUrl: string;
  apiKey: string;
  model: string;
  /** What it may cost. */
  limits: OperatorLimits;
}

/** Everything an operator sets, checked. Members are functions, so that each command asks only for what it needs. */
export interface Config {
  database(role: keyof DatabaseConfig): string;
  adminUrl(): string | null;
  /** The log-ins of a key store in a database of its own; null where keys live in the product's. */
  keyStore(): string | null;
  keyStoreOwner(): string | null;
  keyStoreAdmin(): string | null;
  keys(): KeyRing;
  forge(): ForgeConfig;
  temporal(): TemporalConfig;
  writing(): WritingConfig;
  /** Hours without a call after which an installation is taken to be gone. */
  silentAfterHours(): number;
  jiraLimits(): LimitSettings;
  rates(): RequestRates;
  model(): ModelConfig | null;
  /** The same without its key, for processes that only show what would be sent. */
  offeredModel(): Omit<ModelConfig, 'apiKey'> | null;
  /** 0 is a free one, printed in the ready line. */
  port(): number;
  opsPort(): number;
  /** Null where no licence is looked at. */
  licensing(): LicenceRules | null;
  /** The file of editions in the place of the one that ships. */
  editionsFile(): string | null;
  workflowBundle(): string | null;
  /** Whether administrators see which workflows hold the gate: needs the scope manage:jira-configuration. */
  listsGates(): boolean;
  /** Hosts of models that tenants may name although their address is not public. */
  modelHosts(): string[];
  /** Hosts of webhooks that may be reached although their address is not public. */
  webhookHosts(): string[];
  logLevel(): 'debug' | 'info' | 'warn' | 'error' | 'silent';
  securityContact(): string | null;
  securityNotice(): SecurityNotice;
  /** What administrators of a site are told of the deployment. */
  operator(): OperatorWords;
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
  refuseAtlassianCredentials(env);
  const text: Text = (name) => env[name]?.trim() || null;
  const required = (name: string, example: string): string =>
    text(name) ?? wrong(name, 'is not set', example);
  const port = (name: string, fallback: number) => parsePort(name, text(name), fallback);
  return {
    database: (role) => {
      const example = `postgres://readygate_${role}:PASSWORD@127.0.0.1:5432/readygate`;
      const name = databaseNames[role];
      return parseDatabaseUrl(name, required(name, example), example);
    },
    adminUrl: () => optionalUrl(text, 'READYGATE_ADMIN_URL', 'postgres'),
    keyStore: () => optionalUrl(text, 'READYGATE_KEY_STORE_URL', 'readygate_keys'),
    keyStoreOwner: () => optionalUrl(text, 'READYGATE_KEY_STORE_URL_OWNER', 'readygate_keys_owner'),
    keyStoreAdmin: () => optionalUrl(text, 'READYGATE_KEY_STORE_ADMIN_URL', 'postgres'),
    keys: () => parseKeys('READYGATE_KEYS', required('READYGATE_KEYS', keysExample)),
    forge: () => forge(text, required),
    temporal: () => readTemporal(text),
    writing: () => writing(text),
    silentAfterHours: () => silentAfterHours(text('READYGATE_SILENCE_HOURS')),
    jiraLimits: () => readJiraLimits(text),
    rates: () => readRates(text),
    model: () => model(text, required),
    offeredModel: () =>
      text('OPENAI_MODEL')
        ? { baseUrl: modelUrl(text), model: modelName(required), limits: readModelLimits(text) }
        : null,
    port: () => port('READYGATE_PORT', 8080),
    opsPort: () => port('READYGATE_OPS_PORT', 9090),
    licensing: () => licensing(text),
    editionsFile: () => text('READYGATE_EDITIONS'),
    workflowBundle: () => workflowBundle(text('READYGATE_WORKFLOW_BUNDLE')),
    listsGates: () => oneOf(text, 'READYGATE_LIST_GATES', ['off', 'on'], 'off') === 'on',
    modelHosts: () => parseHosts('READYGATE_MODEL_HOSTS', text('READYGATE_MODEL_HOSTS')),
    webhookHosts: () => parseHosts('READYGATE_WEBHOOK_HOSTS', text('READYGATE_WEBHOOK_HOSTS')),
    logLevel: () =>
      oneOf(text, 'READYGATE_LOG_LEVEL', ['debug', 'info', 'warn', 'error', 'silent'], 'info'),
    securityContact: () =>
      readContact(text, 'READYGATE_SECURITY_CONTACT', 'mailto:security@example.com'),
    operator: () => readOperatorWords(text),
    securityNotice: () => readSecurityNotice(text),
  };
}

const keysExample =
  '2026-11:BASE64,2026-05:BASE64 with 32 bytes each; the first is active (openssl rand -base64 32)';

function optionalUrl(text: Text, name: string, login: string): string | null {
  const value = text(name);
  const example = `postgres://${login}:PASSWORD@127.0.0.1:5432/${login.replace('_owner', '')}`;
  return value && parseDatabaseUrl(name, value, example);
}

type Required = (name: string, example: string) => string;

function forge(text: Text, required: Required): ForgeConfig {
  const environment = oneOf(
    text,
    'READYGATE_FORGE_ENVIRONMENT',
    ['DEVELOPMENT', 'STAGING', 'PRODUCTION'],
    'PRODUCTION',
  );
  const example = 'ari:cloud:ecosystem::app/00000000-0000-4000-8000-000000000000';
  const appId = parseWord('READYGATE_FORGE_APP_ID', required('READYGATE_FORGE_APP_ID', example), {
    form: /^ari:cloud:ecosystem::app\/[0-9a-f-]{36}$/,
    what: 'is no app ARI',
    example,
  });
  const jwksUrl = parseWebUrl(
    'READYGATE_FORGE_JWKS_URL',
    text('READYGATE_FORGE_JWKS_URL') ?? atlassianKeys,
    'loopback',
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

/** Days of grace: 0 to 90. */
function licensing(text: Text): LicenceRules | null {
  const name = 'READYGATE_LICENCE_GRACE_DAYS';
  const days = text(name) ?? '7';
  if (!/^\d{1,2}$/.test(days) || Number(days) > 90)
    wrong(name, 'is no whole number of days from 0 to 90', '7');
  const mode = oneOf(text, 'READYGATE_LICENSING', ['off', 'marketplace'], 'off');
  return mode === 'marketplace' ? { graceDays: Number(days) } : null;
}

function writing(text: Text): WritingConfig {
  const seconds = (name: string, fallback: number) => parseSeconds(name, text(name), fallback);
  const example = 'Proposed by Readygate and approved by a person.';
  return {
    sendSeconds: seconds('READYGATE_SEND_SECONDS', 30),
    settleSeconds: seconds('READYGATE_SETTLE_SECONDS', 60),
    lookupGapSeconds: seconds('READYGATE_LOOKUP_GAP_SECONDS', 30),
    origin: parseWord('READYGATE_ORIGIN_LINE', text('READYGATE_ORIGIN_LINE') ?? example, {
      form: /^\P{C}{1,200}$/u,
      what: 'is not one line of at most 200 characters',
      example,
    }),
  };
}

/** No token lives longer than four hours: after six nothing could be read or written anyway. */
function silentAfterHours(value: string | null): number {
  if (value === null) return 6;
  const hours = Number(value);
  return /^\d{1,3}$/.test(value) && hours >= 2 && hours <= 168
    ? hours
    : wrong('READYGATE_SILENCE_HOURS', 'is no whole number from 2 to 168', '6');
}

function model(text: Text, required: Required): ModelConfig | null {
  if (!text('OPENAI_API_KEY') && !text('OPENAI_BASE_URL')) return null;
  return {
    baseUrl: modelUrl(text),
    apiKey: parseSecret('OPENAI_API_KEY', required('OPENAI_API_KEY', 'the key of that endpoint')),
    model: modelName(required),
    limits: readModelLimits(text),
  };
}

function modelUrl(text: Text): string {
  const example = 'https://api.openai.com/v1';
  return parseWebUrl('OPENAI_BASE_URL', text('OPENAI_BASE_URL') ?? example, 'private', example);
}

function modelName(required: Required): string {
  return parseWord('OPENAI_MODEL', required('OPENAI_MODEL', 'gpt-5-mini'), {
    form: /^\S{1,100}$/,
    what: 'is no name of a model',
    example: 'gpt-5-mini',
  });
}

function workflowBundle(path: string | null): string | null {
  if (path) readNamedFile('READYGATE_WORKFLOW_BUNDLE', path, 'dist/workflows.cjs');
  return path;
}
