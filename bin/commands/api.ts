import type { AddressInfo } from 'node:net';
import closeWithGrace from 'close-with-grace';
import { Counter, collectDefaultMetrics, Registry } from 'prom-client';
import { buildApp } from '../../api/app.ts';
import { createPressureGauge } from '../../api/pressure.ts';
import { renewWithin } from '../../api/security-text.ts';
import { createTokenVerifier } from '../../clients/forge/verify-token.ts';
import { createJiraClient } from '../../clients/jira/client.ts';
import { createJiraLimits } from '../../clients/jira/limits/limits.ts';
import { createTokenCounter } from '../../clients/model/count-tokens-apart.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import { readArguments } from '../arguments.ts';
import { readConfig } from '../config.ts';
import { connections, openDatabase } from '../database.ts';
import { createLog, sayReady } from '../logging.ts';
import { startOpsServer } from '../ops-server.ts';
import { shippedPacks } from '../packs.ts';
import { shippedProfiles } from '../profiles.ts';
import { shippedWork } from '../prompts.ts';

/** Milliseconds that a stop waits for requests in flight. */
const stopWithin = 25_000;
/** Transactions that wait for each connection, and milliseconds that timers are late, while it still keeps up. */
const most = { waiting: 10 * connections, late: 1000 };

/** Serves the API until SIGTERM or SIGINT; requests in flight are answered. */
export async function run(args: string[]): Promise<number> {
  readArguments(args, {}, 'readygate api');
  const config = readConfig(process.env);
  const log = createLog(config, 'api');
  const clock = () => new Date();
  // All of it is read before anything is opened: a wrong value stops the start, not half of it.
  const forge = config.forge();
  const jiraLimits = config.jiraLimits();
  const offered = config.offeredModel();
  const rates = config.rates();
  const securityContact = config.securityContact();
  const securityNotice = config.securityNotice();
  const operator = config.operator();
  const listsGates = config.listsGates();
  const [publicPort, opsPort] = [config.port(), config.opsPort()];
  const licensing = config.licensing();
  const database = await openDatabase(config, clock);
  await database.serve(forge.environment).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = createPressureGauge({
    waiting: database.waiting,
    mostWaiting: most.waiting,
    mostLate: most.late,
    noteChange: (now) => log('pressure', { of: now ?? 'nothing' }),
  });
  if (securityNotice.expires) warnOfExpiry(securityNotice.expires, clock(), log);
  const limits = createJiraLimits({ settings: jiraLimits, store: database.budgets, clock });
  const app = await buildApp({
    withTenant: database.withTenant,
    jira: createJiraClient({ allowedOrigins: forge.jiraHosts, timeoutSeconds: 10, limits }),
    verifyToken: createTokenVerifier({
      ...forge,
      clock,
      log,
      noteRefusal: countRefusals(registry),
    }),
    clock,
    log,
    securityContact,
    securityNotice,
    operator,
    rates,
    pressure: gauge.read,
    noteRefusal: countRefused(registry),
    licensing,
    listsGates,
    packs: shippedPacks(),
    profiles: shippedProfiles(),
    model: { offered, work: shippedWork(), countTokens: createTokenCounter() },
  });
  const problems = async () => {
    const problem = await database.problem();
    return problem ? [problem] : [];
  };
  const ops = await startOpsServer(opsPort, { registry, problems });
  await app.listen({ port: publicPort, host: '0.0.0.0' });
  const { port } = app.server.address() as AddressInfo;
  return await new Promise((resolve) => {
    closeWithGrace({ delay: stopWithin }, async ({ err }) => {
      await app.close();
      gauge.stop();
      await limits.giveBack();
      await Promise.all([ops.close(), database.close()]);
      resolve(err ? 1 : 0);
    });
    sayReady({ port, opsPort: ops.port });
  });
}

/** What security.txt says must not end unseen. */
function warnOfExpiry(expires: Date, now: Date, log: ReturnType<typeof createLog>): void {
  const left = expires.getTime() - now.getTime();
  if (left < renewWithin) log('security_contact_expires', { days: Math.floor(left / 86_400_000) });
}

/** Refusals by code; the audit of a tenant has those of people, gathered by the minute. */
function countRefused(registry: Registry): (code: ErrorCode) => void {
  const refused = new Counter({
    name: 'readygate_requests_refused_total',
    help: 'Requests that were refused, by code.',
    labelNames: ['code'],
    registers: [registry],
  });
  return (code) => refused.inc({ code });
}

/** Nobody stands behind a token that does not hold, so no tenant's audit tells of it: it is counted. */
function countRefusals(registry: Registry): (claim: string) => void {
  const refused = new Counter({
    name: 'readygate_tokens_refused_total',
    help: 'Forge invocation tokens that did not hold, by the first thing that told it.',
    labelNames: ['claim'],
    registers: [registry],
  });
  return (claim) => refused.inc({ claim });
}
