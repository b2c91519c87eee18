import type { Target } from '../../dev/accounting/effect.ts';
import { operationOf } from '../../dev/jira-simulator/http/log.ts';
import type { Site, StoredIssue } from '../../dev/jira-simulator/state/model.ts';
import type { Operation } from '../../domain/operation.ts';
import { markerProperty } from '../../domain/operations/label.ts';

const fieldsOf: Partial<Record<Operation['kind'], string>> = {
  insertSections: 'description',
  removeSections: 'description',
  setAssignee: 'assignee',
  setLabels: 'labels',
  setComponents: 'components',
};

/**
 * What an operation must leave alone, by name: the issue with its subtasks, comments and links, less
 * what the operation itself may touch. `moved`: a person took the issue to another project.
 */
export function untouchable(
  site: Site,
  { operation, operationId, issue }: Target,
  moved: boolean,
): Record<string, string> {
  const target = 'target' in operation ? operation.target.id : null;
  const isOwn = ({ id, properties }: Pick<StoredIssue, 'id' | 'properties'>) =>
    id === target || operationOf(properties[markerProperty]) === operationId;
  const subtasks = issue.subtaskIds.flatMap((id) => site.issues[id] ?? []);
  const touching = site.links.filter(({ inwardId, outwardId }) =>
    [inwardId, outwardId].includes(issue.id),
  );
  const { key, projectId, typeId, statusId, parentId, properties } = issue;
  const touched = [fieldsOf[operation.kind], ...(moved ? ['components'] : [])];
  const parts = {
    place: moved ? null : { key, projectId, typeId },
    state: { statusId, parentId, properties },
    subtasks: subtasks.filter((one) => !isOwn(one)).map(({ id, fields }) => ({ id, fields })),
    comments: issue.comments.filter((one) => !isOwn(one)),
    links: operation.kind === 'linkIssues' ? [] : touching.filter(({ id }) => id !== target),
    ...Object.fromEntries(Object.entries(issue.fields).filter(([name]) => !touched.includes(name))),
  };
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [name, JSON.stringify(part)]),
  );
}

/** The names of what differs. */
export function differences(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => before[name] !== after[name]);
}

/** Every issue of a site but those named, as far as people and products write it. */
export function otherIssues(site: Site, own: ReadonlySet<string>): Record<string, string> {
  return Object.fromEntries(
    Object.values(site.issues)
      .filter(({ id, parentId }) => !own.has(id) && !own.has(parentId ?? ''))
      .map(({ id, key, fields, properties, comments, subtaskIds }) => [
        key,
        JSON.stringify({ id, fields, properties, comments, subtaskIds }),
      ]),
  );
}
