import { call, type Reply } from '../../call.ts';
import type { AuditPart } from '../replies.ts';
import { addressOf, type Filter } from './filter.ts';
import { countOf } from './left-out.ts';

export type ExportFormat = 'jsonl' | 'csv';

export interface Exported {
  lines: string[];
  /** Entries, without the heading of a table. */
  count: number;
  /** Null where that is not told. */
  leftOut: number | null;
}

interface Watch {
  /** Told after each part. */
  onPart: (count: number) => void;
  signal: AbortSignal;
}

/**
 * Every entry that fits, part by part: each call stays within the time and the size that Forge gives one.
 * Null where it was given up.
 */
export async function exportEntries(
  filter: Filter,
  format: ExportFormat,
  { onPart, signal }: Watch,
): Promise<Reply<Exported> | null> {
  const done: Exported = { lines: [], count: 0, leftOut: null };
  for (let after: number | null = 0; after !== null; ) {
    const part: Reply<AuditPart> = await readPart(filter, format, after);
    if (signal.aborted) return null;
    if (part.kind !== 'ok') return part;
    const { lines, next, leftOut } = part.body;
    done.lines.push(...lines);
    done.count += lines.length - (format === 'csv' && after === 0 ? 1 : 0);
    const left = countOf(leftOut);
    if (left !== null) done.leftOut = (done.leftOut ?? 0) + left;
    onPart(done.count);
    after = next;
  }
  return { kind: 'ok', body: done, etag: null };
}

/** Milliseconds before a part is asked for again that came too fast or found the API busy, and how often. */
const pause = 2000;
const mostTries = 5;

async function readPart(
  filter: Filter,
  format: ExportFormat,
  after: number,
): Promise<Reply<AuditPart>> {
  const path = addressOf('/v1/audit/export/part', filter, { format, after: String(after) });
  for (let tries = 1; ; tries += 1) {
    const reply = await call<AuditPart>('GET', path);
    const passes = reply.kind === 'refused' && [429, 503].includes(reply.status);
    if (!passes || tries === mostTries) return reply;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
