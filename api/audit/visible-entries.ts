import { issuesOfEntries } from '../../db/audit-issues.ts';
import type { TenantTx, WithTenant } from '../../db/tenant-tx.ts';
import type { AuditEntry, ChainedEntry } from '../../domain/audit.ts';
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

/**
 * Of some entries those that tell of nothing that Jira hides from the viewer, and how many were left out. Jira is asked
 * when the transaction is over.
 * @throws {ReadygateError} those of `FindVisible`
 */
export async function visibleEntries(
  { withTenant, findVisible }: AuditDeps,
  viewer: Viewer,
  find: (tx: TenantTx) => Promise<ChainedEntry[]>,
) {
  const { read, about } = await withTenant(viewer.tenantId, async (tx) => {
    const chained = await find(tx);
    const found = chained.map((one) => ({
      chained: one,
      entry: JSON.parse(one.body) as AuditEntry,
    }));
    const entries = found.map(({ entry }) => entry);
    return { read: found, about: await issuesOfEntries(tx, entries) };
  });
  const named = about.flatMap((issues) => (issues === 'unknown' ? [] : issues));
  const sights = await findVisible(viewer, [...new Set(named)]);
  const leftOut = { hidden: 0, unchecked: 0 };
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
  return { read, visible, leftOut };
}
