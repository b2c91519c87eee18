import { isReadygateError, ReadygateError } from '../../domain/errors.ts';
import type { ProjectInJira } from '../caller.ts';
import type { ApiDeps } from '../deps.ts';
import type { RequireOwner } from './token-owner.ts';

export type FindAdministered = (
  asker: Parameters<RequireOwner>[0],
  key: string,
) => Promise<ProjectInJira>;

export type FindProject = (
  asker: { apiBaseUrl: string; userToken: string },
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
  const findProject = createFindProject({ jira });
  return async (asker, key) => {
    const auth = { baseUrl: asker.apiBaseUrl, token: asker.userToken };
    const [project] = await Promise.all([findProject(asker, key), requireOwner(asker)]);
    const { ADMINISTER_PROJECTS: administers } = await jira.getMyPermissions(
      auth,
      { projectId: project.id },
      ['ADMINISTER_PROJECTS'],
    );
    if (!administers) throw new ReadygateError('jira_permission_missing');
    return project;
  };
}

/** The project of a key as somebody sees it. @throws {ReadygateError} project_not_found, jira_token_refused */
export function createFindProject({ jira }: Pick<ApiDeps, 'jira'>): FindProject {
  return async ({ apiBaseUrl, userToken }, key) => {
    if (!keyForm.test(key)) throw new ReadygateError('project_not_found');
    return await jira.getProject({ baseUrl: apiBaseUrl, token: userToken }, key).catch(notFound);
  };
}

function notFound(error: unknown): never {
  throw isReadygateError(error, 'issue_not_found')
    ? new ReadygateError('project_not_found')
    : error;
}
