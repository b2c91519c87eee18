import { deleteOutcomes, type IssueOutcome, saveOutcomes } from '../db/issue-outcomes.ts';
import { findOutcomeRun, saveOutcomeRun } from '../db/outcome-runs.ts';
import { findReportAt } from '../db/reports.ts';
import type { TenantTx } from '../db/tenant-tx.ts';
import { isReadygateError } from '../domain/errors.ts';
import type { FieldChange } from '../domain/field-change.ts';
import {
  type FieldsOfRules,
  fieldsOfRules,
  idsOf,
  standingsBetween,
} from '../domain/usefulness/fields-of-rules.ts';
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
import { packOf } from './packs.ts';
import { type Access, appAccess, refusing } from './reading.ts';

const minute = 60_000;
/** How far the first run of a project looks back. */
const firstLook = 365 * 24 * 60 * minute;
/** What was looked at last time is looked at again for so long: the index lags, and clocks differ. */
const overlap = 60 * minute;

/** Fields whose changes tell the course of an issue, besides those that a site has under these names. */
const fields = ['status', 'summary', 'description', 'issuetype', 'issuelinks'];
const named = new Set(['Sprint', 'Flagged']);
/** Jira takes no more at once. */
const mostFields = 10;

/** What of a site is asked once in a run. */
interface SiteReading {
  words: SiteWords;
  fieldIds: string[];
  /** By the rules of the project now. */
  rules: FieldsOfRules;
}

/** A finished issue with its history. */
interface Gathered {
  issueId: string;
  course: Course | null;
  changes: readonly FieldChange[];
}

export function createGathering(deps: ActivityDeps) {
  const { withTenant, clock, jira } = deps;

  const readSite = async (
    { tenantId, projectId }: GatherInput,
    { auth }: Access,
  ): Promise<SiteReading> => {
    const [categories, linkTypes, all, pack] = await Promise.all([
      jira.listStatusCategories(auth, projectId),
      jira.listLinkTypes(auth),
      jira.listFields(auth),
      packOf(deps, tenantId, projectId),
    ]);
    const names = Object.fromEntries(all.map(({ id, name }) => [id, name]));
    const rules = fieldsOfRules(pack, names);
    const blockedBy = blockingNames(linkTypes.map(({ inward }) => inward));
    const found = all.filter(({ name }) => named.has(name)).map(({ id }) => id);
    return {
      words: { categories, blockedBy },
      fieldIds: [...new Set([...fields, ...found, ...idsOf(rules, names)])],
      rules,
    };
  };

  /** Ten fields at a time. */
  const readHistories = async ({ auth }: Access, ids: readonly string[], fieldIds: string[]) => {
    const all = new Map<string, FieldChange[]>();
    for (let from = 0; from < fieldIds.length; from += mostFields) {
      const some = fieldIds.slice(from, from + mostFields);
      for (const [id, changes] of await jira.listChangesOfMany(auth, ids, some))
        all.set(id, [...(all.get(id) ?? []), ...changes]);
    }
    return all;
  };

  /** What was kept stays kept: where Jira says no in the middle, the next attempt goes on from there. */
  const gather = async ({ tenantId, projectId }: GatherInput, access: Access): Promise<number> => {
    const at = clock();
    const run = await withTenant(tenantId, (tx) => findOutcomeRun(tx, projectId));
    const since = run ? run.seenUntil.getTime() - overlap : at.getTime() - firstLook;
    const minutesAgo = Math.ceil((at.getTime() - since) / minute);
    const site = await readSite({ tenantId, projectId }, access);
    let gathered = 0;
    const asked = { projectId, minutesAgo, onlyDone: run === null };
    for await (const page of finishedPages(jira, access.auth, asked)) {
      const histories = await readHistories(access, page.done, site.fieldIds);
      const finished = page.done.map((issueId): Gathered => {
        const changes = histories.get(issueId) ?? [];
        return { issueId, changes, course: courseOf(changes, site.words) };
      });
      const { rules } = site;
      await withTenant(tenantId, (tx) => keepPage(tx, projectId, { page, finished, rules, at }));
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
    finished,
    rules,
    at,
  }: { page: FinishedPage; finished: readonly Gathered[]; rules: FieldsOfRules; at: Date },
): Promise<void> {
  const outcomes: IssueOutcome[] = [];
  for (const one of finished) outcomes.push(await outcomeOf(tx, one, rules));
  await saveOutcomes(tx, projectId, outcomes, at);
  await deleteOutcomes(tx, open);
  if (until) await saveOutcomeRun(tx, projectId, { seenUntil: until, gatheredAt: null });
}

/** Holds the course of an issue against the report that stood at its start. */
async function outcomeOf(
  tx: TenantTx,
  { issueId, course, changes }: Gathered,
  rules: FieldsOfRules,
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
  const between = { after: found.at.getTime(), until: startedAt };
  const standings = standingsBetween(standingsOf(report), rules, changes, between);
  return { issueId, reportId, ...times, leftOut: null, troubles, standings };
}
