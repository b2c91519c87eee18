import type { Endpoint } from '../http/endpoint.ts';
import { listParameter } from '../http/strict.ts';
import { visibleIssue } from '../issues/access.ts';
import { fieldIds, issueShape } from '../issues/render.ts';
import { assertExpands } from './expand.ts';

const issueExpands = [
  'renderedFields',
  'names',
  'schema',
  'transitions',
  'editmeta',
  'changelog',
  'versionedRepresentations',
];

export const getIssue: Endpoint = {
  method: 'GET',
  path: '/rest/api/3/issue/:issueIdOrKey',
  operationId: 'getIssue',
  scope: 'read:jira-work',
  query: ['fields', 'fieldsByKeys', 'expand', 'properties', 'updateHistory', 'failFast'],
  handle(call) {
    const issue = visibleIssue(call, call.params.issueIdOrKey ?? '');
    const expand = assertExpands(call.query.get('expand'), issueExpands, ['changelog', 'names']);
    const body = issueShape(call, issue, {
      fields: fieldIds(listParameter(call.query, 'fields') ?? ['*all']),
      properties: listParameter(call.query, 'properties') ?? [],
      changelog: expand.includes('changelog'),
      names: expand.includes('names'),
    });
    return { status: 200, body, objects: 1 };
  },
};
