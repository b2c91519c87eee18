import { markerProperty } from '../../../domain/operations/label.ts';
import type { Caller } from '../http/endpoint.ts';
import { operationOf } from '../http/log.ts';
import { isInternal, seesIssue, visibleComments } from '../issues/access.ts';
import { linkTypes, priorities } from '../state/catalogue.ts';
import type { Project, Site, StoredComment, StoredIssue } from '../state/model.ts';
import { getProject, getType } from '../state/site.ts';
import { adfHtml } from './adf-html.ts';
import { changeList } from './history.ts';
import { type Html, html } from './html.ts';
import type { Viewer } from './layout.ts';
import { issueRow, statusBadge } from './list.ts';
import { shortTime } from './time.ts';

/** One issue with everything that the person may see of it. */
export function issuePage(viewer: Viewer, issue: StoredIssue): Html {
  return html`${issueHeading(viewer, issue)}
<div class="issue">
<div>${issueContent(viewer, issue)}</div>
${detailCard(viewer, issue)}
</div>`;
}

/** The way to the issue, and its summary. */
export function issueHeading({ site, search }: Viewer, issue: StoredIssue): Html {
  const project = getProject(site, issue.projectId);
  const parent = issue.parentId === null ? undefined : site.issues[issue.parentId];
  const crumb = (key: string) => html` / <a href="/browse/${key}${search}">${key}</a>`;
  return html`<p class="crumbs"><a href="/${search}${search === '' ? '?' : '&'}project=${project.key}">${project.name}</a>${parent && crumb(parent.key)} / ${issue.key}</p>
<h1>${String(issue.fields.summary)}</h1>`;
}

/** What people wrote, and what hangs on the issue. */
export function issueContent(viewer: Viewer, issue: StoredIssue): Html {
  const { site } = viewer;
  const project = getProject(site, issue.projectId);
  return html`${documentCard('Description', issue.fields.description)}
${issue.fields.customfield_10030 ? documentCard('Acceptance criteria', issue.fields.customfield_10030) : ''}
${subtaskCard(viewer, issue, project)}
${linkCard(viewer, issue)}
${commentCard(viewer, issue, project)}
${changeList(site, issue)}`;
}

function documentCard(title: string, doc: unknown): Html {
  const content = doc
    ? html`<div class="adf">${adfHtml(doc)}</div>`
    : empty('Nothing written yet.');
  return html`<section class="card" aria-label="${title}"><h2>${title}</h2>${content}</section>`;
}

function subtaskCard({ site, person, search }: Viewer, issue: StoredIssue, project: Project): Html {
  const caller: Caller = { person, kind: 'user' };
  const subtasks = issue.subtaskIds
    .map((id) => site.issues[id])
    .filter((one) => one !== undefined && seesIssue(site, caller, one)) as StoredIssue[];
  const level = getType(project, issue.typeId).hierarchyLevel;
  if (level === -1) return html``;
  const title = level === 1 ? 'Issues of this epic' : 'Subtasks';
  const rows = subtasks.map((one) => issueRow(one, project, search, marker(one)));
  const list = rows.length > 0 ? html`<ul class="rows">${rows}</ul>` : empty('None.');
  return html`<section class="card" aria-label="${title}"><h2>${title} <span class="small">${subtasks.length}</span></h2>${list}</section>`;
}

/** Says that an issue was created with an operation's marker. */
function marker(issue: StoredIssue): Html {
  const operation = operationOf(issue.properties[markerProperty]);
  return operation === null
    ? html``
    : html`<span class="mark" title="${operation}">by Readygate</span>`;
}

function linkCard({ site, person, search }: Viewer, issue: StoredIssue): Html {
  const caller: Caller = { person, kind: 'user' };
  const rows = site.links.flatMap((link) => {
    const outward = link.inwardId === issue.id;
    if (!outward && link.outwardId !== issue.id) return [];
    const other = site.issues[outward ? link.outwardId : link.inwardId];
    if (other === undefined || !seesIssue(site, caller, other)) return [];
    const type = linkTypes.find(({ id }) => id === link.typeId);
    const phrase = html`<span class="small">${outward ? type?.outward : type?.inward}</span>`;
    return [issueRow(other, getProject(site, other.projectId), search, phrase)];
  });
  if (rows.length === 0) return html``;
  return html`<section class="card" aria-label="Links"><h2>Links</h2><ul class="rows">${rows}</ul></section>`;
}

function commentCard({ site, person }: Viewer, issue: StoredIssue, project: Project): Html {
  const comments = visibleComments({ person, kind: 'user' }, issue);
  const isDesk = project.typeKey === 'service_desk';
  const list = comments.map((comment) => commentBlock(site, comment, isDesk));
  const content = list.length > 0 ? list : empty('No comments.');
  return html`<section class="card" aria-label="Comments"><h2>Comments <span class="small">${comments.length}</span></h2>${content}</section>`;
}

function commentBlock(site: Site, comment: StoredComment, isDesk: boolean): Html {
  const internal = isDesk && isInternal(comment);
  const audience = internal ? 'internal note' : 'visible to the customer';
  return html`<article class="comment${internal ? ' internal' : ''}">
<p class="small"><span class="who">${nameOf(site, comment.author)}</span> · ${shortTime(site, comment.created)}${isDesk ? html` · <span class="chip">${audience}</span>` : ''}</p>
<div class="adf">${adfHtml(comment.body)}</div></article>`;
}

/** The fields of an issue that are not texts. */
export function detailCard({ site, search }: Viewer, issue: StoredIssue): Html {
  const project = getProject(site, issue.projectId);
  const { fields } = issue;
  const components = Array.isArray(fields.components) ? fields.components : [];
  const labels = Array.isArray(fields.labels) ? fields.labels : [];
  const parent = issue.parentId === null ? undefined : site.issues[issue.parentId];
  const level = project.securityLevels.find(({ id }) => id === issue.securityLevelId);
  const rows: [string, Html | string | number | null][] = [
    ['Status', statusBadge(issue)],
    ['Type', getType(project, issue.typeId).name],
    ['Priority', priorities.find(({ id }) => id === fields.priority)?.name ?? null],
    ['Assignee', typeof fields.assignee === 'string' ? nameOf(site, fields.assignee) : 'nobody'],
    ['Reporter', typeof fields.reporter === 'string' ? nameOf(site, fields.reporter) : null],
    ['Parent', parent ? html`<a href="/browse/${parent.key}${search}">${parent.key}</a>` : null],
    ['Components', namesIn(project, components)],
    ['Labels', labels.map(String).join(', ')],
    [
      'Story points',
      typeof fields.customfield_10016 === 'number' ? fields.customfield_10016 : null,
    ],
    ['Security', level?.name ?? null],
    ['Created', shortTime(site, issue.created)],
    ['Updated', shortTime(site, issue.updated)],
  ];
  const shown = rows.filter(([, value]) => value !== null && value !== '');
  return html`<aside class="card" aria-label="Details"><dl>${shown.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl></aside>`;
}

function namesIn(project: Project, ids: readonly unknown[]): string {
  return project.components
    .filter(({ id }) => ids.includes(id))
    .map(({ name }) => name)
    .join(', ');
}

function nameOf(site: Site, accountId: string): string {
  return site.people.find((one) => one.accountId === accountId)?.displayName ?? accountId;
}

function empty(text: string): Html {
  return html`<p class="empty">${text}</p>`;
}
