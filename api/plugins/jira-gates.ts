import { holdsGate } from '../../domain/publishing/published.ts';
import type { ApiDeps } from '../deps.ts';

/** Pages of 50 workflows that are looked through: a call ends within its time. */
const mostPages = 20;

/**
 * The workflows that hold our validator, with their transitions, as the person's own token sees them.
 * `complete` is false where a site has more workflows than are looked through.
 * @throws {ReadygateError} jira_token_refused also where the manifest lacks the scope; jira_permission_missing,
 *   jira_unavailable, jira_rate_limited
 */
export async function listGates(
  { jira }: Pick<ApiDeps, 'jira'>,
  { apiBaseUrl, userToken }: { apiBaseUrl: string; userToken: string },
) {
  const auth = { baseUrl: apiBaseUrl, token: userToken };
  const found = [];
  let startAt = 0;
  let complete = false;
  for (let page = 0; page < mostPages && !complete; page += 1) {
    const { workflows, isLast } = await jira.listWorkflows(auth, { startAt });
    for (const { id, name, transitions = [] } of workflows) {
      const gated = transitions.filter(({ validators = [] }) => validators.some(holdsGate));
      const named = gated.map((transition) => ({ id: transition.id, name: transition.name }));
      if (named.length > 0) found.push({ id, name, transitions: named });
    }
    startAt += workflows.length;
    complete = isLast || workflows.length === 0;
  }
  return { workflows: found, complete };
}
