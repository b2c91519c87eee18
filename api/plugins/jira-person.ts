import { roleInJira } from '../../domain/app-roles.ts';
import { noMembership } from '../../domain/approvers.ts';
import { isReadygateError, ReadygateError } from '../../domain/errors.ts';
import type { PermissionName } from '../../domain/operations/permissions.ts';
import type { PersonInJira } from '../caller.ts';
import type { ApiDeps } from '../deps.ts';
import { remember } from '../remember.ts';
import type { RequireOwner } from './token-owner.ts';

interface PersonQuestion {
  tenantId: string;
  accountId: string;
  apiBaseUrl: string;
  userToken: string;
  issueId: string;
  /** Asked anew, whatever is remembered: before a decision. */
  fresh: boolean;
  /** The permissions that are asked for. Each costs points; to see the issue is the right to browse. */
  names: readonly PermissionName[];
}

export type FindPerson = (question: PersonQuestion) => Promise<PersonInJira>;

/** Seconds. */
const remembered = 60;
const whileJiraIsDown = 15 * 60;
const mostRemembered = 5000;

/**
 * The only place where the API asks Jira: what a person may do with an issue, with that person's own
 * token. Remembered by tenant, person and issue, never by the token; what is remembered answers no
 * question about permissions that were not asked for.
 * @throws {ReadygateError} issue_not_found when it is not visible; jira_token_refused;
 *   jira_unavailable when Jira is down and nothing recent is remembered
 */
export function createFindPerson(
  { jira, clock }: Pick<ApiDeps, 'jira' | 'clock'>,
  requireOwner: RequireOwner,
): FindPerson {
  const memory = new Map<string, PersonInJira>();
  const ask = async (question: PersonQuestion): Promise<PersonInJira> => {
    const { apiBaseUrl, userToken, issueId, names } = question;
    const auth = { baseUrl: apiBaseUrl, token: userToken };
    const at = clock();
    const [issue, { displayName }] = await Promise.all([
      jira.getIssueHead(auth, issueId),
      requireOwner(question),
    ]);
    if (!issue) throw new ReadygateError('issue_not_found');
    const permissions =
      names.length > 0 ? await jira.getMyPermissions(auth, { issueId }, names) : {};
    const role = roleInJira(permissions);
    return { displayName, permissions, role, issue, membership: noMembership, at };
  };
  return async (question) => {
    const { tenantId, accountId, issueId, fresh } = question;
    const name = JSON.stringify([tenantId, accountId, issueId]);
    const found = memory.get(name);
    const known = found && question.names.every((each) => each in found.permissions) ? found : null;
    const age = known ? (clock().getTime() - known.at.getTime()) / 1000 : Number.POSITIVE_INFINITY;
    if (known && !fresh && age < remembered) return known;
    // Screens ask different things by turns: what was known before is asked along, or each would oust the other.
    const names = fresh ? question.names : withKnown(question.names, found);
    try {
      const person = await ask({ ...question, names });
      remember(memory, name, person, mostRemembered);
      return person;
    } catch (error) {
      const down =
        isReadygateError(error, 'jira_unavailable') || isReadygateError(error, 'jira_rate_limited');
      if (known && !fresh && down && age < whileJiraIsDown) return known;
      if (!down) memory.delete(name);
      throw error;
    }
  };
}

function withKnown(
  names: readonly PermissionName[],
  known: PersonInJira | undefined,
): PermissionName[] {
  return [...new Set([...names, ...(Object.keys(known?.permissions ?? {}) as PermissionName[])])];
}
