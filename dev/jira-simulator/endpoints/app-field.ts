import type { Answer, Call, Endpoint } from '../http/endpoint.ts';
import { badFields, refuse } from '../http/jira-error.ts';
import { asObject, assertMembers, booleanParameter } from '../http/strict.ts';
import { addHistory } from '../issues/history.ts';
import { keepStale } from '../issues/stale.ts';
import { appField } from '../state/fields.ts';
import type { StoredIssue } from '../state/model.ts';

const query = ['generateChangelog', 'generateAppEvents'];

/** One value for some issues, as a request gives it. */
interface Update {
  value: number | null;
  issues: StoredIssue[];
}

export const postFieldValues: Endpoint = {
  method: 'POST',
  path: '/rest/api/3/app/field/value',
  operationId: 'updateMultipleCustomFieldValues',
  scope: 'write:app-data:jira',
  query,
  body: ['updates'],
  write: true,
  handle: (call) => update(call, ['customField', 'issueIds', 'value']),
};

export const putFieldValue: Endpoint = {
  method: 'PUT',
  path: '/rest/api/3/app/field/:fieldIdOrKey/value',
  operationId: 'updateCustomFieldValue',
  scope: 'write:app-data:jira',
  query,
  body: ['updates'],
  write: true,
  handle: (call) => update(call, ['issueIds', 'value']),
};

/** All of it is checked before any of it is done. */
function update(call: Call, members: readonly string[]): Answer {
  if (call.caller.kind !== 'app')
    throw refuse(403, ['Only the app that owns the field can set its values.']);
  const withHistory = booleanParameter(call.query, 'generateChangelog', true);
  booleanParameter(call.query, 'generateAppEvents', true);
  const { updates } = asObject(call.body, 'body');
  if (!Array.isArray(updates)) throw badFields({ updates: 'Expected a list.' });
  const read = updates.map((given) => readUpdate(call, asObject(given, 'updates'), members));
  const ids = read.flatMap(({ issues }) => issues.map(({ id }) => id));
  if (new Set(ids).size < ids.length)
    throw badFields({ updates: 'A field and issue pair occurs more than once.' });
  for (const { value, issues } of read)
    for (const issue of issues) setValue(call, issue, value, withHistory);
  return { status: 204 };
}

function readUpdate(
  { site, params }: Call,
  given: Record<string, unknown>,
  members: readonly string[],
): Update {
  assertMembers(given, members, 'updates');
  const field = params.fieldIdOrKey ?? given.customField;
  if (field !== appField.id || !site.switches.appField)
    throw refuse(404, ['The custom field was not found.']);
  const { issueIds, value } = given;
  if (!Array.isArray(issueIds) || !issueIds.every((id) => Number.isInteger(id)))
    throw badFields({ issueIds: 'Expected a list of numbers.' });
  if (value !== null && typeof value !== 'number')
    throw badFields({ [appField.id]: 'The value must be a number.' });
  const issues = issueIds.map((id) => site.issues[String(id)]);
  if (issues.some((issue) => issue === undefined))
    throw badFields({ issueIds: 'An issue does not exist.' });
  return { value, issues: issues.filter((issue) => issue !== undefined) };
}

function setValue(
  call: Call,
  issue: StoredIssue,
  value: number | null,
  withHistory: boolean,
): void {
  keepStale(call.site, issue.id, call.now);
  const text = (given: unknown) => (typeof given === 'number' ? String(given) : null);
  const [from, to] = [text(issue.fields[appField.id]), text(value)];
  issue.fields[appField.id] = value;
  if (!withHistory) return;
  const author = call.caller.person?.accountId ?? '';
  const field = { field: appField.name, fieldId: appField.id };
  const items = [{ ...field, from: null, fromText: from, to: null, toText: to }];
  addHistory(call.site, issue, { author, at: call.now, items });
}
