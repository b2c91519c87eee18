import type { Endpoint } from '../http/endpoint.ts';
import { numberParameter } from '../http/strict.ts';
import { visibleIssue } from '../issues/access.ts';
import { changes } from '../issues/changelog.ts';
import { selfLink } from '../issues/shapes.ts';

/** The longest page. */
const pageLimit = 100;

export const getChangelog: Endpoint = {
  method: 'GET',
  path: '/rest/api/3/issue/:issueIdOrKey/changelog',
  operationId: 'getChangeLogs',
  scope: 'read:jira-work',
  query: ['startAt', 'maxResults'],
  handle(call) {
    const issue = visibleIssue(call, call.params.issueIdOrKey ?? '');
    const { query } = call;
    const startAt = numberParameter(query.get('startAt'), {
      name: 'startAt',
      fallback: 0,
      min: 0,
      max: 1e9,
    });
    const maxResults = numberParameter(query.get('maxResults'), {
      name: 'maxResults',
      fallback: pageLimit,
      min: 1,
      max: pageLimit,
    });
    const total = issue.history.length;
    const isLast = startAt + maxResults >= total;
    const page = (at: number) =>
      `${selfLink(call, `issue/${issue.id}/changelog`)}?startAt=${at}&maxResults=${maxResults}`;
    const body = {
      self: page(startAt),
      ...(isLast ? {} : { nextPage: page(startAt + maxResults) }),
      maxResults,
      startAt,
      total,
      isLast,
      values: changes(call, issue, { startAt, maxResults }),
    };
    return { status: 200, body, objects: 1 };
  },
};
