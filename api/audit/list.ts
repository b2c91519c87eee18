import { accountsBehind, type EntryFilter, listEntries } from '../../db/audit-list.ts';
import type { Viewer } from '../plugins/visible-issues.ts';
import { readPosition, writePosition } from './position.ts';
import { type AuditDeps, visibleEntries } from './visible-entries.ts';

/**
 * A page of entries, newest first, limited to what the viewer may browse in Jira. What was left out of the page is
 * counted, so that a page may hold fewer than asked for; it is not where entries of one subject are asked for.
 * @throws {ReadygateError} invalid_request for a cursor of another question; those of `FindVisible`
 */
export async function listAudit(
  deps: AuditDeps,
  viewer: Viewer,
  { filter, cursor, limit }: { filter: EntryFilter; cursor: string | null; limit: number },
) {
  const { withTenant } = deps;
  const asked = { ...viewer, list: 'audit', question: questionOf(filter) } as const;
  const below = cursor === null ? null : await readPosition(withTenant, asked, cursor);
  const { visible, leftOut, last } = await visibleEntries(deps, viewer, {
    find: (tx) => listEntries(tx, filter, { below, limit }),
    limit,
    subject: filter.subject,
  });
  const accounts = await withTenant(viewer.tenantId, (tx) =>
    accountsBehind(
      tx,
      visible.map(({ chained }) => chained.seq),
    ),
  );
  return {
    entries: visible.map(({ chained: { seq, hash }, entry, issues }) => ({
      seq,
      at: entry.at,
      action: entry.action,
      outcome: entry.outcome,
      actor: entry.actor.kind,
      by: accounts.get(seq) ?? null,
      subject: entry.subject,
      issues,
      data: entry.data,
      hash,
    })),
    leftOut,
    nextCursor: last
      ? await writePosition(withTenant, asked, { at: last.entry.at, seq: last.chained.seq })
      : null,
  };
}

function questionOf({ since, until, subject, action }: EntryFilter) {
  return { since: since?.toISOString(), until: until?.toISOString(), subject, action };
}
