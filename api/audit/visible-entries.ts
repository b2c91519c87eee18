import { type AboutIssues, issuesOfEntries } from '../../db/audit-issues.ts';
import type { EntryFilter } from '../../db/audit-list.ts';
import type { TenantTx, WithTenant } from '../../db/tenant-tx.ts';
import type { AuditEntry, ChainedEntry } from '../../domain/audit.ts';
import { noIssue } from '../plugins/jira-people.ts';
import type { FindVisible, Viewer } from '../plugins/visible-issues.ts';

export interface AuditDeps {
  withTenant: WithTenant;
  findVisible: FindVisible;
}

/** An entry with what its body says. */
interface ReadEntry {
  chained: ChainedEntry;
  entry: AuditEntry;
}

/** One that the viewer may see, with the issues it tells of as Jira names them now. */
export interface VisibleEntry extends ReadEntry {
  issues: { id: string; key: string }[];
}

export interface LeftOut {
  hidden: number;
  unchecked: number;
}

/** Issues that are asked about for one answer, at most: ten requests to Jira. One entry may name a hundred. */
const mostIssues = 1000;

/**
 * Of some entries those that tell of nothing that Jira hides from the viewer, and how many were left out. Jira is asked
 * when the transaction is over. Entries that name more issues than can be asked about are cut off: `last` is the one
 * behind which there may be more, null where nothing is.
 *
 * Who names a subject is to learn nothing of one that Jira hides, not even whether it has entries: nothing is counted,
 * nothing leads on behind a page of which nothing is shown, and Jira is asked as well where nothing was found.
 * @param limit how many `find` finds at most
 * @param subject the one that `find` is narrowed to
 * @param whole fails where Jira could not be asked about all of them
 * @throws {ReadygateError} those of `FindVisible`
 */
export async function visibleEntries(
  { withTenant, findVisible }: AuditDeps,
  viewer: Viewer,
  {
    find,
    limit,
    subject,
    whole = false,
  }: {
    find: (tx: TenantTx) => Promise<ChainedEntry[]>;
    limit: number;
    subject: EntryFilter['subject'];
    whole?: boolean;
  },
) {
  const { found, about } = await withTenant(viewer.tenantId, async (tx) => {
    const chained = await find(tx);
    const found = chained.map((one) => ({
      chained: one,
      entry: JSON.parse(one.body) as AuditEntry,
    }));
    const entries = found.map(({ entry }) => entry);
    return { found, about: await issuesOfEntries(tx, entries) };
  });
  const { count, issueIds } = withinReach(about);
  const read = found.slice(0, count);
  const isNothingKnown = about.every((issues) => issues === 'unknown');
  const asked = subject && isNothingKnown ? [issueNamed(subject)] : issueIds;
  const sights = await findVisible(viewer, asked, { whole: whole || subject !== undefined });
  const leftOut: LeftOut = { hidden: 0, unchecked: 0 };
  const visible = read.flatMap((one, index): VisibleEntry[] => {
    const issues = about[index];
    if (!issues || issues === 'unknown') {
      leftOut.unchecked += 1;
      return [];
    }
    const seen = issues.map((id) => ({ id, sight: sights.get(id) }));
    if (seen.some(({ sight }) => sight === null)) leftOut.hidden += 1;
    else if (seen.some(({ sight }) => sight === undefined)) leftOut.unchecked += 1;
    else return [{ ...one, issues: seen.map(({ id, sight }) => ({ id, key: sight?.key ?? '' })) }];
    return [];
  });
  const isCut = count < found.length || found.length === limit;
  const leadsOn = isCut && (!subject || visible.length > 0);
  return {
    visible,
    leftOut: subject ? null : leftOut,
    last: leadsOn ? (read.at(-1) ?? null) : null,
  };
}

/** The issue to ask about for a subject of which nothing is known. */
function issueNamed({ kind, id }: NonNullable<EntryFilter['subject']>): string {
  return kind === 'issue' && /^\d{1,19}$/.test(id) ? id : noIssue;
}

/** How many of the entries, one at least, name no more issues together than can be asked about, and which. */
function withinReach(about: readonly AboutIssues[]): { count: number; issueIds: string[] } {
  const reached = new Set<string>();
  for (const [index, issues] of about.entries()) {
    const more = issues === 'unknown' ? [] : issues.filter((id) => !reached.has(id));
    if (index > 0 && reached.size + more.length > mostIssues)
      return { count: index, issueIds: [...reached] };
    for (const id of more) reached.add(id);
  }
  return { count: about.length, issueIds: [...reached] };
}
