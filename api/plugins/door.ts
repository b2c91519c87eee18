import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Invocation } from '../../clients/forge/invocation.ts';
import { findMode } from '../../db/project-modes.ts';
import { namedIn } from '../../domain/approvers.ts';
import { ReadygateError } from '../../domain/errors.ts';
import type { PlatformEndpoint } from '../../domain/forge-modules.ts';
import { mayChange, permissionsFor } from '../../domain/operations/permissions.ts';
import type { ProjectMode } from '../../domain/views.ts';
import type { Caller, PersonInJira, ProjectInJira } from '../caller.ts';
import type { ApiDeps } from '../deps.ts';
import { type Admitted, admit } from './admit.ts';
import type { FindMembership } from './jira-membership.ts';
import type { FindPerson } from './jira-person.ts';
import type { FindAdministered, FindProject } from './jira-project.ts';
import type { RequireSiteAdmin } from './jira-site.ts';

/** What a route says of itself to the door. */
export interface DoorRules {
  /** `person`: a call of the app people see. `platform`: an event or a schedule. */
  from: 'person' | 'platform';
  /** The one endpoint of the manifest that the platform calls this route by. */
  endpoint?: PlatformEndpoint;
  /** What the path names. */
  subject?: 'issue' | 'refinement' | 'plan';
  /**
   * A command is checked with Jira anew. `change` needs the project in mode `propose`; `withhold` takes
   * something back, which is possible in every mode.
   */
  command?: 'change' | 'withhold';
  /**
   * Changes whose rights in Jira are asked for: what drafts make, the comment that asks, the rows of the
   * plan, or what undoes them; `shown`: the rows, and once the plan has ended what undoes them.
   */
  changes?: 'drafted' | 'asked' | 'planned' | 'undone' | 'shown';
  /** The person must be able to make one of these changes by hand. */
  byHand?: true;
  /**
   * The path names a project by its `key`, which the person must administer in Jira; or they must
   * administer the whole site, whatever the path names.
   */
  administers?: true | 'site';
}

declare module 'fastify' {
  interface FastifyContextConfig {
    door?: DoorRules;
  }
}

/** What the door asks Jira about people. */
interface Asking {
  findPerson: FindPerson;
  findAdministered: FindAdministered;
  findProject: FindProject;
  findMembership: FindMembership;
  requireSiteAdmin: RequireSiteAdmin;
}

/**
 * The order of a request: token, then (after the body was read) tenant and installation, licence,
 * app role and Jira permission, project mode. The schema comes after all of them.
 */
export function openDoor(app: FastifyInstance, deps: ApiDeps, asking: Asking): void {
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
    if (door.endpoint !== undefined && door.endpoint !== caller.moduleKey)
      throw new ReadygateError('token_invalid', { claim: 'app.module.key' });
    const { id = '', key = '' } = (request.params ?? {}) as { id?: string; key?: string };
    const found = await admit(deps, caller, { ...door, id, at: request.startedAt });
    // The licence is looked at here, where licensing is on.
    caller.refinement = found.refinement;
    const { issueId, kinds } = found;
    if (issueId !== null) await askJira(caller, { issueId, kinds }, door, asking.findPerson);
    if (caller.person)
      caller.person = await withMembership(caller, caller.person, found, door, asking);
    if (door.administers) caller.project = await administered(caller, key, door, asking);
    if (door.command === 'change') await requireMode(caller, deps);
  });
}

/** What somebody administers: the project of the path, or as an administrator of the site any. */
async function administered(
  caller: Caller,
  key: string,
  { administers }: DoorRules,
  asking: Asking,
): Promise<ProjectInJira | null> {
  const asker = askerOf(caller);
  if (administers === true) return await asking.findAdministered(asker, key);
  await asking.requireSiteAdmin(asker);
  return key === '' ? null : await asking.findProject(asker, key);
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
    project: null,
    mode: 'off',
    refinement: null,
  };
}

/** A header that came once and holds something like a token. */
function oauthToken(value: string | string[] | undefined): string | null {
  return typeof value === 'string' && /^[\x21-\x7e]{8,8192}$/.test(value) ? value : null;
}

/** Who asks Jira, with their own token. @throws {ReadygateError} user_token_missing */
function askerOf({ tenantId, accountId, apiBaseUrl, userToken }: Caller) {
  if (!userToken || accountId === null) throw new ReadygateError('user_token_missing');
  return { tenantId, accountId, apiBaseUrl, userToken };
}

/**
 * Jira's own permissions are never exceeded: what somebody may not see is not there.
 * @throws {ReadygateError} user_token_missing, jira_permission_missing, and those of `FindPerson`
 */
async function askJira(
  caller: Caller,
  { issueId, kinds }: { issueId: string; kinds: Admitted['kinds'] },
  { command, byHand }: DoorRules,
  findPerson: FindPerson,
): Promise<void> {
  const names = permissionsFor(kinds);
  const person = await findPerson({
    ...askerOf(caller),
    issueId,
    fresh: command !== undefined,
    names: command === 'withhold' ? [...names, 'ADMINISTER_PROJECTS'] : names,
  });
  if (byHand && !kinds.some((kind) => mayChange({ kind }, person.permissions)))
    throw new ReadygateError('jira_permission_missing');
  caller.person = person;
}

/** What counts for the policy of a plan, in the project whose policy it is. */
async function withMembership(
  { tenantId, accountId, apiBaseUrl, userToken, appToken }: Caller,
  person: PersonInJira,
  { policy, refinement }: Admitted,
  { command }: DoorRules,
  { findMembership }: Asking,
): Promise<PersonInJira> {
  if (!policy || !refinement || !userToken || accountId === null) return person;
  const { projectId } = refinement;
  const asker = { tenantId, accountId, apiBaseUrl, userToken, appToken };
  const question = { ...asker, projectId, named: namedIn(policy), fresh: command !== undefined };
  // What is remembered of a person is shared by plans of other policies, so it stays as it is.
  return { ...person, membership: await findMembership(question) };
}

/** What a project's mode forbids. @throws {ReadygateError} project_off, observe_only */
async function requireMode(caller: Caller, { withTenant }: ApiDeps): Promise<void> {
  const projectId = caller.person?.issue.projectId;
  if (projectId !== undefined)
    caller.mode = await withTenant(caller.tenantId, (tx) => findMode(tx, projectId));
  requireProposing(caller.mode);
}

/** @throws {ReadygateError} project_off, observe_only */
export function requireProposing(mode: ProjectMode): void {
  if (mode === 'off') throw new ReadygateError('project_off');
  if (mode === 'observe') throw new ReadygateError('observe_only');
}
