import type { Call } from '../http/endpoint.ts';
import { seesIssue } from '../issues/access.ts';
import { searchedIds, searchedVersion } from '../issues/stale.ts';
import type { StoredIssue } from '../state/model.ts';
import { parseJql } from './jql.ts';
import { compileClause, compileOrder } from './match.ts';
import { badJql } from './tokens.ts';

/**
 * All issues that match and that the caller sees, as the search index knows them now. Only the
 * issues to reconcile are read as they are.
 */
export function findMatches(
  call: Call,
  jql: string,
  reconcile: readonly string[] = [],
): StoredIssue[] {
  const { site, caller, now } = call;
  const query = parseJql(jql);
  if (query.where === null)
    throw badJql(
      'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
    );
  const matches = compileClause({ site, caller, now }, query.where);
  const order = compileOrder(site, query.order);
  const fresh = new Set(reconcile);
  return searchedIds(site)
    .map((id) => (fresh.has(id) ? (site.issues[id] ?? null) : searchedVersion(site, id, now)))
    .filter((issue) => issue !== null)
    .filter((issue) => site.issues[issue.id] !== undefined && seesIssue(site, caller, issue))
    .filter(matches)
    .toSorted(order);
}
