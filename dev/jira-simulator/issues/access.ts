import type { Call, Caller } from '../http/endpoint.ts';
import { issueNotFound } from '../http/jira-error.ts';
import type { Instant, Person, Project, Site, StoredComment, StoredIssue } from '../state/model.ts';
import { getProject } from '../state/site.ts';

/** The permissions of a caller in a project at this moment. */
function permissionsIn(site: Site, caller: Caller, projectId: string): readonly string[] {
  if (caller.person === null || !caller.person.active) return [];
  return site.grants[projectId]?.[caller.person.accountId] ?? [];
}

/** Whether the caller holds a permission in a project. */
export function may(site: Site, caller: Caller, projectId: string, permission: string): boolean {
  return permissionsIn(site, caller, projectId).includes(permission);
}

/** Whether the caller sees the issue: Browse, its security level, and for customers their own requests. */
export function seesIssue(site: Site, caller: Caller, issue: StoredIssue): boolean {
  if (!may(site, caller, issue.projectId, 'BROWSE_PROJECTS')) return false;
  const accountId = caller.person?.accountId ?? '';
  if (caller.person?.accountType === 'customer' && issue.fields.reporter !== accountId)
    return false;
  if (issue.securityLevelId === null) return true;
  const levels = getProject(site, issue.projectId).securityLevels;
  return levels.some(
    ({ id, members }) => id === issue.securityLevelId && members.includes(accountId),
  );
}

/** Whether a person may browse the project. */
export function seesProject(site: Site, person: Person, { id }: Project): boolean {
  return may(site, { person, kind: 'user' }, id, 'BROWSE_PROJECTS');
}

/** The issue of an id or key (any case, former keys too), whoever asks. */
export function findIssue(site: Site, idOrKey: string): StoredIssue | undefined {
  const id = site.keys[idOrKey.toUpperCase()] ?? idOrKey;
  return Object.hasOwn(site.issues, id) ? site.issues[id] : undefined;
}

/** The issue, or Jira's 404 that does not say whether it exists. */
export function visibleIssue({ site, caller, now }: Call, idOrKey: string): StoredIssue {
  const issue = findIssue(site, idOrKey);
  if (issue === undefined || !seesIssue(site, caller, issue)) throw issueNotFound();
  if (issue.hiddenUntil > now) throw issueNotFound();
  return issue;
}

/** The project, if the caller may browse it or create in it. */
export function visibleProject({ site, caller }: Call, idOrKey: string): Project | undefined {
  const project = site.projects.find(({ id, key }) => id === idOrKey || key === idOrKey);
  if (project === undefined) return undefined;
  return may(site, caller, project.id, 'BROWSE_PROJECTS') ? project : undefined;
}

/** The property that makes a comment of a service project internal. */
export const internalProperty = 'sd.public.comment';

export function isInternal(comment: StoredComment): boolean {
  const value = comment.properties[internalProperty];
  return (
    typeof value === 'object' && value !== null && 'internal' in value && value.internal === true
  );
}

/** The comments a caller sees: customers do not see internal ones. */
export function visibleComments(caller: Caller, issue: StoredIssue): StoredComment[] {
  if (caller.person?.accountType !== 'customer') return issue.comments;
  return issue.comments.filter((comment) => !isInternal(comment));
}

/** Puts grants that are due in place, so that rights change while a test waits. */
export function applyPlannedGrants(site: Site, now: Instant): void {
  for (const { at, projectId, accountId, permissions } of site.plannedGrants) {
    if (at > now) continue;
    site.grants[projectId] = { ...site.grants[projectId], [accountId]: permissions };
  }
  site.plannedGrants = site.plannedGrants.filter(({ at }) => at > now);
}
