import type { PlanTarget } from '../../db/plan-targets.ts';
import { roleInJira } from '../../domain/app-roles.ts';
import { noMembership } from '../../domain/approvers.ts';
import { isReadygateError, ReadygateError } from '../../domain/errors.ts';
import { type PermissionName, permissionsFor } from '../../domain/operations/permissions.ts';
import type { PersonInJira } from '../caller.ts';
import type { ApiDeps } from '../deps.ts';
import type { RequireOwner } from './token-owner.ts';
import type { Viewer } from './visible-issues.ts';

/** No issue of Jira has this id. */
export const noIssue = '0';

/** The person as Jira knows them with regard to each issue; nothing for an issue that Jira hides. */
export type PersonByIssue = ReadonlyMap<string, PersonInJira>;

/**
 * What a person may do with the issues of several plans, asked anew with that person's own token: what
 * they see in one request, and their rights issue by issue, because Jira has no other way within the
 * app's scopes. Only the permissions that the plans need are asked for.
 * @throws {ReadygateError} jira_token_refused, jira_unavailable, jira_rate_limited
 */
export async function findPersonByIssue(
  { jira, clock, requireOwner }: Pick<ApiDeps, 'jira' | 'clock'> & { requireOwner: RequireOwner },
  viewer: Viewer,
  targets: readonly PlanTarget[],
): Promise<PersonByIssue> {
  const auth = { baseUrl: viewer.apiBaseUrl, token: viewer.userToken };
  const at = clock();
  const needed = permissionsByIssue(targets);
  // Plans that are not known are asked about like plans whose issues Jira hides.
  const asked = needed.size > 0 ? [...needed.keys()] : [noIssue];
  const [{ displayName }, issues] = await Promise.all([
    requireOwner(viewer),
    jira.bulkFetch(auth, asked, { fields: ['project'], properties: [] }),
  ]);
  const found = await Promise.all(
    issues.map(async ({ id, key, fields }): Promise<[string, PersonInJira][]> => {
      const permissions = await jira
        .getMyPermissions(auth, { issueId: id }, needed.get(id) ?? [])
        .catch(hidden);
      if (!permissions) return [];
      const issue = { id, key, projectId: projectOf(fields) };
      const role = roleInJira(permissions);
      return [[id, { displayName, permissions, role, issue, membership: noMembership, at }]];
    }),
  );
  return new Map(found.flat());
}

/** It was there a moment ago. */
function hidden(error: unknown): null {
  if (isReadygateError(error, 'issue_not_found')) return null;
  throw error;
}

function projectOf(fields: Record<string, unknown> | undefined): string {
  const { id } = (fields?.project ?? {}) as { id?: unknown };
  if (typeof id !== 'string') throw new ReadygateError('jira_answer_unreadable');
  return id;
}

function permissionsByIssue(targets: readonly PlanTarget[]): Map<string, PermissionName[]> {
  const byIssue = Map.groupBy(targets, ({ issueId }) => issueId);
  return new Map(
    [...byIssue].map(([issueId, plans]) => [
      issueId,
      permissionsFor(plans.flatMap(({ kinds }) => kinds)),
    ]),
  );
}
