import { ReadygateError } from '../errors.ts';
import type { LinkIssues } from '../operation.ts';

/**
 * The canonical operation that links an issue to another.
 * @throws {ReadygateError} invalid_operation for a link to itself
 */
export function linkIssuesOperation(input: Omit<LinkIssues, 'format' | 'kind'>): LinkIssues {
  const { issueId, type, direction, other } = input;
  if (other.id === issueId)
    throw new ReadygateError('invalid_operation', { expected: 'another work item' });
  return { format: 1, kind: 'linkIssues', issueId, type, direction, other };
}
