import { isReadygateError, ReadygateError } from '../../domain/errors.ts';
import type { ProjectInJira } from '../caller.ts';
import type { ApiDeps } from '../deps.ts';
import type { RequireOwner } from './token-owner.ts';

export type FindAdministered = (
  asker: Parameters<RequireOwner>[0],
  key: string,
) => Promise<ProjectInJira>;

const keyForm = /^[A-Z][A-Z0-9_]{1,254}$/;

/**
 * The project of a key, for those who administer it by Jira's own answer to their own token, asked
 * anew each time.
 * @throws {ReadygateError} project_not_found, jira_permission_missing, jira_token_refused,
 *   jira_unavailable
 */
export function createFindAdministered(
  { jira }: Pick<ApiDeps, 'jira'>,
  requireOwner: RequireOwner,
): FindAdministered {
  return async (asker, key) => {
    if (!keyForm.test(key)) throw new ReadygateError('project_not_found');
    const auth = { baseUrl: asker.apiBaseUrl, token: asker.userToken };
    const [project] = await Promise.all([
      jira.getProject(auth, key).catch(notFound),
      requireOwner(asker),
    ]);
    const { ADMINISTER_PROJECTS: administers } = await jira.getMyPermissions(
      auth,
      { projectId: project.id },
      ['ADMINISTER_PROJECTS'],
    );
    if (!administers) throw new ReadygateError('jira_permission_missing');
    return project;
  };
}

function notFound(error: unknown): never {
  throw isReadygateError(error, 'issue_not_found')
    ? new ReadygateError('project_not_found')
    : error;
}
