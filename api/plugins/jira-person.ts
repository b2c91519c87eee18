import { payingTogether } from '../../clients/jira/limits/scope.ts';
import { isReadygateError, ReadygateError } from '../../domain/errors.ts';
import type { PermissionName } from '../../domain/operations/permissions.ts';
import type { PersonInJira } from '../caller.ts';
import type { ApiDeps } from '../deps.ts';

interface PersonQuestion {
  tenantId: string;
  accountId: string;
  apiBaseUrl: string;
  userToken: string;
  issueId: string;
  /** Asked anew, whatever is remembered: before a decision. */
  fresh: boolean;
  /** Asked too whether the person administers the project. */
  administers: boolean;
}

export type FindPerson = (question: PersonQuestion) => Promise<PersonInJira>;

/** Seconds. */
const remembered = 60;
const whileJiraIsDown = 15 * 60;
const mostRemembered = 5000;

/** Each costs points, so no other is asked for. That the issue can be read proves the right to browse. */
const names: readonly PermissionName[] = ['CREATE_ISSUES', 'ADD_COMMENTS'];

/**
 * The only place where the API asks Jira: what a person may do with an issue, with that person's own
 * token. Remembered by tenant, person and issue, never by the token.
 * @throws {ReadygateError} issue_not_found when it is not visible; jira_token_refused;
 *   jira_unavailable when Jira is down and nothing recent is remembered
 */
export function createFindPerson({ jira, clock }: Pick<ApiDeps, 'jira' | 'clock'>): FindPerson {
  const memory = new Map<string, PersonInJira>();
  const ask = async ({
    apiBaseUrl,
    userToken,
    issueId,
    accountId,
    administers,
  }: PersonQuestion): Promise<PersonInJira> => {
    const auth = { baseUrl: apiBaseUrl, token: userToken };
    const at = clock();
    const [issue, myself] = await Promise.all([
      jira.getIssueHead(auth, issueId),
      jira.getMyself(auth),
    ]);
    // A token of somebody else in the header would decide in the wrong name.
    if (myself.accountId !== accountId) throw new ReadygateError('jira_token_refused');
    if (!issue) throw new ReadygateError('issue_not_found');
    const asked = administers ? [...names, 'ADMINISTER_PROJECTS' as const] : names;
    const permissions = await jira.getMyPermissions(auth, { issueId }, asked);
    return { displayName: myself.displayName, permissions, issue, at };
  };
  return async (question) => {
    const { tenantId, accountId, issueId, fresh } = question;
    const name = JSON.stringify([tenantId, accountId, issueId]);
    const known = memory.get(name);
    const age = known ? (clock().getTime() - known.at.getTime()) / 1000 : Number.POSITIVE_INFINITY;
    if (known && !fresh && age < remembered) return known;
    try {
      const person = await payingTogether('refinement', 'findPerson', () => ask(question));
      memory.delete(name);
      memory.set(name, person);
      const [oldest] = memory.keys();
      if (memory.size > mostRemembered && oldest !== undefined) memory.delete(oldest);
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
