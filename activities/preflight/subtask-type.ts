import type { ActivityDeps } from '../deps.ts';
import type { Access } from '../reading.ts';
import { isUnmet } from './faults.ts';

/** How subtasks can be made in a project, or why they cannot. */
export type SubtaskMeta =
  | { ok: true; issueTypeId: string; hasDescription: boolean }
  | { ok: false; problem: 'no_subtask_type' | 'required_field' };

/** Looks up by flag and id, never by name: names differ by project and language. */
export async function subtaskMeta(
  { jira }: ActivityDeps,
  { auth }: Pick<Access, 'auth'>,
  projectId: string,
): Promise<SubtaskMeta> {
  const [type] = await jira.listSubtaskTypes(auth, projectId);
  if (!type) return { ok: false, problem: 'no_subtask_type' };
  const fields = await jira.listCreateFields(auth, projectId, type.id);
  if (fields.some((field) => isUnmet(field, {}))) return { ok: false, problem: 'required_field' };
  return {
    ok: true,
    issueTypeId: type.id,
    hasDescription: fields.some(({ fieldId }) => fieldId === 'description'),
  };
}
