import type { FastifyRequest } from 'fastify';
import type { Invocation } from '../clients/forge/invocation.ts';
import type { StoredRefinement } from '../db/refinements.ts';
import type { AppRole } from '../domain/app-roles.ts';
import type { Membership } from '../domain/approvers.ts';
import { ReadygateError } from '../domain/errors.ts';
import type { LicenceStanding } from '../domain/licence.ts';
import type { HeldPermissions } from '../domain/operations/permissions.ts';
import type { ProjectMode } from '../domain/views.ts';

/** The person who asks, as Jira knows them, with regard to one issue. */
export interface PersonInJira {
  displayName: string;
  permissions: HeldPermissions;
  /** From those permissions alone, until the door has looked at what was granted. */
  role: AppRole;
  issue: { id: string; key: string; projectId: string };
  /** Groups and roles of those that the policy of the plan names; none where nobody asked. */
  membership: Membership;
  /** When this was read from Jira. */
  at: Date;
}

/** A project as the person who asks sees it. */
export interface ProjectInJira {
  id: string;
  key: string;
}

/** Everything the door found out about a call. */
export interface Caller extends Invocation {
  appToken: string | null;
  userToken: string | null;
  person: PersonInJira | null;
  /** The project that the path names by its key; the person sees it in Jira. */
  project: ProjectInJira | null;
  /** What the person administers in Jira, as far as it was asked for. */
  held: HeldPermissions;
  mode: ProjectMode;
  /** The refinement that the path names or that belongs to the plan it names. */
  refinement: StoredRefinement | null;
  /** What the licence of the site lets be done. */
  standing: LicenceStanding;
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null;
    startedAt: Date;
  }
}

export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new ReadygateError('token_missing');
  return request.caller;
}

/** The person who asks, with the token that Jira is asked with. */
export function accountOf(
  request: FastifyRequest,
): Caller & { accountId: string; userToken: string } {
  const caller = callerOf(request);
  const { accountId, userToken } = caller;
  if (accountId === null || userToken === null) throw new ReadygateError('user_token_missing');
  return { ...caller, accountId, userToken };
}

/** The person who asks, known to Jira. Routes that ask for this went through the door's checks. */
export function personOf(
  request: FastifyRequest,
): Caller & { accountId: string; person: PersonInJira } {
  const caller = callerOf(request);
  const { accountId, person } = caller;
  if (accountId === null || person === null) throw new ReadygateError('user_token_missing');
  return { ...caller, accountId, person };
}

/** The person who asks, and the project that the path names. Routes that ask for this went through the door's checks. */
export function viewerOf(
  request: FastifyRequest,
): ReturnType<typeof accountOf> & { project: ProjectInJira } {
  const caller = accountOf(request);
  if (caller.project === null) throw new ReadygateError('project_not_found');
  return { ...caller, project: caller.project };
}

/** The same of a route that only admins of the project, or of the site, come to. */
export function administratorOf(request: FastifyRequest): ReturnType<typeof viewerOf> {
  return viewerOf(request);
}
