import { isReadygateError, ReadygateError } from '../../domain/errors.ts';
import type { HeldPermissions } from '../../domain/operations/permissions.ts';
import type { ProjectInJira } from '../caller.ts';
import type { ApiDeps } from '../deps.ts';
import { createRecently } from '../recently.ts';
import type { RequireOwner } from './token-owner.ts';

/** What somebody administers by Jira's answer to their own token. */
interface Standing {
  /** The project that was asked about; null where none was. */
  project: ProjectInJira | null;
  held: HeldPermissions;
}

/** Asked about a project by its key, or about the site alone (null); anew, or as it was a moment ago. */
export type FindStanding = (
  asker: Parameters<RequireOwner>[0],
  key: string | null,
  fresh: boolean,
) => Promise<Standing>;

const keyForm = /^[A-Z][A-Z0-9_]{1,254}$/;

/**
 * Whether somebody administers a project or the site, asked with their own token.
 * @throws {ReadygateError} project_not_found where Jira does not show it, jira_token_refused;
 *   jira_unavailable or jira_rate_limited where Jira does not answer and nothing recent is remembered
 */
export function createFindStanding(
  { jira, clock }: Pick<ApiDeps, 'jira' | 'clock'>,
  requireOwner: RequireOwner,
): FindStanding {
  const recently = createRecently<Standing>(clock);
  return async (asker, key, fresh) => {
    const { tenantId, accountId, apiBaseUrl: baseUrl, userToken: token } = asker;
    if (key !== null && !keyForm.test(key)) throw new ReadygateError('project_not_found');
    const auth = { baseUrl, token };
    return await recently(JSON.stringify([tenantId, accountId, key]), fresh, async () => {
      const [project] = await Promise.all([
        key === null ? null : jira.getProject(auth, key).catch(notFound),
        requireOwner(asker),
      ]);
      const held = project
        ? await jira.getMyPermissions(auth, { projectId: project.id }, [
            'ADMINISTER_PROJECTS',
            'ADMINISTER',
          ])
        : await jira.getMyPermissions(auth, {}, ['ADMINISTER']);
      return { project, held };
    });
  };
}

function notFound(error: unknown): never {
  throw isReadygateError(error, 'issue_not_found')
    ? new ReadygateError('project_not_found')
    : error;
}
