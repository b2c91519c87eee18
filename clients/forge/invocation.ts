import { ReadygateError } from '../../domain/errors.ts';
import { peopleModules, platformEndpoints } from '../../domain/forge-modules.ts';
import type { Uuid } from '../../domain/json.ts';
import type { LicenceClaim } from '../../domain/licence.ts';

/** What a verified Forge invocation token says. Nothing else of a request tells tenant or person. */
export interface Invocation {
  tenantId: Uuid;
  installationId: Uuid;
  environment: 'DEVELOPMENT' | 'STAGING' | 'PRODUCTION';
  /** `https://api.atlassian.com/ex/jira/{cloudId}` */
  apiBaseUrl: string;
  /** Of the app, as in `2.10.0`; null where the token names none. */
  appVersion: string | null;
  /** Null where the platform calls: events and schedules. */
  accountId: string | null;
  moduleKey: string;
  /** Null where the token names none: apps that are free or unlisted, and mostly outside production. */
  licence: LicenceClaim | null;
}

export interface InvocationRules {
  appId: string;
  environment: Invocation['environment'];
  /** Origins that `apiBaseUrl` may have. */
  jiraHosts: readonly string[];
}

type Bag = Record<string, unknown>;

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const installationAri = new RegExp(`^ari:cloud:ecosystem::installation/(${uuid})$`);
/** The origin of Jira and the site. Compared as text, there is no room for a user, a port, a query or a step up. */
const jiraAddress = new RegExp(`^([^/]+//[^/]+)/ex/jira/(${uuid})$`);

/**
 * The claims of a token whose signature, issuer, audience and times hold, checked against each other.
 * @see https://developer.atlassian.com/platform/forge/forge-remote-invocation-contract/
 * @throws {ReadygateError} token_invalid with the claim
 */
export function readInvocation(claims: Bag, rules: InvocationRules): Invocation {
  // Isolated clouds have keys of their own, which this deployment was not given.
  if (claims.icLabel !== undefined) refuse('icLabel');
  const app = bag(claims.app, 'app');
  if (app.id !== rules.appId) refuse('app.id');
  const environment = bag(app.environment, 'app.environment').type;
  if (environment !== rules.environment) refuse('app.environment.type');
  const installationId = installationOf(text(app.installationId, 'app.installationId'));
  const apiBaseUrl = text(app.apiBaseUrl, 'app.apiBaseUrl');
  const tenantId = tenantOf(apiBaseUrl, rules.jiraHosts);
  const context = claims.context === undefined ? null : bag(claims.context, 'context');
  if (context && context.cloudId !== tenantId) refuse('context.cloudId');
  const principal = claims.principal;
  if (principal !== undefined && (typeof principal !== 'string' || principal === ''))
    refuse('principal');
  const moduleKey = moduleOf(bag(app.module, 'app.module'), principal !== undefined);
  if (app.installation !== undefined)
    checkInstallation(bag(app.installation, 'app.installation'), app.installationId, tenantId);
  return {
    tenantId,
    installationId,
    environment: rules.environment,
    apiBaseUrl,
    appVersion: versionOf(app.appVersion),
    accountId: typeof principal === 'string' ? principal : null,
    moduleKey,
    licence: licenceOf(app.license),
  };
}

/**
 * Only what decides is read: the dates beside it come in two spellings and decide nothing. What has no
 * readable `active` counts as none, because a change of its form must not shut out whoever calls.
 */
function licenceOf(claim: unknown): LicenceClaim | null {
  if (typeof claim !== 'object' || claim === null) return null;
  // `isActive` is what it was called before, and goes.
  const { active, isActive, isEvaluation } = claim as Bag;
  const said = active ?? isActive;
  return typeof said === 'boolean' ? { active: said, trial: isEvaluation === true } : null;
}

/** A module of our manifest. Only what people see has a person; what the platform calls by itself is an endpoint. */
function moduleOf({ type, key }: Bag, byPerson: boolean): string {
  if ((type === 'core:endpoint') === byPerson) refuse('app.module.type');
  const name = text(key, 'app.module.key');
  if (!Object.hasOwn(byPerson ? peopleModules : platformEndpoints, name)) refuse('app.module.key');
  if (byPerson && type !== peopleModules[name]) refuse('app.module.type');
  return name;
}

function installationOf(ari: string): Uuid {
  return installationAri.exec(ari)?.[1] ?? refuse('app.installationId');
}

/** It is noted and decides nothing, so that one of another form is no reason to refuse. */
function versionOf(value: unknown): string | null {
  return typeof value === 'string' && /^\d{1,9}\.\d{1,9}\.\d{1,9}$/.test(value) ? value : null;
}

/** Newer tokens say it twice: both must be the same installation, on the same site. */
function checkInstallation({ id, contexts }: Bag, installationId: unknown, tenantId: Uuid): void {
  if (id !== undefined && id !== installationId) refuse('app.installation.id');
  const sites = Array.isArray(contexts)
    ? contexts.map((each) => bag(each, 'contexts').cloudId)
    : [];
  const known = sites.filter((site) => site !== undefined);
  if (known.length > 0 && !known.includes(tenantId)) refuse('app.installation.contexts');
}

/** The site in the only address that Jira may be called at. */
function tenantOf(apiBaseUrl: string, hosts: readonly string[]): Uuid {
  const [, origin = '', cloudId = ''] = jiraAddress.exec(apiBaseUrl) ?? [];
  return hosts.includes(origin) ? cloudId : refuse('app.apiBaseUrl');
}

function bag(value: unknown, claim: string): Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Bag)
    : refuse(claim);
}

function text(value: unknown, claim: string): string {
  return typeof value === 'string' ? value : refuse(claim);
}

function refuse(claim: string): never {
  throw new ReadygateError('token_invalid', { claim });
}
