import { isReadygateError } from '../../domain/errors.ts';
import type { ApiDeps } from '../deps.ts';
import { remember } from '../remember.ts';
import type { RequireOwner } from './token-owner.ts';

/** Whose eyes a list is made for. */
export interface Viewer {
  tenantId: string;
  accountId: string;
  apiBaseUrl: string;
  userToken: string;
}

/** An issue as the viewer sees it now; null for one that Jira hides from them. */
export type Sight = { key: string } | null;

/** What could be learnt of the issues; one that is not there could not be checked. */
export type FindVisible = (
  viewer: Viewer,
  issueIds: readonly string[],
) => Promise<ReadonlyMap<string, Sight>>;

interface Remembered {
  sight: Sight;
  at: number;
}

/** Seconds. */
const remembered = 5 * 60;
const whileJiraIsDown = 15 * 60;
const mostPeople = 500;
const mostIssues = 2000;
/** Issues that Jira takes at once. */
const atOnce = 100;

/**
 * Which of many issues a person may browse, issue security included: asked in bulk with that person's own
 * token, at most five minutes old, and never shared between people.
 * @throws {ReadygateError} jira_token_refused; jira_unavailable or jira_rate_limited where Jira does not
 *   answer and nothing of the last 15 minutes is known
 */
export function createFindVisible(
  { jira, clock }: Pick<ApiDeps, 'jira' | 'clock'>,
  requireOwner: RequireOwner,
): FindVisible {
  const memory = new Map<string, Map<string, Remembered>>();

  const ask = async (viewer: Viewer, issueIds: readonly string[]): Promise<Map<string, Sight>> => {
    const auth = { baseUrl: viewer.apiBaseUrl, token: viewer.userToken };
    const [, ...pages] = await Promise.all([
      requireOwner(viewer),
      ...chunks(issueIds).map((ids) =>
        jira.bulkFetch(auth, ids, { fields: ['project'], properties: [] }),
      ),
    ]);
    const seen = new Map(pages.flat().map(({ id, key }) => [id, { key }]));
    return new Map(issueIds.map((id) => [id, seen.get(id) ?? null]));
  };

  return async (viewer, issueIds) => {
    const name = JSON.stringify([viewer.tenantId, viewer.accountId]);
    const known = memory.get(name) ?? new Map<string, Remembered>();
    const now = clock().getTime();
    const within = (seconds: number) => sightsWithin(known, issueIds, now - seconds * 1000);
    const fresh = within(remembered);
    const unknown = [...new Set(issueIds)].filter((id) => !fresh.has(id));
    if (unknown.length === 0) return fresh;
    try {
      const learnt = await ask(viewer, unknown);
      for (const [id, sight] of learnt) remember(known, id, { sight, at: now }, mostIssues);
      remember(memory, name, known, mostPeople);
      return new Map([...fresh, ...learnt]);
    } catch (error) {
      const down =
        isReadygateError(error, 'jira_unavailable') || isReadygateError(error, 'jira_rate_limited');
      if (!down) memory.delete(name);
      const older = within(whileJiraIsDown);
      if (down && older.size > 0) return older;
      throw error;
    }
  };
}

function sightsWithin(
  known: ReadonlyMap<string, Remembered>,
  issueIds: readonly string[],
  since: number,
): Map<string, Sight> {
  return new Map(
    issueIds.flatMap((id): [string, Sight][] => {
      const found = known.get(id);
      return found && found.at > since ? [[id, found.sight]] : [];
    }),
  );
}

function chunks(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / atOnce) }, (_, index) =>
    ids.slice(index * atOnce, (index + 1) * atOnce),
  );
}
