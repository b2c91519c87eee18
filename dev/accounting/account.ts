/** Something under an issue in Jira, with the operation of its marker; null: it bears none. */
export interface Written {
  issueId: string;
  operationId: string | null;
}

/** What one person approved of the plan of one issue. */
export interface Approval {
  issueId: string;
  approved: readonly string[];
  /** Whether the refinement came to its end. */
  closed: boolean;
}

export interface Account {
  refinements: number;
  rowsApproved: number;
  /** Approved rows that stand in Jira, each counted once. */
  rowsInJira: number;
  lost: number;
  /** More than one thing for one operation: so many too many. */
  duplicated: number;
  /** Things that nobody approved, or that stand under another issue. */
  unapproved: number;
  stuck: number;
}

/** Holds what people approved against what Jira has. Reads nothing of the product's own books. */
export function account(approvals: readonly Approval[], written: readonly Written[]): Account {
  const issueOf = new Map(
    approvals.flatMap(({ issueId, approved }) => approved.map((id) => [id, issueId] as const)),
  );
  const known = written.filter(
    ({ operationId, issueId }) => operationId !== null && issueOf.get(operationId) === issueId,
  );
  const standing = new Set(known.map(({ operationId }) => operationId));
  return {
    refinements: approvals.length,
    rowsApproved: issueOf.size,
    rowsInJira: standing.size,
    lost: issueOf.size - standing.size,
    duplicated: known.length - standing.size,
    unapproved: written.length - known.length,
    stuck: approvals.filter(({ closed }) => !closed).length,
  };
}

/** Whether nothing was lost, made twice, made unasked or left lying. */
export function isClean({ lost, duplicated, unapproved, stuck }: Account): boolean {
  return [lost, duplicated, unapproved, stuck].every((count) => count === 0);
}
