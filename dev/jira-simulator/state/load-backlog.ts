import type { Json } from '../../../domain/json.ts';
import type { BacklogComment, BacklogIssue } from '../../backlog/backlog.ts';
import { internalProperty } from '../issues/access.ts';
import { storedAdf } from '../issues/adf.ts';
import { insertIssue, normalised } from '../issues/create.ts';
import { priorities, statuses } from './catalogue.ts';
import type { Instant, IssueType, Project, Site, StoredComment, StoredIssue } from './model.ts';
import { takeId } from './world.ts';

export interface LoadOptions {
  site: Site;
  project: Project;
  now: Instant;
  /** The id of the issue with number 0; without it, ids go on from the latest. */
  firstId?: number;
}

/** Puts a backlog into a project: ids in the order of the list, parents wherever they stand in it. */
export function loadBacklog(issues: readonly BacklogIssue[], options: LoadOptions): void {
  const { site, project, firstId } = options;
  const planned = issues.map((given) => {
    const id = firstId === undefined ? takeId(site) : String(firstId + numberOf(given));
    return { given, id, type: typeOf(project, given.type) };
  });
  const byLevel = planned.toSorted(
    (left, right) => right.type.hierarchyLevel - left.type.hierarchyLevel,
  );
  for (const { given, id, type } of byLevel) loadIssue(given, id, type, options);
}

function loadIssue(given: BacklogIssue, id: string, wanted: IssueType, options: LoadOptions): void {
  const { site, project, now } = options;
  const created = given.created === null ? now : Date.parse(given.created);
  const { parentId, type } = placeOf(given, wanted, site, project);
  const issue: StoredIssue = {
    id,
    key: given.key,
    projectId: project.id,
    typeId: type.id,
    statusId: statuses.find(({ name }) => name === given.status)?.id ?? '10000',
    parentId,
    subtaskIds: [],
    creator: given.reporter ?? project.lead,
    created,
    updated: created,
    hiddenUntil: 0,
    securityLevelId: project.securityLevels.find(({ name }) => name === given.security)?.id ?? null,
    fields: normalised(site, id, fieldsOf(given, project)),
    properties: {},
    comments: [],
    worklogs: [],
    attachments: [],
    history: [],
  };
  insertIssue(site, project, issue);
  issue.comments = given.comments.map((comment, at) => commentOf(comment, at, issue, site));
  issue.updated = issue.comments.at(-1)?.created ?? created;
}

/** Where an issue hangs: a subtask whose parent is unknown becomes a task, others lose the parent. */
function placeOf(
  given: BacklogIssue,
  type: IssueType,
  site: Site,
  project: Project,
): { parentId: string | null; type: IssueType } {
  const parentId = given.parent === null ? null : (site.keys[given.parent] ?? null);
  const parent = parentId === null ? undefined : site.issues[parentId];
  const level = project.issueTypes.find(({ id }) => id === parent?.typeId)?.hierarchyLevel;
  const fits = parent?.projectId === project.id && level === type.hierarchyLevel + 1;
  if (fits) return { parentId, type };
  return { parentId: null, type: type.subtask ? typeOf(project, 'Task') : type };
}

const hour = 3_600_000;

function commentOf(
  { author, internal, body }: BacklogComment,
  at: number,
  issue: StoredIssue,
  site: Site,
): StoredComment {
  const created = issue.created + (at + 1) * hour;
  return {
    id: takeId(site),
    author,
    updateAuthor: author,
    body: storedAdf(body, `${issue.id}/comment/${at}`),
    created,
    updated: created,
    properties: internal ? { [internalProperty]: { internal: true } } : {},
  };
}

function fieldsOf(given: BacklogIssue, project: Project): Record<string, Json> {
  return {
    summary: given.summary,
    description: given.description as unknown as Json,
    priority: priorities.find(({ name }) => name === given.priority)?.id ?? '3',
    reporter: given.reporter ?? project.lead,
    assignee: given.assignee,
    labels: given.labels.toSorted(),
    components: project.components
      .filter(({ name }) => given.components.includes(name))
      .map(({ id }) => id),
    ...given.fields,
  };
}

/** The project's type of that name; a subtask goes by its flag, since its name differs. */
function typeOf(project: Project, name: string): IssueType {
  const exact = project.issueTypes.find((type) => type.name === name);
  const subtask = project.issueTypes.find((type) => type.subtask && /^sub-?task$/i.test(name));
  const fallback = project.issueTypes.find(({ hierarchyLevel }) => hierarchyLevel === 0);
  const type = exact ?? subtask ?? fallback;
  if (type === undefined) throw new Error(`${project.key} has no issue type for ${name}`);
  return type;
}

function numberOf({ key }: BacklogIssue): number {
  return Number(key.split('-').at(-1));
}
