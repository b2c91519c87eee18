import { type EntryFilter, entriesAfter } from '../../db/audit-list.ts';
import { csvHeadings, csvLine, exportLine } from '../../domain/audit-export.ts';
import type { Viewer } from '../plugins/visible-issues.ts';
import { type AuditDeps, type LeftOut, visibleEntries } from './visible-entries.ts';

/** Entries of one part: a megabyte, at most. */
const partSize = 1000;

export interface ExportPart {
  lines: string[];
  /** Where the next part begins; null where this one is the last. */
  next: number | null;
  /** Null where entries of one subject are asked for. */
  leftOut: LeftOut | null;
}

/**
 * A part of an export in the order of the chain, limited to what the viewer may browse in Jira. Its lines are those of
 * `readygate audit export`; the parts one behind the other are the whole. Nothing is left out because Jira does not
 * answer: then there is no part.
 * @throws {ReadygateError} those of `FindVisible`
 */
export async function exportPart(
  deps: AuditDeps,
  viewer: Viewer,
  { filter, after, format }: { filter: EntryFilter; after: number; format: 'jsonl' | 'csv' },
): Promise<ExportPart> {
  const { visible, leftOut, last } = await visibleEntries(deps, viewer, {
    find: (tx) => entriesAfter(tx, filter, { after, limit: partSize }),
    limit: partSize,
    subject: filter.subject,
    whole: true,
  });
  const line = format === 'csv' ? csvLine : exportLine;
  return {
    lines: [
      ...(format === 'csv' && after === 0 ? [csvHeadings] : []),
      ...visible.map(({ chained }) => line(chained)),
    ],
    next: last?.chained.seq ?? null,
    leftOut,
  };
}
