import type { AddComment, Audience } from '../operation.ts';
import { paragraphs } from './adf.ts';

export interface CommentInput {
  issueId: string;
  lines: readonly string[];
  audience: Audience;
  /** The line that says who wrote this; empty for none. */
  origin: string;
}

/** The canonical operation that adds one comment. */
export function addCommentOperation({
  issueId,
  lines,
  audience,
  origin,
}: CommentInput): AddComment {
  return { format: 1, kind: 'addComment', issueId, body: paragraphs([...lines, origin]), audience };
}
