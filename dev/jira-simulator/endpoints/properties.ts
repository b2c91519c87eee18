import { markerProperty } from '../../../domain/operations/label.ts';
import type { Call, Endpoint } from '../http/endpoint.ts';
import { refuse } from '../http/jira-error.ts';
import { may, visibleIssue } from '../issues/access.ts';
import { checkKey, checkPropertyValue } from '../issues/properties.ts';
import { selfLink } from '../issues/shapes.ts';
import { keepStale } from '../issues/stale.ts';
import { noteCreation } from '../state/creations.ts';
import type { StoredIssue } from '../state/model.ts';

const list = '/rest/api/3/issue/:issueIdOrKey/properties';
const one = `${list}/:propertyKey`;

export const getIssuePropertyKeys: Endpoint = {
  method: 'GET',
  path: list,
  operationId: 'getIssuePropertyKeys',
  scope: 'read:jira-work',
  handle(call) {
    const issue = visibleIssue(call, call.params.issueIdOrKey ?? '');
    const keys = Object.keys(issue.properties).map((key) => ({
      self: selfLink(call, `issue/${issue.id}/properties/${encodeURIComponent(key)}`),
      key,
    }));
    return { status: 200, body: { keys }, objects: 1 };
  },
};

export const getIssueProperty: Endpoint = {
  method: 'GET',
  path: one,
  operationId: 'getIssueProperty',
  scope: 'read:jira-work',
  handle(call) {
    const issue = visibleIssue(call, call.params.issueIdOrKey ?? '');
    const key = call.params.propertyKey ?? '';
    const value = issue.properties[key];
    if (value === undefined)
      throw refuse(404, [`The property '${key}' does not exist for the issue '${issue.key}'.`]);
    return { status: 200, body: { key, value }, objects: 1 };
  },
};

export const setIssueProperty: Endpoint = {
  method: 'PUT',
  path: one,
  operationId: 'setIssueProperty',
  scope: 'write:jira-work',
  body: 'any',
  write: true,
  handle(call) {
    const issue = editableIssue(call);
    const key = checkKey(call.params.propertyKey);
    const value = checkPropertyValue(call.body);
    const isNew = issue.properties[key] === undefined;
    keepStale(call.site, issue.id, call.now);
    issue.properties[key] = value;
    const { cloudId } = call.site;
    const made = { cloudId, kind: 'issue', id: issue.id, key: issue.key } as const;
    if (key === markerProperty) noteCreation(call.world, value, made);
    return { status: isNew ? 201 : 200 };
  },
};

export const deleteIssueProperty: Endpoint = {
  method: 'DELETE',
  path: one,
  operationId: 'deleteIssueProperty',
  scope: 'write:jira-work',
  write: true,
  handle(call) {
    const issue = editableIssue(call);
    const key = call.params.propertyKey ?? '';
    if (issue.properties[key] === undefined)
      throw refuse(404, [`The property '${key}' does not exist for the issue '${issue.key}'.`]);
    keepStale(call.site, issue.id, call.now);
    delete issue.properties[key];
    return { status: 204 };
  },
};

function editableIssue(call: Call): StoredIssue {
  const issue = visibleIssue(call, call.params.issueIdOrKey ?? '');
  if (may(call.site, call.caller, issue.projectId, 'EDIT_ISSUES')) return issue;
  throw refuse(403, ['You do not have permission to edit issues in this project.']);
}
