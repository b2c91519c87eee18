import type { IssueBean } from '../../clients/jira/schemas.ts';
import { isReadygateError, ReadygateError } from '../../domain/errors.ts';
import { normaliseJiraIssue } from '../../domain/normalise/normalise-issue.ts';
import { whyLeftOut } from '../../domain/readiness/left-out.ts';
import type { Pack } from '../../domain/readiness/pack/pack.ts';
import { pagePoints } from '../../domain/sweep-budget.ts';
import { sweepFacts } from '../../domain/sweep-facts.ts';
import { pageJql } from '../../domain/sweep-query.ts';
import type { ActivityDeps } from '../deps.ts';
import { type Access, siteFields } from '../reading.ts';
import { newBoundary } from './boundary.ts';
import { type ClaimedPage, type MetIssue, noFacts, type ReadPage } from './page.ts';
import { sprintFieldOf, wantedFields } from './wanted-fields.ts';

const minute = 60_000;
/** The index of Jira lags, and clocks differ. */
const overlap = 10;

/**
 * A page of a project's issues as Jira has them now. One request, and one point more for each issue.
 * @throws {ReadygateError} jql_refused where Jira does not take the JQL; those of `searchPage`
 */
export async function searchPage(
  deps: ActivityDeps,
  claimed: ClaimedPage,
  access: Access,
): Promise<ReadPage> {
  const { ref, sweep, jql, pack, projectId, room, attempt } = claimed;
  const { pass, after } = sweep.place;
  const since = pass === 'late' ? (sweep.startedAt ?? attempt.at) : null;
  const minutesAgo =
    since && Math.ceil((attempt.at.getTime() - since.getTime()) / minute) + overlap;
  const fields = await siteFields(deps, ref.tenantId, access);
  const asked = pageJql({ projectId, jql }, { afterKey: after, minutesAgo });
  const wanted = { fields: wantedFields(fields, pack), properties: [], limit: room.issues };
  const page = await deps.jira
    .searchPage(access.auth, asked, { ...wanted, pageToken: null })
    .catch((error: unknown) => refusedJql(error));
  if (page === null && after === null) throw new ReadygateError('jql_refused');
  // An issue that was deleted or moved tells no longer where to go on.
  if (after !== null && (page === null || page.issues.length === 0)) {
    const known = { issueKey: after, points: room.points - 1 };
    const boundary = await newBoundary(deps, claimed, access, known);
    const points = pagePoints(0) + boundary.points;
    const isLast = boundary.after === after;
    if (page === null && isLast) throw new ReadygateError('jql_refused');
    return { met: [], ended: [], after: boundary.after, isLast, points };
  }
  const { issues = [], nextPageToken = null } = page ?? {};
  const names = Object.fromEntries(fields.map(({ id, name }) => [id, name]));
  const sprint = sprintFieldOf(fields);
  const found = issues.map((raw) => metIssue(raw, names, pack, sprint));
  return {
    // JQL that somebody gave may ask for more than the project.
    met: found.filter(
      (one) => one.projectId === projectId && (jql !== null || isJudged(one, pack)),
    ),
    ended: [],
    after: issues.at(-1)?.key ?? after,
    isLast: nextPageToken === null,
    points: pagePoints(issues.length),
  };
}

/** Null where Jira refused what was asked. @throws anything else */
function refusedJql(error: unknown): null {
  if (isReadygateError(error, 'jira_answer_unreadable') && error.details?.status === 400)
    return null;
  throw error;
}

function metIssue(
  raw: IssueBean,
  names: Record<string, string>,
  { fields: chosen }: Pack,
  sprint: string | null,
): MetIssue {
  const { id, key, fields = {} } = raw;
  const project = (fields.project ?? {}) as { id?: unknown };
  const head = { id, key, projectId: String(project.id ?? '') };
  try {
    const issue = normaliseJiraIssue(raw, names, chosen);
    return { ...head, issue, facts: sweepFacts(issue, fields, sprint) };
  } catch (error) {
    if (!isReadygateError(error)) throw error;
    return { ...head, issue: null, facts: noFacts };
  }
}

/** Whether the rules of its project judge it; one that could not be read is told of. */
function isJudged({ issue }: MetIssue, pack: Pack): boolean {
  return issue === null || whyLeftOut(issue, pack) === null;
}
