import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../api/app.ts';
import type { ApiDeps } from '../../api/deps.ts';
import { shippedPacks } from '../../bin/packs.ts';
import { shippedProfiles } from '../../bin/profiles.ts';
import { shippedWork } from '../../bin/prompts.ts';
import { createTokenVerifier } from '../../clients/forge/verify-token.ts';
import { createJiraClient } from '../../clients/jira/client.ts';
import { setMode } from '../../db/project-modes.ts';
import { advance } from '../../db/refinements.ts';
import { createForgeStandIn, type ForgeStandIn } from '../../dev/forge/stand-in.ts';
import { createJiraSimulator, type JiraSimulator } from '../../dev/jira-simulator/index.ts';
import type { ErrorBody } from '../../domain/errors.ts';
import { platformEndpoints } from '../../domain/forge-modules.ts';
import type { Plan } from '../../domain/plan.ts';
import type { ProjectMode } from '../../domain/views.ts';
import { installationOf, type TestDatabase, testNow, withDatabase } from './database.ts';
import { inAnHour, planOf, propose } from './fill-tenant.ts';
import { roughTokens } from './model.ts';
import { tenantA } from './plans.ts';

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape
  body: any;
  headers: Record<string, unknown>;
}

export interface CallOptions {
  /** Null for the platform, which has no person. */
  as?: string | null;
  tenant?: string;
  /** Default: the one that `installTenant` uses. */
  installation?: string;
  body?: unknown;
  key?: string;
  /** Replaces or, where undefined, leaves out. */
  headers?: Record<string, string | undefined>;
  claims?: Record<string, unknown>;
}

/** The API on a database of its own, with a simulated Jira and tokens of a stand-in for Forge. */
export interface TestApi {
  app: FastifyInstance;
  database: TestDatabase;
  simulator: JiraSimulator;
  jiraOrigin: string;
  forge: ForgeStandIn;
  deps: ApiDeps;
  /** The one clock of API, tokens and Jira; it moves when a test moves it. */
  clock: { now: Date };
  log: { event: string; data: Record<string, string | number> }[];
  /** A verifier that has not read the keys yet. */
  freshVerifier(): ApiDeps['verifyToken'];
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  /** Another API on the same world, with other dependencies. */
  other(deps: Partial<ApiDeps>): Promise<TestApi['call']>;
  setMode(mode: ProjectMode, tenant?: string): Promise<void>;
  outbox(): Promise<{ workflow_id: string; name: string; args: unknown[] }[]>;
  close(): Promise<void>;
}

const appId = 'ari:cloud:ecosystem::app/7b6f3c1e-2d4a-4c8b-9e5f-0a1b2c3d4e5f';
/** SHOP-12 of the simulator, and its project. */
export const issue = '10112';
const project = '10000';

export async function startApi(): Promise<TestApi> {
  const clock = { now: testNow };
  const now = () => clock.now;
  const database = await withDatabase(now);
  const simulator = createJiraSimulator({ clock: now });
  const { origin } = await simulator.listen();
  const forge = createForgeStandIn({
    appId,
    environment: 'DEVELOPMENT',
    jiraOrigin: origin,
    clock: now,
  });
  const { jwksUrl } = await forge.listen();
  const environment = 'DEVELOPMENT' as const;
  const freshVerifier = () =>
    createTokenVerifier({ appId, environment, jiraHosts: [origin], jwksUrl, clock: now });
  const log: TestApi['log'] = [];
  const deps: ApiDeps = {
    withTenant: database.withTenant,
    jira: createJiraClient({ allowedOrigins: [origin], timeoutSeconds: 5 }),
    verifyToken: freshVerifier(),
    clock: now,
    log: (event, data = {}) => void log.push({ event, data }),
    securityContact: null,
    packs: shippedPacks(),
    profiles: shippedProfiles(),
    model: { offered: null, work: shippedWork(), countTokens: roughTokens },
  };
  const apps: FastifyInstance[] = [];
  const build = async (changed: Partial<ApiDeps> = {}) => {
    const app = await buildApp({ ...deps, ...changed });
    apps.push(app);
    return { app, call: caller(app, forge, simulator) };
  };
  const { app, call } = await build();
  return {
    app,
    call,
    database,
    simulator,
    jiraOrigin: origin,
    forge,
    deps,
    clock,
    log,
    freshVerifier,
    other: async (changed) => {
      const made = await build(changed);
      return made.call;
    },
    setMode: async (mode, tenant = tenantA) => {
      await database.withTenant(tenant, (tx) =>
        setMode(tx, { projectId: project, mode, at: clock.now }),
      );
    },
    outbox: () =>
      database.asAdministrator('select workflow_id, name, args from outbox order by outbox_id'),
    close: async () => {
      for (const each of apps) await each.close();
      await Promise.all([simulator.close(), forge.close()]);
      await database.close();
    },
  };
}

