import type { Endpoint } from '../http/endpoint.ts';
import { asObject } from '../http/strict.ts';
import { findMatches } from '../search/search.ts';

export const postApproximateCount: Endpoint = {
  method: 'POST',
  path: '/rest/api/3/search/approximate-count',
  operationId: 'countIssues',
  scope: 'read:jira-work',
  body: ['jql'],
  handle(call) {
    const { jql } = asObject(call.body, 'body');
    return { status: 200, body: { count: findMatches(call, String(jql ?? '')).length } };
  },
};
