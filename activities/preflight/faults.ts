import type { CreateField } from '../../clients/jira/schemas.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import type { NormalIssue } from '../../domain/issue.ts';
import type {
  CreateSubtask,
  LinkIssues,
  Operation,
  SetAssignee,
  SetComponents,
} from '../../domain/operation.ts';
import type { PlanRow } from '../../domain/plan.ts';
import type { Metadata } from './metadata.ts';
import { createRoom } from './room.ts';

/** A row that Jira would refuse, and why. */
export interface RowFault {
  rowId: string;
  code: ErrorCode;
}

/**
 * What Jira would refuse of rows, by its own metadata: fields that are not on the screen, values and types
 * that it does not know, people who cannot be assigned, requirements that nobody meets, more than an issue
 * holds. Rights on the issue itself are looked at elsewhere.
 * @throws {ReadygateError} jira_token_refused, jira_rate_limited, jira_unavailable
 */
export async function findFaults(
  metadata: Metadata,
  issue: NormalIssue,
  rows: readonly Pick<PlanRow, 'id' | 'operation'>[],
): Promise<RowFault[]> {
  const faults: RowFault[] = [];
  const fullness = createRoom(metadata, issue);
  for (const { id: rowId, operation } of rows) {
    const code = (await faultOf(metadata, issue, operation)) ?? (await fullness(operation));
    if (code) faults.push({ rowId, code });
  }
  return faults;
}

async function faultOf(
  metadata: Metadata,
  issue: NormalIssue,
  operation: Operation,
): Promise<ErrorCode | null> {
  switch (operation.kind) {
    case 'createSubtask':
      return await subtaskFault(metadata, issue, operation);
    case 'insertSections':
    case 'removeSections':
      return await screenFault(metadata, operation.issueId, 'description');
    case 'setLabels':
      return await screenFault(metadata, operation.issueId, 'labels');
    case 'setComponents':
      return await componentsFault(metadata, operation);
    case 'setAssignee':
      return await assigneeFault(metadata, operation);
    case 'linkIssues':
      return await linkFault(metadata, operation);
    // Whether these go through is a matter of rights and of room.
    case 'addComment':
    case 'deleteSubtask':
    case 'deleteComment':
    case 'removeLink':
      return null;
  }
}

async function screenFault(
  { editFields }: Metadata,
  issueId: string,
  field: string,
): Promise<ErrorCode | null> {
  return field in (await editFields(issueId)) ? null : 'field_not_on_screen';
}

async function componentsFault(
  metadata: Metadata,
  { issueId, add }: SetComponents,
): Promise<ErrorCode | null> {
  const { components } = await metadata.editFields(issueId);
  if (!components) return 'field_not_on_screen';
  const known = new Set(components.allowedValues?.map(({ id }) => id));
  return add.every(({ id }) => known.has(id)) ? null : 'value_unknown';
}

async function assigneeFault(
  { isAssignable }: Metadata,
  { issueId, to }: SetAssignee,
): Promise<ErrorCode | null> {
  return to === null || (await isAssignable(issueId, to.id)) ? null : 'not_assignable';
}

async function linkFault(
  { linkTypes, mayLink }: Metadata,
  { type, other }: LinkIssues,
): Promise<ErrorCode | null> {
  if (!(await linkTypes()).has(type.id)) return 'value_unknown';
  const allowed = await mayLink(other.id);
  if (allowed === null) return 'issue_not_found';
  return allowed ? null : 'jira_permission_missing';
}

async function subtaskFault(
  { createFields }: Metadata,
  { type }: NormalIssue,
  { projectId, issueTypeId, fields }: CreateSubtask,
): Promise<ErrorCode | null> {
  if (type.kind === 'subtask' || type.kind === 'epic') return 'no_subtasks_here';
  const screen = await createFields(projectId, issueTypeId);
  if (screen === null) return 'no_subtask_type';
  const offered = new Set(screen.map(({ fieldId }) => fieldId));
  if (!Object.keys(fields).every((id) => offered.has(id))) return 'field_not_on_screen';
  return screen.some((field) => isUnmet(field, fields)) ? 'required_field' : null;
}

/** Fields that a create body always carries or that Jira fills in. */
const given = new Set(['summary', 'issuetype', 'project', 'parent', 'reporter']);

/** Whether Jira requires a field that is neither given nor filled in by itself. */
export function isUnmet(
  { fieldId, required, hasDefaultValue }: CreateField,
  fields: Record<string, unknown>,
): boolean {
  return required && hasDefaultValue !== true && !given.has(fieldId) && !(fieldId in fields);
}
