import type { Json } from '../../../domain/json.ts';
import type { Call, Endpoint } from '../http/endpoint.ts';
import { badFields, refuse, StrictnessError } from '../http/jira-error.ts';
import { asObject, booleanParameter } from '../http/strict.ts';
import { may, visibleIssue } from '../issues/access.ts';
import { normalised } from '../issues/create.ts';
import { deleteIssue } from '../issues/delete.ts';
import { changeFields } from '../issues/history.ts';
import { readProperties } from '../issues/properties.ts';
import { fieldIds, issueShape } from '../issues/render.ts';
import { keepStale } from '../issues/stale.ts';
import { applyUpdates } from '../issues/updates.ts';
import { checkValue, notOnScreen } from '../issues/values.ts';
import { findField } from '../state/fields.ts';
import type { StoredIssue } from '../state/model.ts';
import { getProject } from '../state/site.ts';

const path = '/rest/api/3/issue/:issueIdOrKey';

export const putIssue: Endpoint = {
  method: 'PUT',
  path,
  operationId: 'editIssue',
  scope: 'write:jira-work',
  query: ['notifyUsers', 'overrideScreenSecurity', 'overrideEditableFlag', 'returnIssue', 'expand'],
  body: ['fields', 'update', 'historyMetadata', 'properties', 'transition'],
  write: true,
  handle(call) {
    const issue = visibleIssue(call, call.params.issueIdOrKey ?? '');
    assertMayEdit(call, issue);
    const body = asObject(call.body, 'body');
    if (body.transition !== undefined)
      throw new StrictnessError(400, 'Jira ignores transition on an edit', 'transition');
    const values = readValues(call, issue, body);
    const properties = readProperties(body.properties);
    keepStale(call.site, issue.id, call.now);
    const fields = normalised(call.site, issue.id, values);
    const author = call.caller.person?.accountId ?? '';
    changeFields(call.site, issue, { fields, author, at: call.now });
    Object.assign(issue.properties, properties);
    if (!booleanParameter(call.query, 'returnIssue', false)) return { status: 204 };
    const wanted = { fields: fieldIds(['*all']), properties: [], changelog: false };
    return { status: 200, body: issueShape(call, issue, wanted) };
  },
};

export const removeIssue: Endpoint = {
  method: 'DELETE',
  path,
  operationId: 'deleteIssue',
  scope: 'write:jira-work',
  query: ['deleteSubtasks'],
  write: true,
  handle(call) {
    const issue = visibleIssue(call, call.params.issueIdOrKey ?? '');
    if (!may(call.site, call.caller, issue.projectId, 'DELETE_ISSUES'))
      throw refuse(403, ['You do not have permission to delete issues in this project.']);
    if (issue.subtaskIds.length > 0 && !booleanParameter(call.query, 'deleteSubtasks', false))
      throw refuse(400, [
        `The issue '${issue.key}' has subtasks. You must specify the 'deleteSubtasks' parameter to delete this issue and all its subtasks.`,
      ]);
    deleteIssue(call.site, issue, call.now);
    return { status: 204 };
  },
};

function assertMayEdit({ site, caller, query }: Call, issue: StoredIssue): void {
  if (!may(site, caller, issue.projectId, 'EDIT_ISSUES'))
    throw refuse(403, ['You do not have permission to edit issues in this project.']);
  const administers = may(site, caller, issue.projectId, 'ADMINISTER_PROJECTS');
  if (!booleanParameter(query, 'notifyUsers', true) && !administers)
    throw refuse(403, [
      'To discard the user notification either admin or project admin permissions are required.',
    ]);
}

/** The checked values of `fields` and `update`; a field may stand in one of the two only. */
function readValues(
  call: Call,
  issue: StoredIssue,
  body: Record<string, unknown>,
): Record<string, Json> {
  const { site, caller } = call;
  const project = getProject(site, issue.projectId);
  const screen = project.screens[issue.typeId] ?? [];
  const given = body.fields === undefined ? {} : asObject(body.fields, 'fields');
  const updates = body.update === undefined ? {} : asObject(body.update, 'update');
  const errors: Record<string, string> = {};
  const values: Record<string, Json> = {};
  const onScreen = (id: string) =>
    screen.some((field) => field.id === id) ? findField(id) : undefined;
  for (const [id, value] of Object.entries(given)) {
    const field = onScreen(id);
    const checked =
      field === undefined
        ? { problem: notOnScreen(id) }
        : checkValue(field, value, { site, project, caller });
    if ('problem' in checked) errors[id] = checked.problem;
    else values[id] = checked.value;
  }
  for (const [id, operations] of Object.entries(updates)) {
    const field = onScreen(id);
    if (given[id] !== undefined)
      errors[id] = `Field '${id}' cannot appear in both 'fields' and 'update'`;
    else if (field === undefined) errors[id] = notOnScreen(id);
    else {
      const updated = applyUpdates(field, operations, issue.fields[id] ?? null, {
        site,
        project,
        caller,
      });
      if ('problem' in updated) errors[id] = updated.problem;
      else values[id] = updated.value;
    }
  }
  if (Object.keys(errors).length > 0) throw badFields(errors);
  return values;
}
