import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Invocation } from '../../clients/forge/invocation.ts';
import { findMode } from '../../db/project-modes.ts';
import { grantsInForce } from '../../db/role-grants.ts';
import { memberPermissions } from '../../domain/app-roles.ts';
import { namedIn } from '../../domain/approvers.ts';
import { isReadygateError, ReadygateError } from '../../domain/errors.ts';
import { unlicensed } from '../../domain/licence.ts';
import {
  type HeldPermissions,
  mayChange,
  permissionsFor,
} from '../../domain/operations/permissions.ts';
import type { ProjectMode } from '../../domain/views.ts';
import type { Caller, PersonInJira } from '../caller.ts';
import type { ApiDeps } from '../deps.ts';
import { type Admitted, admit, missingCode } from './admit.ts';
import type { FindRole } from './app-role.ts';
import { type DoorRules, leastRole } from './door-rules.ts';
import type { FindMembership } from './jira-membership.ts';
import type { FindPerson } from './jira-person.ts';
import type { FindStanding } from './jira-standing.ts';
import type { Rates } from './rates.ts';

/** What the door asks Jira about people. */
interface Asking {
  findPerson: FindPerson;
  findStanding: FindStanding;
  findRole: FindRole;
  findMembership: FindMembership;
}

/**
 * The order of a request: token, then (after the body was read) how often it comes, tenant and installation,
 * licence, app role and Jira permission, project mode. The schema comes after all of them.
 */
export function openDoor(
  app: FastifyInstance,
  deps: Record<DoorRules['from'], ApiDeps>,
  asking: Asking,
  rates: Rates,
): void {
  app.decorateRequest('caller', null);
  app.decorateRequest('startedAt');
  app.addHook('onRequest', async (request) => {
    request.startedAt = deps.person.clock();
    if (!request.routeOptions.config.door) return;
    request.caller = await identify(request, deps.person);
  });
  app.addHook('preValidation', async (request) => {
    const { door } = request.routeOptions.config;
    const { caller } = request;
    if (!door || !caller) return;
    if ((door.from === 'person') !== (caller.accountId !== null))
      throw new ReadygateError('token_invalid', { claim: 'principal' });
    if (door.endpoint !== undefined && door.endpoint !== caller.moduleKey)
      throw new ReadygateError('token_invalid', { claim: 'app.module.key' });
    const { id = '', key = null } = (request.params ?? {}) as { id?: string; key?: string };
    // Its body may have taken long to come.
    const at = deps.person.clock();
    const buckets = rates.bucketsFor(caller, request.method, at);
    const asked = { ...door, id, body: request.body, at, buckets };
    const found = await admit(deps[door.from], caller, asked, (refused) =>
      rates.note(caller, refused, at),
    );
    caller.refinement = found.refinement;
    caller.standing = found.standing;
    if (found.issueId !== null) await knowPerson(deps.person, caller, found, door, asking);
    if (door.ofProject) caller.project = await seenProject(caller, key, asking);
    if (door.administers) await knowAdmin(deps.person, caller, key, door, asking);
    if (door.command === 'change') requireProposing(caller.mode);
  });
}

/** Who asks, with regard to the issue that the path is about, and what their role in its project allows. */
async function knowPerson(
  deps: ApiDeps,
  caller: Caller,
  found: Admitted,
  door: DoorRules,
  { findPerson, findRole, findMembership }: Asking,
): Promise<void> {
  const person = await askJira(caller, found, door, findPerson);
  caller.person = person;
  if (!looksAtRole(door)) return;
  const { projectId } = person.issue;
  // Only Jira says in which project an issue is now.
  const { mode, grants } = await deps.withTenant(caller.tenantId, async (tx) => {
    const [known, granted] = await Promise.all([
      findMode(tx, projectId),
      grantsInForce(tx, projectId),
    ]);
    return { mode: known, grants: granted };
  });
  caller.mode = mode;
  const asker = askerOf(caller);
  const fresh = door.command !== undefined;
  const least = leastRole(door);
  const { permissions: held } = person;
  const wanted = door.changes === 'shown' ? 'member' : least;
  const [role, membership] = await Promise.all([
    findRole(asker, { projectId, grants, held, least, wanted, fresh }),
    membershipFor(asker, found, fresh, findMembership),
  ]);
  // What is remembered of a person is shared by plans of other policies, so it stays as it is.
  caller.person = { ...person, role, membership: membership ?? person.membership };
}

