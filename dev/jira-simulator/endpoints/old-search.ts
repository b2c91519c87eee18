import type { Endpoint } from '../http/endpoint.ts';
import { refuse } from '../http/jira-error.ts';

const path = '/rest/api/3/search';
const handle = () => {
  throw refuse(410, [
    'The requested API has been removed. Please migrate to the /rest/api/3/search/jql API.',
  ]);
};
const members = [
  'jql',
  'startAt',
  'maxResults',
  'validateQuery',
  'fields',
  'expand',
  'properties',
  'fieldsByKeys',
];

export const getOldSearch: Endpoint = {
  method: 'GET',
  path,
  operationId: 'searchForIssuesUsingJql',
  scope: 'read:jira-work',
  query: [...members, 'failFast'],
  handle,
};

export const postOldSearch: Endpoint = {
  method: 'POST',
  path,
  operationId: 'searchForIssuesUsingJqlPost',
  scope: 'read:jira-work',
  body: members,
  handle,
};
