import { Connection } from '@temporalio/client';
import type pg from 'pg';
import { request } from 'undici';
import { renewWithin, usualExpiry } from '../../api/security-text.ts';
import { findEnvironment } from '../../db/forge-environment.ts';
import { listWrappedKeys } from '../../db/key-store.ts';
import { type Purpose, pendingMigrations } from '../../db/migrate.ts';
import { assertSafeLogin, createPool } from '../../db/pools.ts';
import { isReadygateError, ReadygateError } from '../../domain/errors.ts';
import { readArguments } from '../arguments.ts';
import { type Config, readConfig } from '../config.ts';
import { requireEnvironment } from '../database.ts';

interface Check {
  name: string;
  look: (config: Config) => Promise<string>;
}

const checks: Check[] = [
  {
    name: 'keys',
    look: async (config) => `${config.keys().keys.size} known, ${config.keys().activeId} is active`,
  },
  {
    name: 'forge',
    look: async (config) => `${config.forge().environment}, ${config.forge().jiraHosts.join(' ')}`,
  },
  { name: 'key set', look: keySet },
  { name: 'database', look: (config) => login(config, 'app', 'READYGATE_DATABASE_URL') },
  {
    name: 'dispatcher',
    look: (config) => login(config, 'dispatcher', 'READYGATE_DATABASE_URL_DISPATCHER'),
  },
  { name: 'clock', look: (config) => login(config, 'clock', 'READYGATE_DATABASE_URL_CLOCK') },
  { name: 'key store', look: keyStore },
  { name: 'migrations', look: migrations },
  { name: 'environment', look: environment },
  { name: 'temporal', look: temporal },
  { name: 'model', look: async (config) => (config.model() ? 'on' : 'off') },
  { name: 'security.txt', look: async (config) => securityContact(config, new Date()) },
];

/** Looks at the configuration and at everything it names, a line each. 0 only if all of it holds. */
export async function run(args: string[]): Promise<number> {
  readArguments(args, {}, 'readygate doctor');
  const config = readConfig(process.env);
  let failed = 0;
  for (const { name, look } of checks) {
    const { ok, said } = await look(config).then(
      (found) => ({ ok: true, said: found }),
      (error: unknown) => ({ ok: false, said: complaint(error) }),
    );
    if (!ok) failed += 1;
    process.stdout.write(`${ok ? 'ok  ' : 'FAIL'}  ${name.padEnd(14)}${said}\n`);
  }
  return failed === 0 ? 0 : 1;
}

/** Never a value: it may be a secret. */
function complaint(error: unknown): string {
  if (!isReadygateError(error))
    return `cannot be reached (${(error as { code?: string }).code ?? (error as Error).name})`;
  const { path, hint, expected } = error.details ?? {};
  return [path, hint, expected && `expected ${expected}`].filter(Boolean).join(', ') || error.code;
}

async function login(
  config: Config,
  role: 'app' | 'dispatcher' | 'clock',
  variable: string,
): Promise<string> {
  const pool = createPool(config.database(role), { max: 1 });
  try {
    await assertSafeLogin(pool, variable);
    return 'answers, and row security holds for this log-in';
  } finally {
    await pool.end();
  }
}

async function migrations(config: Config): Promise<string> {
  const pool = createPool(config.database('app'), { max: 1 });
  try {
    await requireMigrated(pool, 'product');
    return 'none is pending';
  } finally {
    await pool.end();
  }
}

async function requireMigrated(pool: pg.Pool, purpose: Purpose): Promise<void> {
  const pending = await pendingMigrations(pool, purpose);
  if (pending.length > 0) throw found(`${pending.length} pending: run readygate migrate`);
}

async function keyStore(config: Config): Promise<string> {
  const url = config.keyStore();
  if (url === null) return 'in the schema keystore of the database';
  const pool = createPool(url, { max: 1 });
  const clockPool = createPool(config.database('clock'), { max: 1 });
  try {
    await assertSafeLogin(pool, 'READYGATE_KEY_STORE_URL');
    await requireMigrated(pool, 'keys');
    for await (const _ of listWrappedKeys(clockPool))
      throw found('keys are still in the schema keystore of the database: run readygate keys move');
    return 'answers, and row security holds for this log-in';
  } finally {
    await Promise.all([pool.end(), clockPool.end()]);
  }
}

function found(code: string): Error {
  return Object.assign(new Error('found'), { code });
}

async function environment(config: Config): Promise<string> {
  const pool = createPool(config.database('app'), { max: 1 });
  try {
    const served = await findEnvironment(pool);
    if (served) requireEnvironment(served, config.forge().environment);
    return served ? `the database serves ${served}` : 'the database serves none yet';
  } finally {
    await pool.end();
  }
}

async function temporal(config: Config): Promise<string> {
  const { address, tls, apiKey, namespace } = config.temporal();
  const connection = await Connection.connect({
    address,
    tls,
    connectTimeout: '5 seconds',
    ...(apiKey ? { apiKey } : {}),
  });
  try {
    await connection.workflowService.describeNamespace({ namespace });
    const { serverVersion } = await connection.workflowService.getSystemInfo({});
    return `answers, server ${serverVersion}`;
  } finally {
    await connection.close();
  }
}

/** Whoever finds a weakness reads there whom to tell, and until when that holds. */
function securityContact(config: Config, now: Date): string {
  const contact = config.securityContact();
  const { expires } = config.securityNotice();
  if (contact === null) return 'READYGATE_SECURITY_CONTACT is not set here';
  if (expires && expires.getTime() - now.getTime() < renewWithin)
    throw new ReadygateError('invalid_configuration', {
      path: 'READYGATE_SECURITY_EXPIRES',
      hint: 'is over or ends within 30 days: see whether the contact still holds, then set another day',
    });
  return `served until ${(expires ?? usualExpiry(now)).toISOString().slice(0, 10)}`;
}

async function keySet(config: Config): Promise<string> {
  const { statusCode, body } = await request(config.forge().jwksUrl, { headersTimeout: 5000 });
  const { keys } = (await body.json()) as { keys?: unknown[] };
  if (statusCode !== 200 || !Array.isArray(keys) || keys.length === 0)
    throw found(`status ${statusCode}`);
  return `${keys.length} keys`;
}