function caller(app: FastifyInstance, forge: ForgeStandIn, simulator: JiraSimulator) {
  const minted = new Map<string, string>();
  const token = (tenant: string, who: string | null): string => {
    const name = `${tenant} ${who}`;
    const known =
      minted.get(name) ??
      (who === null ? simulator.tokens.app(tenant) : simulator.tokens.user(tenant, who));
    minted.set(name, known);
    return known;
  };
  let keys = 0;
  return async (method: string, path: string, options: CallOptions = {}): Promise<Answer> => {
    const { as = 'acc-ada', tenant = tenantA, body, claims } = options;
    const invocation = await forge.signInvocationToken({
      cloudId: tenant,
      installationId: options.installation ?? installationOf(tenant),
      moduleKey: as === null ? endpointOf(path) : 'readygate-issue',
      ...(as === null ? {} : { accountId: as }),
      ...(claims ? { claims } : {}),
    });
    keys += 1;
    const headers: Record<string, string | undefined> = {
      authorization: `Bearer ${invocation}`,
      'x-forge-oauth-system': options.headers?.['x-forge-oauth-system'] ?? token(tenant, null),
      'x-forge-oauth-user': as === null ? undefined : token(tenant, as),
      'idempotency-key': method === 'GET' ? undefined : (options.key ?? `key-${keys}-of-the-test`),
      'content-type': method === 'GET' ? undefined : 'application/json',
      ...options.headers,
    };
    const reply = await app.inject({
      method: method as 'GET',
      url: path,
      headers: Object.fromEntries(
        Object.entries(headers).filter(([, value]) => value !== undefined),
      ) as Record<string, string>,
      ...(method === 'GET' ? {} : { payload: isRaw(body) ? body : JSON.stringify(body ?? {}) }),
    });
    const text = reply.body;
    requireDescribed(app, { method, path, status: reply.statusCode, text });
    return {
      status: reply.statusCode,
      headers: reply.headers,
      body: isJson(reply.headers['content-type'], text) ? JSON.parse(text) : text,
    };
  };
}

/** Sent as it is. */
function isRaw(body: unknown): body is string | Buffer | Readable {
  return typeof body === 'string' || Buffer.isBuffer(body) || body instanceof Readable;
}

/** Lines of JSON are left to who reads them. */
function isJson(type: unknown, text: string): boolean {
  return text.startsWith('{') && !String(type).includes('ndjson');
}

/** The endpoint that the platform calls a route by; for a route of people, some endpoint. */
function endpointOf(path: string): string {
  const [key] = Object.entries(platformEndpoints).find(([, route]) => route === path) ?? [];
  return key ?? 'readygate-token';
}

interface Described {
  paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
}

/** Fails where a route answers a code that the description of the API does not list for it. */
function requireDescribed(
  app: FastifyInstance,
  { method, path, status, text }: { method: string; path: string; status: number; text: string },
): void {
  const { paths } = app.swagger() as unknown as Described;
  const [, operations] =
    Object.entries(paths).find(([pattern]) =>
      new RegExp(`^${pattern.replaceAll(/\{\w+\}/g, '[\\w.-]+')}$`).test(path.split('?')[0] ?? ''),
    ) ?? [];
  const operation = operations?.[method.toLowerCase()];
  if (!operation || status === 304) return;
  const described = JSON.stringify(operation.responses[status] ?? null);
  const { code } = status >= 400 ? (JSON.parse(text) as ErrorBody) : { code: null };
  if (described === 'null' || (code !== null && !described.includes(`"${code}"`)))
    throw new Error(`${method} ${path} answers ${status} ${code}, which is not described`);
}

/** Puts an open refinement of SHOP-12 with a sealed plan into a tenant. */
export async function withPlan(api: TestApi, words?: string[], tenant = tenantA): Promise<Plan> {
  return await api.database.withTenant(tenant, async (tx) => {
    const plan = await propose(tx, planOf(tenant, words));
    const { id: planId, refinementId } = plan;
    const ref = { refinementId, generation: 1 };
    await advance(tx, ref, { step: 'waiting', at: testNow, dueAt: inAnHour, planId });
    return plan;
  });
}

/** The body of a decision on rows of a plan. */
export function verdictsOn(
  { seal, rows }: Plan,
  ...verdicts: ('approve' | 'reject' | 'later')[]
): unknown {
  return {
    seal,
    rows: verdicts.map((verdict, index) => ({
      rowId: rows[index]?.id,
      digest: rows[index]?.digest,
      verdict,
    })),
  };
}

/** The body of a refusal, which has one shape. */
export function refusal({ body, status, headers }: Answer): { status: number; code: string } {
  const { code, message, requestId } = body as ErrorBody;
  if (typeof message !== 'string' || typeof requestId !== 'string')
    throw new Error(`no refusal: ${JSON.stringify(body)}`);
  if (!String(headers['content-type']).startsWith('application/json'))
    throw new Error(`not JSON: ${String(headers['content-type'])}`);
  return { status, code };
}