/** Whoever sees an issue may read about it; beyond that it takes a role. */
function looksAtRole({ command, changes, least }: DoorRules): boolean {
  return command !== undefined || changes === 'shown' || least !== 'viewer';
}

/** The project that the path names. @throws {ReadygateError} those of `FindStanding` */
async function seenProject(
  caller: Caller,
  key: string | null,
  { findStanding }: Asking,
): Promise<Caller['project']> {
  const { project } = await findStanding(askerOf(caller), key, false);
  return project;
}

/** An admin of the project that the path names, or of the site. */
async function knowAdmin(
  { withTenant }: ApiDeps,
  caller: Caller,
  key: string | null,
  { administers, command }: DoorRules,
  { findStanding, findRole }: Asking,
): Promise<void> {
  const asker = askerOf(caller);
  const fresh = command !== undefined;
  const { project, held } = await findStanding(asker, key, fresh);
  const projectId = administers === true ? (project?.id ?? null) : null;
  if (!held.ADMINISTER) {
    const grants = await withTenant(caller.tenantId, (tx) => grantsInForce(tx, projectId));
    await findRole(asker, {
      projectId,
      grants,
      held: heldAt(projectId, held),
      least: 'admin',
      fresh,
    });
  }
  caller.project = project;
  caller.held = heldAt(projectId, held);
}

/** Administering a project is nothing on the site. */
function heldAt(projectId: string | null, { ADMINISTER, ...ofProject }: HeldPermissions) {
  const site = ADMINISTER === undefined ? {} : { ADMINISTER };
  return projectId === null ? site : { ...ofProject, ...site };
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
    held: {},
    mode: 'off',
    refinement: null,
    standing: unlicensed,
  };
}

/** A header that came once and holds something like a token. */
function oauthToken(value: string | string[] | undefined): string | null {
  return typeof value === 'string' && /^[\x21-\x7e]{8,8192}$/.test(value) ? value : null;
}

/** Who asks Jira, with their own token. @throws {ReadygateError} user_token_missing */
function askerOf({ tenantId, accountId, apiBaseUrl, userToken, appToken }: Caller) {
  if (!userToken || accountId === null) throw new ReadygateError('user_token_missing');
  return { tenantId, accountId, apiBaseUrl, userToken, appToken };
}

/**
 * Jira's own permissions are never exceeded: what somebody may not see is not there.
 * @throws {ReadygateError} user_token_missing, jira_permission_missing, `missingCode` where Jira hides the
 *   issue, and those of `FindPerson`
 */
async function askJira(
  caller: Caller,
  { issueId, kinds }: Admitted,
  { command, byHand, least, changes, subject = 'issue' }: DoorRules,
  findPerson: FindPerson,
): Promise<PersonInJira> {
  const needed = permissionsFor(kinds);
  // Where no change is asked about, any that Readygate could make tells a member.
  const names = least === 'member' && changes === undefined ? memberPermissions : needed;
  const administering = ['ADMINISTER_PROJECTS', 'ADMINISTER'] as const;
  const question = {
    ...askerOf(caller),
    issueId: issueId ?? '',
    fresh: command !== undefined,
    names: command === 'withhold' ? [...names, ...administering] : names,
  };
  const person = await findPerson(question).catch((error: unknown) => {
    throw isReadygateError(error, 'issue_not_found')
      ? new ReadygateError(missingCode[subject])
      : error;
  });
  if (byHand && !kinds.some((kind) => mayChange({ kind }, person.permissions)))
    throw new ReadygateError('jira_permission_missing');
  return person;
}

/** What counts for the policy of a plan, in the project whose policy it is. */
async function membershipFor(
  asker: ReturnType<typeof askerOf>,
  { policy, refinement }: Admitted,
  fresh: boolean,
  findMembership: FindMembership,
): Promise<PersonInJira['membership'] | null> {
  if (!policy || !refinement) return null;
  const { projectId } = refinement;
  return await findMembership({ ...asker, projectId, named: namedIn(policy), fresh });
}

/** What a project's mode forbids. @throws {ReadygateError} project_off, observe_only */
export function requireProposing(mode: ProjectMode): void {
  if (mode === 'off') throw new ReadygateError('project_off');
  if (mode === 'observe') throw new ReadygateError('observe_only');
}
