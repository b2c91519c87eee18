import { createHash } from 'node:crypto';
import { ReadygateError } from '../../domain/errors.ts';
import type { ApiDeps } from '../deps.ts';
import { remember } from '../remember.ts';

/** A token and who is said to have sent it. */
interface TokenOfPerson {
  tenantId: string;
  accountId: string;
  apiBaseUrl: string;
  userToken: string;
}

interface Owner {
  accountId: string;
  displayName: string;
}

/**
 * Whose token it is, as Jira said when it was first seen. Identity only: whether the token still lives
 * shows in what is asked with it.
 * @throws {ReadygateError} jira_token_refused for a token of somebody else, which would act in the wrong
 *   name; jira_unavailable
 */
export type RequireOwner = (token: TokenOfPerson) => Promise<Owner>;

const mostRemembered = 5000;

/** A token never changes hands, so Jira is asked once for each; only its digest is kept. */
export function createRequireOwner({ jira }: Pick<ApiDeps, 'jira'>): RequireOwner {
  const owners = new Map<string, Owner>();
  return async ({ tenantId, accountId, apiBaseUrl, userToken }) => {
    const digest = createHash('sha256').update(userToken).digest('hex');
    const name = `${tenantId} ${digest}`;
    const owner =
      owners.get(name) ?? (await jira.getMyself({ baseUrl: apiBaseUrl, token: userToken }));
    remember(owners, name, owner, mostRemembered);
    if (owner.accountId !== accountId) throw new ReadygateError('jira_token_refused');
    return owner;
  };
}
