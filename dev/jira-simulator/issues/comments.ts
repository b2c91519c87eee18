import type { Call } from '../http/endpoint.ts';
import type { Project, StoredComment, StoredIssue } from '../state/model.ts';
import { isInternal, visibleComments } from './access.ts';
import { personShape, selfLink } from './shapes.ts';
import { jiraTime } from './time.ts';

interface CommentPage {
  issue: StoredIssue;
  project: Project;
  startAt: number;
  maxResults: number;
  newestFirst: boolean;
  withProperties: boolean;
}

/** One page of the comments that the caller sees. */
export function commentPage(call: Call, page: CommentPage): Record<string, unknown> {
  const comments = visibleComments(call.caller, page.issue);
  const ordered = page.newestFirst ? comments.toReversed() : comments;
  const { startAt, maxResults } = page;
  return {
    comments: ordered
      .slice(startAt, startAt + maxResults)
      .map((comment) => commentShape(call, page, comment)),
    maxResults,
    total: comments.length,
    startAt,
  };
}

/** One comment; its properties only where they were asked for. */
export function commentShape(
  call: Call,
  { issue, project, withProperties }: Pick<CommentPage, 'issue' | 'project' | 'withProperties'>,
  comment: StoredComment,
): Record<string, unknown> {
  const properties = Object.entries(comment.properties).map(([key, value]) => ({ key, value }));
  return {
    self: selfLink(call, `issue/${issue.id}/comment/${comment.id}`),
    id: comment.id,
    author: personShape(call, comment.author),
    body: comment.body,
    updateAuthor: personShape(call, comment.updateAuthor),
    created: jiraTime(comment.created, call.site.zoneMinutes),
    updated: jiraTime(comment.updated, call.site.zoneMinutes),
    ...(comment.visibility === undefined ? {} : { visibility: comment.visibility }),
    jsdPublic: project.typeKey !== 'service_desk' || !isInternal(comment),
    ...(withProperties ? { properties } : {}),
  };
}
