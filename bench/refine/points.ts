import type { LoggedRequest } from '../../dev/jira-simulator/http/log.ts';

/** What one kind of call costs a refinement. */
export interface Spent {
  operation: string;
  /** Calls per refinement. */
  calls: number;
  /** Points per refinement. */
  points: number;
}

/** Jira's points by operation, per refinement, dearest first. */
export function spentPoints(requests: readonly LoggedRequest[], refinements: number): Spent[] {
  const groups = Map.groupBy(requests, ({ operation }) => operation ?? 'unknown');
  return [...groups]
    .map(([operation, calls]) => ({
      operation,
      calls: calls.length / refinements,
      points: calls.reduce((sum, { points }) => sum + points, 0) / refinements,
    }))
    .toSorted((a, b) => b.points - a.points);
}

/** One call that no refinement can do without. */
interface Needed {
  step: string;
  operation: string;
  /** Fixed, or as many as one call of this operation was charged. */
  points: number | 'as charged';
  why: string;
}

const rows = 5;

/**
 * Points: one per request, one per issue or field or type in the answer, two per permission or person.
 * Whose token it is, Jira is asked once for a token and not once for a refinement.
 */
export const leastCalls: readonly Needed[] = [
  { step: 'propose', operation: 'getIssue', points: 2, why: 'the person sees the issue' },
  {
    step: 'propose',
    operation: 'getMyPermissions',
    points: 3,
    why: 'create, with the person’s token; that the issue is seen proves browse',
  },
  {
    step: 'analyse',
    operation: 'getIssue',
    points: 2,
    why: 'the content, once for report and plan',
  },
  {
    step: 'draft',
    operation: 'getCreateIssueMetaIssueTypes',
    points: 'as charged',
    why: 'the subtask type of the project',
  },
  {
    step: 'draft',
    operation: 'getCreateIssueMetaIssueTypeId',
    points: 'as charged',
    why: 'fields that are required or not on the screen',
  },
  {
    step: 'decide',
    operation: 'getIssue',
    points: 2,
    why: 'asked anew: whether it is still seen, and in which project, whose mode decides',
  },
  { step: 'decide', operation: 'getMyPermissions', points: 3, why: 'asked anew: create' },
  {
    step: 'apply',
    operation: 'getIssue',
    points: 2,
    why: 'the fields that the rows depend on, once per dispatch',
  },
  {
    step: 'apply',
    operation: 'getMyPermissions',
    points: 3,
    why: 'the writer’s right to create, once per dispatch',
  },
  {
    step: 'apply',
    operation: 'getCreateIssueMetaIssueTypeId',
    points: 'as charged',
    why: 'the screen again, once per dispatch: what Jira would refuse stops before anything is written',
  },
  { step: 'apply', operation: 'createIssue', points: rows, why: 'one write per row' },
  { step: 'verify', operation: 'getIssue', points: 2, why: 'the issue, to judge it again' },
  {
    step: 'verify',
    operation: 'bulkFetchIssues',
    points: 1 + rows,
    why: 'all that was written, in one request',
  },
];

/** The fewest points with which the protocol can keep what it promises. */
export function leastPoints(requests: readonly LoggedRequest[]): number {
  const charged = (operation: string) =>
    requests.find((request) => request.operation === operation)?.points ?? 0;
  return leastCalls.reduce(
    (sum, { operation, points }) => sum + (points === 'as charged' ? charged(operation) : points),
    0,
  );
}

/** Requests that are needed for it. */
export function leastRequests(): number {
  return leastCalls.length - 1 + rows;
}
