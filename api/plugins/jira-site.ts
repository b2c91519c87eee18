import { ReadygateError } from '../../domain/errors.ts';
import type { ApiDeps } from '../deps.ts';
import type { RequireOwner } from './token-owner.ts';

export type RequireSiteAdmin = (asker: Parameters<RequireOwner>[0]) => Promise<void>;

/**
 * Lets through who administers the Jira site, by Jira's own answer to their own token, asked anew each
 * time.
 * @throws {ReadygateError} jira_permission_missing, jira_token_refused, jira_unavailable
 */
export function createRequireSiteAdmin(
  { jira }: Pick<ApiDeps, 'jira'>,
  requireOwner: RequireOwner,
): RequireSiteAdmin {
  return async (asker) => {
    const auth = { baseUrl: asker.apiBaseUrl, token: asker.userToken };
    const [{ ADMINISTER: administers }] = await Promise.all([
      jira.getMyPermissions(auth, {}, ['ADMINISTER']),
      requireOwner(asker),
    ]);
    if (!administers) throw new ReadygateError('jira_permission_missing');
  };
}
