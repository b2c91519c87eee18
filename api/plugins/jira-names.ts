import type { JiraClient } from '../../clients/jira/client.ts';
import { isReadygateError } from '../../domain/errors.ts';
import type { PersonName } from '../../domain/views.ts';

/**
 * How Jira names accounts to the person who asks, with their own token: names are not kept here. Whom Jira
 * does not name to them, or nobody while it does not answer, is left out.
 * @throws {ReadygateError} jira_token_refused
 */
export async function findNames(
  jira: Pick<JiraClient, 'findNames'>,
  { apiBaseUrl, userToken }: { apiBaseUrl: string; userToken: string },
  accountIds: readonly string[],
): Promise<PersonName[]> {
  const ids = [...new Set(accountIds)].sort().slice(0, mostNames);
  if (ids.length === 0) return [];
  try {
    return await jira.findNames({ baseUrl: apiBaseUrl, token: userToken }, ids);
  } catch (error) {
    if (isUnanswered(error)) return [];
    throw error;
  }
}

/** Two requests to Jira for one answer. */
const mostNames = 100;

const unanswered = ['jira_unavailable', 'jira_rate_limited', 'jira_permission_missing'] as const;

function isUnanswered(error: unknown): boolean {
  return unanswered.some((code) => isReadygateError(error, code));
}
