import type { JiraReply, JiraRequest } from '../http.ts';

export type Kind = 'read' | 'write';

/**
 * Points of a call as far as they can be told before: one per request, one per issue and other object,
 * two per permission or person; a write costs one.
 */
export function pointsBefore({ path, query, body }: JiraRequest, kind: Kind): number {
  if (kind === 'write') return 1;
  if (path.endsWith('/mypermissions')) return 1 + 2 * String(query?.permissions).split(',').length;
  if (namesIdentities(path))
    return 1 + 2 * [query?.accountId ?? query?.groupId ?? []].flat().length;
  if (path.endsWith('/approximate-count')) return 1;
  if (path.endsWith('/project/search')) return 1 + Number(query?.maxResults ?? 50);
  if (path.endsWith('/myself') || path.includes('/role/')) return 3;
  const { issueIdsOrKeys, maxResults } = (body ?? {}) as {
    issueIdsOrKeys?: unknown[];
    maxResults?: number;
  };
  return 1 + (issueIdsOrKeys?.length ?? maxResults ?? 1);
}

/** Points of a call by its answer. What Jira charges for a refusal is not known: one, for the request. */
export function pointsAfter(request: JiraRequest, kind: Kind, { status, json }: JiraReply): number {
  if (status >= 300) return 1;
  const isKnown =
    /\/(?:mypermissions|approximate-count)$/.test(request.path) || namesIdentities(request.path);
  if (kind === 'write' || isKnown) return pointsBefore(request, kind);
  if (request.path.endsWith('/myself') || request.path.includes('/role/'))
    return 3 + 2 * identitiesIn(json);
  const list = request.path.endsWith('/project/search') ? valuesIn(json) : listIn(json);
  if (!list) return 2;
  return 1 + list.length * (findsIdentities(request.path) ? 2 : 1);
}

/** People or groups are asked for by their ids. */
const namesIdentities = (path: string) => /\/(?:user|group)\/bulk$/.test(path);

/** People, groups or roles are looked for. */
const findsIdentities = (path: string) => /\/user\/|\/groups\/picker$|\/roledetails$/.test(path);

/** Groups of a person, or people and groups that have a role. */
function identitiesIn(json: unknown): number {
  const { groups, actors } = (json ?? {}) as { groups?: { items?: unknown }; actors?: unknown };
  const members = actors ?? groups?.items;
  return Array.isArray(members) ? members.length : 0;
}

function valuesIn(json: unknown): unknown[] | null {
  const { values } = (json ?? {}) as { values?: unknown };
  return Array.isArray(values) ? values : null;
}

/** The members that hold what is counted. Comments belong to their issue. */
function listIn(json: unknown): unknown[] | null {
  if (Array.isArray(json)) return json;
  const { issues, issueTypes, fields, issueChangeLogs, groups } = (json ?? {}) as Record<
    string,
    unknown
  >;
  const members = [issues, issueTypes, fields, issueChangeLogs, groups];
  return members.find((member) => Array.isArray(member)) ?? null;
}
