import { isReadygateError } from '../../domain/errors.ts';
import type { ApiDeps } from '../deps.ts';
import { createRecently } from '../recently.ts';
import type { Viewer } from './visible-issues.ts';

/** Whether Jira shows somebody a project, by its id. */
export type SeesProject = (viewer: Viewer, projectId: string) => Promise<boolean>;

/**
 * Asked with the person's own token; one that is not there is one that is hidden.
 * @throws {ReadygateError} jira_token_refused; jira_unavailable or jira_rate_limited where Jira does not
 *   answer and nothing recent is remembered
 */
export function createSeesProject({ jira, clock }: Pick<ApiDeps, 'jira' | 'clock'>): SeesProject {
  const recently = createRecently<boolean>(clock);
  return async ({ tenantId, accountId, apiBaseUrl: baseUrl, userToken: token }, projectId) =>
    await recently(JSON.stringify([tenantId, accountId, projectId]), false, async () => {
      try {
        await jira.getProject({ baseUrl, token }, projectId);
        return true;
      } catch (error) {
        if (isReadygateError(error, 'issue_not_found')) return false;
        throw error;
      }
    });
}
