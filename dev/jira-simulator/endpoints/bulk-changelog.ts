import type { Endpoint } from '../http/endpoint.ts';
import { refuse } from '../http/jira-error.ts';
import { asObject, asStrings, numberParameter } from '../http/strict.ts';
import { findIssue, seesIssue } from '../issues/access.ts';
import { changeShape } from '../issues/changelog.ts';
import { makePageToken, readPageToken } from '../search/page-token.ts';
import type { Change } from '../state/model.ts';

const mostIssues = 1000;
const mostFields = 10;

/** The histories of many issues, oldest first over all of them, so that a page may cut one in two. */
export const postBulkChangelog: Endpoint = {
  method: 'POST',
  path: '/rest/api/3/changelog/bulkfetch',
  operationId: 'getBulkChangelogs',
  scope: 'read:jira-work',
  body: ['issueIdsOrKeys', 'fieldIds', 'maxResults', 'nextPageToken'],
  handle(call) {
    const body = asObject(call.body, 'body');
    const asked = asStrings(body.issueIdsOrKeys, 'issueIdsOrKeys');
    const fieldIds = asStrings(body.fieldIds, 'fieldIds');
    if (asked.length === 0 || asked.length > mostIssues)
      throw refuse(400, [`From 1 to ${mostIssues} issues can be asked for.`]);
    if (fieldIds.length > mostFields || new Set(fieldIds).size < fieldIds.length)
      throw refuse(400, [`At most ${mostFields} different fields can be asked for.`]);
    const limits = { name: 'maxResults', fallback: 1000, min: 1, max: 10_000 };
    const size = numberParameter(body.maxResults, limits);
    const all = asked
      .flatMap((ref) => findIssue(call.site, ref) ?? [])
      .filter((issue) => seesIssue(call.site, call.caller, issue))
      .flatMap((issue) =>
        issue.history.map((change) => ({ issue, change: only(change, fieldIds) })),
      )
      .filter(({ change }) => change.items.length > 0)
      .toSorted((a, b) => a.change.at - b.change.at || Number(a.issue.id) - Number(b.issue.id));
    const query = JSON.stringify([asked, fieldIds, call.caller.person?.accountId ?? null]);
    const { nextPageToken } = body;
    const start =
      typeof nextPageToken === 'string' ? readPageToken(nextPageToken, query, call.now) : 0;
    const page = Map.groupBy(all.slice(start, start + size), ({ issue }) => issue.id);
    const issueChangeLogs = [...page].map(([issueId, entries]) => ({
      issueId,
      changeHistories: entries.map(({ change }) => ({
        ...changeShape(call, change),
        // The description has a text here, and a number in its example.
        ...(call.site.switches.quirkyChangelog ? { created: change.at } : {}),
      })),
    }));
    const isLast = start + size >= all.length;
    const next = isLast ? {} : { nextPageToken: makePageToken(query, start + size, call.now) };
    return { status: 200, body: { issueChangeLogs, ...next }, objects: issueChangeLogs.length };
  },
};

function only(change: Change, fieldIds: readonly string[]): Change {
  if (fieldIds.length === 0) return change;
  return { ...change, items: change.items.filter(({ fieldId }) => fieldIds.includes(fieldId)) };
}
