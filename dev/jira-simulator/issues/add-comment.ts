import type { AdfDoc, Json } from '../../../domain/json.ts';
import type { Instant, Site, StoredComment, StoredIssue } from '../state/model.ts';
import { takeId } from '../state/world.ts';
import { storedAdf } from './adf.ts';
import { keepStale } from './stale.ts';

export interface NewComment {
  author: string;
  body: AdfDoc;
  properties: Record<string, Json>;
  at: Instant;
  visibility?: unknown;
}

/** Stores a comment as the newest of its issue. */
export function addComment(site: Site, issue: StoredIssue, given: NewComment): StoredComment {
  keepStale(site, issue.id, given.at);
  const id = takeId(site);
  const comment: StoredComment = {
    id,
    author: given.author,
    updateAuthor: given.author,
    body: site.switches.normaliseAdf ? storedAdf(given.body, `comment/${id}`) : given.body,
    created: given.at,
    updated: given.at,
    properties: given.properties,
  };
  if (given.visibility !== undefined) comment.visibility = given.visibility as Json;
  issue.comments.push(comment);
  issue.updated = Math.max(issue.updated, given.at);
  return comment;
}
