import type { Call } from '../http/endpoint.ts';
import type {
  Instant,
  Site,
  StoredAttachment,
  StoredIssue,
  StoredWorklog,
} from '../state/model.ts';
import { takeId } from '../state/world.ts';
import { addHistory } from './history.ts';
import { personShape, selfLink } from './shapes.ts';
import { keepStale } from './stale.ts';
import { jiraTime } from './time.ts';

interface Work {
  author: string;
  at: Instant;
}

/** The page inside a field ends at this size. */
const pageSize = 20;

/** Notes time that somebody spent on an issue, with history. */
export function logWork(
  site: Site,
  issue: StoredIssue,
  { author, at, seconds }: Work & { seconds: number },
): StoredWorklog {
  keepStale(site, issue.id, at);
  const spent = (worklogs: readonly StoredWorklog[]) =>
    worklogs.reduce((sum, one) => sum + one.seconds, 0);
  const before = spent(issue.worklogs);
  const worklog = { id: takeId(site), author, created: at, seconds };
  issue.worklogs.push(worklog);
  issue.updated = Math.max(issue.updated, at);
  const [from, to] = [before === 0 ? null : String(before), String(before + seconds)];
  const item = { field: 'timespent', fieldId: 'timespent', from, fromText: from, to, toText: to };
  addHistory(site, issue, { author, at, items: [item] });
  return worklog;
}

/** Puts a file on an issue, with history. */
export function attach(
  site: Site,
  issue: StoredIssue,
  { author, at, filename }: Work & { filename: string },
): StoredAttachment {
  keepStale(site, issue.id, at);
  const attachment = { id: takeId(site), author, created: at, filename, size: 1024 };
  issue.attachments.push(attachment);
  issue.updated = Math.max(issue.updated, at);
  const item = {
    field: 'Attachment',
    fieldId: 'attachment',
    from: null,
    fromText: null,
    to: attachment.id,
    toText: filename,
  };
  addHistory(site, issue, { author, at, items: [item] });
  return attachment;
}

/** The field `worklog`: the first page of what was logged. */
export function worklogPage(call: Call, issue: StoredIssue): Record<string, unknown> {
  return {
    startAt: 0,
    maxResults: pageSize,
    total: issue.worklogs.length,
    worklogs: issue.worklogs.slice(0, pageSize).map((one) => worklogShape(call, issue, one)),
  };
}

function worklogShape(call: Call, issue: StoredIssue, worklog: StoredWorklog) {
  const { id, author, seconds } = worklog;
  const created = jiraTime(worklog.created, call.site.zoneMinutes);
  const person = personShape(call, author);
  return {
    self: selfLink(call, `issue/${issue.id}/worklog/${id}`),
    author: person,
    updateAuthor: person,
    created,
    updated: created,
    started: created,
    timeSpent: `${Math.ceil(seconds / 60)}m`,
    timeSpentSeconds: seconds,
    id,
    issueId: issue.id,
  };
}

/** One file in the field `attachment`. */
export function attachmentShape(call: Call, attachment: StoredAttachment): Record<string, unknown> {
  const { id, author, filename, size } = attachment;
  return {
    self: selfLink(call, `attachment/${id}`),
    id,
    filename,
    author: personShape(call, author),
    created: jiraTime(attachment.created, call.site.zoneMinutes),
    size,
    mimeType: 'application/octet-stream',
    content: selfLink(call, `attachment/content/${id}`),
  };
}
