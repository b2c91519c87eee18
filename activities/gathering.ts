import { deleteOutcomes, type IssueOutcome, saveOutcomes } from '../db/issue-outcomes.ts';
import { findOutcomeRun, saveOutcomeRun } from '../db/outcome-runs.ts';
import { findReportAt } from '../db/reports.ts';
import type { TenantTx } from '../db/tenant-tx.ts';
import { isReadygateError } from '../domain/errors.ts';
import { standingsOf } from '../domain/usefulness/usefulness.ts';
import {
  blockingNames,
  type Course,
  courseOf,
  type SiteWords,
} from '../domain/usefulness/what-followed.ts';
import type { GatherInput } from './activities.ts';
import type { ActivityDeps } from './deps.ts';
import { ownEntry } from './entry.ts';
import { type FinishedPage, finishedPages } from './finished-issues.ts';
import { type Access, appAccess, refusing } from './reading.ts';

const minute = 60_000;
/** How far the first run of a project looks back. */
const firstLook = 365 * 24 * 60 * minute;
/** What was looked at last time is looked at again for so long: the index lags, and clocks differ. */
const overlap = 60 * minute;

/** Fields whose changes tell the course of an issue, besides those that a site has under these names. */
const fields = ['status', 'summary', 'description', 'issuetype', 'issuelinks'];
const named = new Set(['Sprint', 'Flagged']);
/** Jira takes no more. */
const mostFields = 10;

/** What of a site is asked once in a run. */
interface SiteReading {
  words: SiteWords;
  fieldIds: string[];
}

export function createGathering(deps: ActivityDeps) {
  const { withTenant, clock, jira } = deps;

  const readSite = async ({ auth }: Access, projectId: string): Promise<SiteReading> => {
    const [categories, linkTypes, all] = await Promise.all([
      jira.listStatusCategories(auth, projectId),
      jira.listLinkTypes(auth),
      jira.listFields(auth),
    ]);
    const blockedBy = blockingNames(linkTypes.map(({ inward }) => inward));
    const found = all.filter(({ name }) => named.has(name)).map(({ id }) => id);
    return {
      words: { categories, blockedBy },
      fieldIds: [...fields, ...found].slice(0, mostFields),
    };
  };

  /** What was kept stays kept: where Jira says no in the middle, the next attempt goes on from there. */
  const gather = async ({ tenantId, projectId }: GatherInput, access: Access): Promise<number> => {
    const at = clock();
    const run = await withTenant(tenantId, (tx) => findOutcomeRun(tx, projectId));
    const since = run ? run.seenUntil.getTime() - overlap : at.getTime() - firstLook;
    const minutesAgo = Math.ceil((at.getTime() - since) / minute);
    const site = await readSite(access, projectId);
    let gathered = 0;
    const asked = { projectId, minutesAgo, onlyDone: run === null };
    for await (const page of finishedPages(jira, access.auth, asked)) {
      const histories = await jira.listChangesOfMany(access.auth, page.done, site.fieldIds);
      const courses = page.done.map((id): [string, Course | null] => [
        id,
        courseOf(histories.get(id) ?? [], site.words),
      ]);
      await withTenant(tenantId, (tx) => keepPage(tx, projectId, { page, courses, at }));
      gathered += page.done.length;
    }
    await withTenant(tenantId, async (tx) => {
      await saveOutcomeRun(tx, projectId, { seenUntil: at, gatheredAt: at });
      const subject = { kind: 'project', id: projectId };
      const data = { issues: gathered };
      tx.audit(ownEntry({ at, action: 'outcomes.gathered', subject, data }));
    });
    return gathered;
  };

  return {
    /** Idempotent: what is known of an issue is replaced. Without a live token another day will do. */
    async gatherOutcomes(input: GatherInput): Promise<{ gathered: number }> {
      const access = await appAccess(deps, input.tenantId);
      if (!access) return { gathered: 0 };
      try {
        const work = () => gather(input, access);
        return { gathered: await refusing(deps, input.tenantId, access, work) };
      } catch (error) {
        if (isReadygateError(error, 'waiting_for_token')) return { gathered: 0 };
        throw error;
      }
    },
  };
}

async function keepPage(
  tx: TenantTx,
  projectId: string,
  {
    page: { open, until },
    courses,
    at,
  }: { page: FinishedPage; courses: readonly [string, Course | null][]; at: Date },
): Promise<void> {
  const outcomes: IssueOutcome[] = [];
  for (const [issueId, course] of courses) outcomes.push(await outcomeOf(tx, issueId, course));
  await saveOutcomes(tx, projectId, outcomes, at);
  await deleteOutcomes(tx, open);
  if (until) await saveOutcomeRun(tx, projectId, { seenUntil: until, gatheredAt: null });
}

/** Holds the course of an issue against the report that stood at its start. */
async function outcomeOf(
  tx: TenantTx,
  issueId: string,
  course: Course | null,
): Promise<IssueOutcome> {
  const none = { issueId, reportId: null, troubles: [], standings: {} };
  if (!course) return { ...none, startedAt: null, finishedAt: null, leftOut: 'no_start' };
  const { startedAt, finishedAt, troubles, edits } = course;
  const times = { startedAt: new Date(startedAt), finishedAt: new Date(finishedAt) };
  const found = await findReportAt(tx, issueId, times.startedAt);
  if (!found) return { ...none, ...times, leftOut: 'not_judged' };
  const { reportId, report } = found;
  if (edits.some((edit) => edit > found.at.getTime() && edit <= startedAt))
    return { ...none, ...times, leftOut: 'changed_since' };
  return { issueId, reportId, ...times, leftOut: null, troubles, standings: standingsOf(report) };
}
