import type { Json } from '../../../domain/json.ts';
import type { BacklogIssue } from '../../backlog/backlog.ts';
import { internalProperty } from '../issues/access.ts';
import { storedAdf } from '../issues/adf.ts';
import { insertIssue, normalised } from '../issues/create.ts';
import { priorities, statuses } from './catalogue.ts';
import type { Instant, Project, Site, StoredIssue } from './model.ts';
import { takeId } from './world.ts';

export interface LoadOptions {
  site: Site;
  project: Project;
  now: Instant;
  /** The id of the issue with number 0; without it, ids go on from the latest. */
  firstId?: number;
}

/** Puts a backlog into a project; parents come before their children in the list. */
export function loadBacklog(issues: readonly BacklogIssue[], options: LoadOptions): StoredIssue[] {
  return issues.map((given) => loadIssue(given, options));
}

function loadIssue(given: BacklogIssue, options: LoadOptions): StoredIssue {
  const { site, project } = options;
  const number = Number(given.key.split('-').at(-1));
  const id = options.firstId === undefined ? takeId(site) : String(options.firstId + number);
  const created = given.created === null ? options.now : Date.parse(given.created);
  const issue: StoredIssue = {
    id,
    key: given.key,
    projectId: project.id,
    typeId: typeIdOf(project, given.type),
    statusId: statuses.find(({ name }) => name === given.status)?.id ?? '10000',
    parentId: given.parent === null ? null : (site.keys[given.parent] ?? null),
    subtaskIds: [],
    creator: given.reporter ?? project.lead,
    created,
    updated: created,
    hiddenUntil: 0,
    securityLevelId: project.securityLevels.find(({ name }) => name === given.security)?.id ?? null,
    fields: normalised(site, id, fieldsOf(given, project)),
    properties: {},
    comments: [],
    history: [],
  };
  insertIssue(site, project, issue);
  given.comments.forEach((comment, at) => {
    const when = created + (at + 1) * 3_600_000;
    issue.comments.push({
      id: takeId(site),
      author: comment.author,
      body: storedAdf(comment.body, `${id}/comment/${at}`),
      created: when,
      updated: when,
      properties: comment.internal ? { [internalProperty]: { internal: true } } : {},
    });
    issue.updated = Math.max(issue.updated, when);
  });
  return issue;
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
function typeIdOf(project: Project, name: string): string {
  const exact = project.issueTypes.find((type) => type.name === name);
  const subtask = project.issueTypes.find((type) => type.subtask && /^sub-?task$/i.test(name));
  const fallback = project.issueTypes.find(({ hierarchyLevel }) => hierarchyLevel === 0);
  const type = exact ?? subtask ?? fallback;
  if (type === undefined) throw new Error(`${project.key} has no issue type for ${name}`);
  return type.id;
}
