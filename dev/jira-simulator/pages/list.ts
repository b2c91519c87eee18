import type { Caller } from '../http/endpoint.ts';
import { may, seesIssue } from '../issues/access.ts';
import { statuses } from '../state/catalogue.ts';
import type { Project, Site, StoredIssue } from '../state/model.ts';
import { getType } from '../state/site.ts';
import { type Html, html } from './html.ts';
import type { Viewer } from './layout.ts';

/** Projects of a site and the issues of one of them, as a person sees them. */
export function listPage({ site, person, search }: Viewer, projectKey: string | null): Html {
  const caller: Caller = { person, kind: 'user' };
  const projects = site.projects.filter(({ id }) => may(site, caller, id, 'BROWSE_PROJECTS'));
  const current = projects.find(({ key }) => key === projectKey) ?? projects[0];
  const cards = projects.map((project) => projectCard(site, caller, project, { current, search }));
  if (current === undefined) return html`<p class="empty">You see no project on this site.</p>`;
  const issues = issuesOf(site, caller, current);
  return html`<nav class="projects" aria-label="Projects">${cards}</nav>
<section class="card" aria-labelledby="issues">
<h2 id="issues">${current.name}</h2>
<ul class="rows">${issues.map((issue) => issueRow(issue, current, search))}</ul>
</section>`;
}

/** One line of a list of issues. */
export function issueRow(issue: StoredIssue, project: Project, search: string, extra?: Html): Html {
  return html`<li>
<a class="key" href="/browse/${issue.key}${search}">${issue.key}</a>
<span class="text">${String(issue.fields.summary)} <span class="small">${getType(project, issue.typeId).name}</span></span>
${extra}${statusBadge(issue)}</li>`;
}

export function statusBadge(issue: StoredIssue): Html {
  const status = statuses.find(({ id }) => id === issue.statusId);
  return html`<span class="status status-${status?.category ?? 'new'}">${status?.name ?? ''}</span>`;
}

function projectCard(
  site: Site,
  caller: Caller,
  project: Project,
  { current, search }: { current: Project | undefined; search: string },
): Html {
  const kind = { classic: 'company-managed', 'next-gen': 'team-managed' }[project.style];
  const count = issuesOf(site, caller, project).length;
  const separator = search === '' ? '?' : '&';
  return html`<a href="/${search}${separator}project=${project.key}"${project === current ? html` aria-current="page"` : ''}>
<strong>${project.name}</strong><span class="small">${project.key} · ${kind}${project.typeKey === 'service_desk' ? ' service project' : ''} · ${count} issues</span></a>`;
}

function issuesOf(site: Site, caller: Caller, project: Project): StoredIssue[] {
  return Object.values(site.issues)
    .filter((issue) => issue.projectId === project.id && seesIssue(site, caller, issue))
    .toSorted((left, right) => Number(left.id) - Number(right.id));
}
