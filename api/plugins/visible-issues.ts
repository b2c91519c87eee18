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
export type Sight = { key: string; summary: string } | null;

/**
 * What could be learnt of the issues; one that is not there could not be checked. Asked for the whole, it fails where
 * one could not.
 */
export type FindVisible = (
  viewer: Viewer,
  issueIds: readonly string[],
  options?: { whole?: boolean },
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
/** Sights of all people together: each holds a summary, and a process has to have room for them. */
const mostSights = 100_000;
/** Issues that Jira takes at once, and such requests at once: a burst of them would be refused. */
const atOnce = 100;
const requestsAtOnce = 5;

/**
 * Which of many issues a person may browse, issue security included: asked in bulk with that person's own
 * token, at most five minutes old, and never shared between people. What was learnt before Jira refused more
 * stays known, so that the next attempt goes on from there.
 * @throws {ReadygateError} jira_token_refused; jira_unavailable or jira_rate_limited where Jira does not
 *   answer and nothing of the last 15 minutes is known, or not all of it for who asks for the whole
 */
export function createFindVisible(
  { jira, clock }: Pick<ApiDeps, 'jira' | 'clock'>,
  requireOwner: RequireOwner,
): FindVisible {
  const memory = new Map<string, Map<string, Remembered>>();

  const askPage = async (
    viewer: Viewer,
    issueIds: readonly string[],
  ): Promise<[string, Sight][]> => {
    const auth = { baseUrl: viewer.apiBaseUrl, token: viewer.userToken };
    const found = await jira.bulkFetch(auth, issueIds, { fields: ['summary'], properties: [] });
    const seen = new Map(
      found.map(({ id, key, fields }) => [id, { key, summary: textOf(fields?.summary) }]),
    );
    return issueIds.map((id) => [id, seen.get(id) ?? null]);
  };

  /** Tells of each page as it arrives. */
  const ask = async (
    viewer: Viewer,
    issueIds: readonly string[],
    learn: (page: [string, Sight][]) => void,
  ): Promise<void> => {
    // Before anything is learnt with it: a token of somebody else shows what that person sees.
    await requireOwner(viewer);
    for (const some of chunks(chunks(issueIds, atOnce), requestsAtOnce))
      await Promise.all(some.map(async (ids) => learn(await askPage(viewer, ids))));
  };

  return async (viewer, issueIds, { whole = false } = {}) => {
    const name = JSON.stringify([viewer.tenantId, viewer.accountId]);
    const known = memory.get(name) ?? new Map<string, Remembered>();
    const now = clock().getTime();
    const within = (seconds: number) => sightsWithin(known, issueIds, now - seconds * 1000);
    const fresh = within(remembered);
    const unknown = [...new Set(issueIds)].filter((id) => !fresh.has(id));
    if (unknown.length === 0) return fresh;
    remember(memory, name, known, mostPeople);
    makeRoom(memory, unknown.length);
    try {
      await ask(viewer, unknown, (page) => {
        for (const [id, sight] of page) {
          fresh.set(id, sight);
          remember(known, id, { sight, at: now }, mostIssues);
        }
      });
      return fresh;
    } catch (error) {
      const down =
        isReadygateError(error, 'jira_unavailable') || isReadygateError(error, 'jira_rate_limited');
      if (!down) memory.delete(name);
      const older = new Map([...within(whileJiraIsDown), ...fresh]);
      const enough = whole ? issueIds.every((id) => older.has(id)) : older.size > 0;
      if (down && enough) return older;
      throw error;
    }
  };
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** Drops what those were shown who asked longest ago, until there is room for so many sights more. */
function makeRoom(memory: Map<string, ReadonlyMap<string, Remembered>>, more: number): void {
  let room = mostSights - more;
  for (const known of memory.values()) room -= known.size;
  for (const [name, known] of memory) {
    if (room >= 0) return;
    memory.delete(name);
    room += known.size;
  }
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

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
