import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Invocation } from '../../clients/forge/invocation.ts';
import { tokenExpiry } from '../../clients/forge/token-expiry.ts';
import { findPlan } from '../../db/plans.ts';
import { findMode } from '../../db/project-modes.ts';
import {
  findLatestRefinement,
  findRefinement,
  type StoredRefinement,
} from '../../db/refinements.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { recordInstallation } from '../../db/tenants.ts';
import { saveAppToken } from '../../db/tokens.ts';
import { ReadygateError } from '../../domain/errors.ts';
import type { Caller } from '../caller.ts';
import { wake } from '../commands/wake.ts';
import type { ApiDeps } from '../deps.ts';
import type { FindPerson } from './jira-person.ts';

/** What a route says of itself to the door. */
export interface DoorRules {
  /** `person`: a call of the app people see. `platform`: an event or a schedule. */
  from: 'person' | 'platform';
  /** What the path names. */
  subject?: 'issue' | 'refinement' | 'plan';
  /** A command is checked with Jira anew and needs the project in mode `propose`. */
  command?: boolean;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    door?: DoorRules;
  }
}

const issueId = /^\d{1,19}$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * The order of a request: token, then (after the body was read) tenant and installation, licence,
 * app role and Jira permission, project mode. The schema comes after all of them.
 */
export function openDoor(app: FastifyInstance, deps: ApiDeps, findPerson: FindPerson): void {
  app.decorateRequest('caller', null);
  app.decorateRequest('startedAt');
  app.addHook('onRequest', async (request) => {
    request.startedAt = deps.clock();
    if (!request.routeOptions.config.door) return;
    request.caller = await identify(request, deps);
  });
  app.addHook('preValidation', async (request) => {
    const { door } = request.routeOptions.config;
    const { caller } = request;
    if (!door || !caller) return;
    if ((door.from === 'person') !== (caller.accountId !== null))
      throw new ReadygateError('token_invalid', { claim: 'principal' });
    const found = await deps.withTenant(caller.tenantId, (tx) => admit(tx, request, caller, door));
    // The licence is looked at here, where licensing is on.
    Object.assign(caller, found);
    if (door.from === 'person' && found.issueId !== null)
      await askJira(caller, found.issueId, door, findPerson);
    if (door.command) await requireMode(caller, deps);
  });
}

async function identify({ headers }: FastifyRequest, { verifyToken }: ApiDeps): Promise<Caller> {
  const token = /^Bearer ([^\s]+)$/i.exec(headers.authorization ?? '')?.[1];
  if (!token) throw new ReadygateError('token_missing');
  const invocation: Invocation = await verifyToken(token);
  return {
    ...invocation,
    appToken: oauthToken(headers['x-forge-oauth-system']),
    userToken: oauthToken(headers['x-forge-oauth-user']),
    person: null,
    mode: 'off',
    refinement: null,
  };
}

/** A header that came once and holds something like a token. */
function oauthToken(value: string | string[] | undefined): string | null {
  return typeof value === 'string' && /^[\x21-\x7e]{8,8192}$/.test(value) ? value : null;
}

/** Tenant and installation; keeps a new app token and finds what the path names, in one transaction. */
async function admit(tx: TenantTx, request: FastifyRequest, caller: Caller, door: DoorRules) {
  const { installationId, environment, apiBaseUrl, appToken } = caller;
  const at = request.startedAt;
  if ((await recordInstallation(tx, { installationId, environment, apiBaseUrl, at })) !== 'active')
    throw new ReadygateError('installation_inactive');
  const { id = '' } = (request.params ?? {}) as { id?: string };
  const subject = await subjectOf(tx, id, door.subject);
  if (appToken) {
    await saveAppToken(tx, {
      installationId,
      token: appToken,
      expiresAt: tokenExpiry(appToken, at),
      at,
    });
  }
  if (subject.refinement) await wake(tx, caller, subject.refinement, at);
  return subject;
}

/** What a project's mode forbids. @throws {ReadygateError} project_off, observe_only */
async function requireMode(caller: Caller, { withTenant }: ApiDeps): Promise<void> {
  const projectId = caller.person?.issue.projectId;
  if (projectId !== undefined)
    caller.mode = await withTenant(caller.tenantId, (tx) => findMode(tx, projectId));
  if (caller.mode === 'off') throw new ReadygateError('project_off');
  if (caller.mode === 'observe') throw new ReadygateError('observe_only');
}

interface Subject {
  issueId: string | null;
  refinement: StoredRefinement | null;
}

async function subjectOf(
  tx: TenantTx,
  id: string,
  subject: DoorRules['subject'],
): Promise<Subject> {
  switch (subject) {
    case undefined:
      return { issueId: null, refinement: null };
    case 'issue':
      if (!issueId.test(id)) throw new ReadygateError('issue_not_found');
      return { issueId: id, refinement: await findLatestRefinement(tx, id) };
    case 'refinement': {
      const refinement = uuid.test(id) ? await findRefinement(tx, id) : null;
      if (!refinement) throw new ReadygateError('refinement_not_found');
      return { issueId: refinement.issueId, refinement };
    }
    case 'plan': {
      const plan = uuid.test(id) ? await findPlan(tx, id) : null;
      const refinement = plan && (await findRefinement(tx, plan.refinementId));
      if (!refinement) throw new ReadygateError('plan_not_found');
      return { issueId: refinement.issueId, refinement };
    }
  }
}

/** Jira's own permissions are never exceeded: what somebody may not see is not there. */
async function askJira(
  caller: Caller,
  id: string,
  door: DoorRules,
  findPerson: FindPerson,
): Promise<void> {
  const { tenantId, accountId, apiBaseUrl, userToken } = caller;
  if (!userToken || accountId === null) throw new ReadygateError('user_token_missing');
  const fresh = door.command === true;
  caller.person = await findPerson({
    tenantId,
    accountId,
    apiBaseUrl,
    userToken,
    issueId: id,
    fresh,
  });
}
