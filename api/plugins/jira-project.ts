import type { JiraClient } from '../../clients/jira/client.ts';
import { isReadygateError, ReadygateError } from '../../domain/errors.ts';
import type { Caller } from '../caller.ts';

/** A project as the person who asks sees it. */
export interface ProjectInJira {
  id: string;
  key: string;
}

/**
 * The project of a key, for those who administer it by Jira's own answer to their own token, asked
 * anew each time.
 * @throws {ReadygateError} project_not_found, jira_permission_missing, jira_token_refused,
 *   jira_unavailable
 */
export async function findAdministered(
  jira: JiraClient,
  { apiBaseUrl, userToken, accountId }: Caller & { accountId: string; userToken: string },
  key: string,
): Promise<ProjectInJira> {
  const auth = { baseUrl: apiBaseUrl, token: userToken };
  const [project, myself] = await Promise.all([
    jira.getProject(auth, key).catch(notFound),
    jira.getMyself(auth),
  ]);
  // A token of somebody else in the header would publish in the wrong name.
  if (myself.accountId !== accountId) throw new ReadygateError('jira_token_refused');
  const { ADMINISTER_PROJECTS: administers } = await jira.getMyPermissions(
    auth,
    { projectId: project.id },
    ['ADMINISTER_PROJECTS'],
  );
  if (!administers) throw new ReadygateError('jira_permission_missing');
  return project;
}

function notFound(error: unknown): never {
  throw isReadygateError(error, 'issue_not_found')
    ? new ReadygateError('project_not_found')
    : error;
}
