import { type Status, statuses } from '../state/catalogue.ts';
import type { Instant, Project, Site, StoredIssue } from '../state/model.ts';
import { getProject, getType } from '../state/site.ts';
import { addHistory } from './history.ts';
import { keepStale } from './stale.ts';

interface Author {
  author: string;
  at: Instant;
}

/** Puts an issue into a status, with history. */
export function changeStatus(
  site: Site,
  issue: StoredIssue,
  { status, author, at }: Author & { status: Status },
): void {
  const before = statuses.find(({ id }) => id === issue.statusId);
  const from = { from: issue.statusId, fromText: before?.name ?? null };
  const item = { field: 'status', fieldId: 'status', ...from, to: status.id, toText: status.name };
  issue.statusId = status.id;
  issue.updated = Math.max(issue.updated, at);
  addHistory(site, issue, { author, at, items: [item] });
}

/** Hangs a subtask under another issue of its project. */
export function changeParent(
  site: Site,
  subtask: StoredIssue,
  { parent, author, at }: Author & { parent: StoredIssue },
): void {
  if (parent.projectId !== subtask.projectId)
    throw new Error(`${parent.key} is not in the project of ${subtask.key}`);
  const before = site.issues[subtask.parentId ?? ''];
  for (const { id } of [subtask, parent, ...(before ? [before] : [])]) keepStale(site, id, at);
  if (before) before.subtaskIds = before.subtaskIds.filter((id) => id !== subtask.id);
  parent.subtaskIds.push(subtask.id);
  const item = {
    ...{
      field: 'Parent',
      fieldId: 'parent',
      from: before?.id ?? null,
      fromText: before?.key ?? null,
    },
    ...{ to: parent.id, toText: parent.key },
  };
  Object.assign(subtask, { parentId: parent.id, updated: at });
  addHistory(site, subtask, { author, at, items: [item] });
}

/** Gives an issue and its subtasks a key in another project; their old keys still find them. */
export function moveIssue(
  site: Site,
  issue: StoredIssue,
  { target, author, at }: Author & { target: Project },
): StoredIssue {
  keepStale(site, issue.id, at);
  const name = getType(getProject(site, issue.projectId), issue.typeId);
  const type =
    target.issueTypes.find((one) => one.name === name.name) ??
    target.issueTypes.find((one) => one.hierarchyLevel === name.hierarchyLevel);
  if (type === undefined) throw new Error(`${target.key} has no type for ${issue.key}`);
  const key = `${target.key}-${target.nextNumber}`;
  target.nextNumber += 1;
  const item = {
    field: 'Key',
    fieldId: 'key',
    from: null,
    fromText: issue.key,
    to: null,
    toText: key,
  };
  Object.assign(issue, { key, projectId: target.id, typeId: type.id, updated: at });
  issue.fields.components = [];
  issue.securityLevelId = null;
  site.keys[key] = issue.id;
  addHistory(site, issue, { author, at, items: [item] });
  for (const id of issue.subtaskIds) {
    const subtask = site.issues[id];
    if (subtask !== undefined) moveIssue(site, subtask, { target, author, at });
  }
  return issue;
}
