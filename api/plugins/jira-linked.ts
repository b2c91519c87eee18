import type { JiraAuth } from '../../clients/jira/http.ts';
import { getPlan, type StoredPlan } from '../../db/plans.ts';
import { findRefinementOfPlan } from '../../db/refinements.ts';
import { isReadygateError, ReadygateError } from '../../domain/errors.ts';
import type { PlanRow } from '../../domain/plan.ts';
import type { DecisionRequest } from '../../domain/views.ts';
import type { Caller, PersonInJira } from '../caller.ts';
import type { ApiDeps } from '../deps.ts';

/** Who decides, with the token that Jira is asked with. */
interface Asker extends Pick<Caller, 'tenantId' | 'apiBaseUrl' | 'userToken'> {
  person: PersonInJira;
}

/**
 * A link has two ends: whoever approves one must be able to link the other work item too, and whoever
 * approves that one is removed must see it. Rights on the plan's own work item are asked for at the door.
 * @throws {ReadygateError} jira_permission_missing with the path, and those of Jira's reads
 */
export async function requireOtherEnds(
  { withTenant, jira }: Pick<ApiDeps, 'withTenant' | 'jira'>,
  { tenantId, apiBaseUrl, userToken, person }: Asker,
  planId: string,
  { rows: asked }: { rows: readonly Pick<DecisionRequest['rows'][number], 'rowId' | 'verdict'>[] },
): Promise<void> {
  // Asked for at the door where a row of the plan needs it, and for no other plan.
  if (person.permissions.LINK_ISSUES !== true || userToken === null) return;
  const { plan, original } = await withTenant(tenantId, async (tx) => {
    const [found, refinement] = await Promise.all([
      getPlan(tx, planId),
      findRefinementOfPlan(tx, planId),
    ]);
    const undone = refinement?.undoOf ? await getPlan(tx, refinement.undoOf) : null;
    return { plan: found, original: undone };
  });
  const auth = { baseUrl: apiBaseUrl, token: userToken };
  for (const [index, { rowId, verdict }] of asked.entries()) {
    const row = plan.rows.find(({ id }) => id === rowId);
    if (verdict !== 'approve' || !row || (await reachesOtherEnd(jira, auth, row, original)))
      continue;
    throw new ReadygateError('jira_permission_missing', { path: `/rows/${index}` });
  }
}

async function reachesOtherEnd(
  jira: ApiDeps['jira'],
  auth: JiraAuth,
  { operation, undoes }: PlanRow,
  original: StoredPlan | null,
): Promise<boolean> {
  if (operation.kind === 'linkIssues') return await mayLink(jira, auth, operation.other.id);
  if (operation.kind !== 'removeLink') return true;
  const made = original?.rows.find(({ id }) => id === undoes)?.operation;
  return made?.kind !== 'linkIssues' || (await jira.getIssueHead(auth, made.other.id)) !== null;
}

async function mayLink(jira: ApiDeps['jira'], auth: JiraAuth, issueId: string): Promise<boolean> {
  try {
    return (await jira.getMyPermissions(auth, { issueId }, ['LINK_ISSUES'])).LINK_ISSUES === true;
  } catch (error) {
    if (isReadygateError(error, 'issue_not_found')) return false;
    throw error;
  }
}
