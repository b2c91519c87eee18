import type { Call } from '../http/endpoint.ts';
import type { Change, StoredIssue } from '../state/model.ts';
import { personShape } from './shapes.ts';
import { jiraTime } from './time.ts';

/** One history entry. Quirky sites leave `fieldId` out, as live ones were seen to do. */
export function changeShape(call: Call, change: Change): Record<string, unknown> {
  return {
    id: change.id,
    author: personShape(call, change.author),
    created: jiraTime(change.at, call.site.zoneMinutes),
    items: change.items.map(({ field, fieldId, from, fromText, to, toText }) => ({
      field,
      fieldtype: fieldId.startsWith('customfield_') ? 'custom' : 'jira',
      ...(call.site.switches.quirkyChangelog || field === 'IssueParentAssociation'
        ? {}
        : { fieldId }),
      from,
      fromString: fromText,
      to,
      toString: toText,
    })),
  };
}

/** A page of the histories, oldest first. */
export function changes(
  call: Call,
  issue: StoredIssue,
  { startAt, maxResults }: { startAt: number; maxResults: number },
): Record<string, unknown>[] {
  return issue.history.slice(startAt, startAt + maxResults).map((one) => changeShape(call, one));
}

/** What `expand=changelog` adds: newest first, at most forty entries. */
export function expandedChangelog(call: Call, issue: StoredIssue): Record<string, unknown> {
  const newest = issue.history.toReversed().slice(0, 40);
  const mixed = call.site.switches.quirkyChangelog ? newest.toSorted(byIdText) : newest;
  return {
    startAt: 0,
    maxResults: newest.length,
    total: issue.history.length,
    histories: mixed.map((one) => changeShape(call, one)),
  };
}

function byIdText(left: Change, right: Change): number {
  return [...left.id].toReversed().join('') < [...right.id].toReversed().join('') ? -1 : 1;
}
