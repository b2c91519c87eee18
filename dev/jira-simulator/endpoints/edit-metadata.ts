import type { Endpoint } from '../http/endpoint.ts';
import { may, visibleIssue } from '../issues/access.ts';
import { findField } from '../state/fields.ts';
import { getProject } from '../state/site.ts';
import { fieldShape } from './create-metadata.ts';

export const getEditMetadata: Endpoint = {
  method: 'GET',
  path: '/rest/api/3/issue/:issueIdOrKey/editmeta',
  operationId: 'getEditIssueMeta',
  scope: 'read:jira-work',
  query: ['overrideScreenSecurity', 'overrideEditableFlag'],
  handle(call) {
    const issue = visibleIssue(call, call.params.issueIdOrKey ?? '');
    const project = getProject(call.site, issue.projectId);
    // Whoever may not edit is shown an empty screen.
    const mayEdit = may(call.site, call.caller, project.id, 'EDIT_ISSUES');
    const screen = mayEdit ? (project.screens[issue.typeId] ?? []) : [];
    const fields = screen.flatMap((field) => {
      const definition = findField(field.id);
      if (definition === undefined) return [];
      const { fieldId: _id, ...shape } = fieldShape(project, definition, field);
      return [[field.id, shape] as const];
    });
    return { status: 200, body: { fields: Object.fromEntries(fields) }, objects: 1 };
  },
};
