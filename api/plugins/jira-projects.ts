import { listModes } from '../../db/project-modes.ts';
import type { ApiDeps } from '../deps.ts';
import type { Viewer } from './visible-issues.ts';

/** Ids that Jira takes at once. */
const atOnce = 50;
/** Projects with a mode that are looked for: a call ends within its time. */
const mostLooked = 1000;

/**
 * A page of the projects that somebody sees in Jira now, each with its mode, and how many others have one.
 * @throws {ReadygateError} jira_token_refused, jira_unavailable, jira_rate_limited, jira_answer_unreadable
 */
export async function listProjects(
  { jira, withTenant }: Pick<ApiDeps, 'jira' | 'withTenant'>,
  viewer: Viewer,
  startAt: number,
) {
  const auth = { baseUrl: viewer.apiBaseUrl, token: viewer.userToken };
  const modes = await withTenant(viewer.tenantId, listModes);
  const known = [...modes.keys()].slice(0, mostLooked);
  const [page, ...seen] = await Promise.all([
    jira.searchProjects(auth, { startAt }),
    ...chunks(known).map((ids) => jira.searchProjects(auth, { startAt: 0, ids })),
  ]);
  const visible = new Set(seen.flatMap(({ projects }) => projects.map(({ id }) => id)));
  return {
    projects: page.projects.map((project) => ({
      ...project,
      ...(modes.get(project.id) ?? { mode: 'off' as const, version: 0 }),
    })),
    leftOut: known.length - visible.size,
    nextStartAt: page.isLast ? null : startAt + page.projects.length,
  };
}

function chunks(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / atOnce) }, (_, index) =>
    ids.slice(index * atOnce, (index + 1) * atOnce),
  );
}
