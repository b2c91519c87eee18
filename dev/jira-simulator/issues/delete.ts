import type { Instant, Site, StoredIssue } from '../state/model.ts';
import { keepStale } from './stale.ts';

/** Removes an issue with its subtasks and links. Its number is not given again. */
export function deleteIssue(site: Site, issue: StoredIssue, now: Instant): void {
  for (const id of [...issue.subtaskIds]) {
    const subtask = site.issues[id];
    if (subtask !== undefined) deleteIssue(site, subtask, now);
  }
  keepStale(site, issue.id, now);
  const parent = issue.parentId === null ? undefined : site.issues[issue.parentId];
  if (parent !== undefined) parent.subtaskIds = parent.subtaskIds.filter((id) => id !== issue.id);
  site.links = site.links.filter(
    (link) => link.inwardId !== issue.id && link.outwardId !== issue.id,
  );
  delete site.issues[issue.id];
  for (const [key, id] of Object.entries(site.keys)) {
    if (id === issue.id) delete site.keys[key];
  }
}
