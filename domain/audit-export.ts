import { type AuditEntry, type ChainedEntry, entryHash, genesisHash } from './audit.ts';
import { canonicalJson } from './canonical.ts';
import type { Time, Uuid } from './json.ts';
import { parseStrictJson } from './strict-json.ts';

/** The head of a chain as it was at a time, kept where the database's operator cannot change it. */
export interface Anchor {
  tenant: Uuid;
  at: Time;
  seq: number;
  hash: string;
}

/** The hashes that anchors know of a tenant's chain, by number. */
export function anchoredHashes(anchors: readonly Anchor[], tenant: Uuid): Map<number, string> {
  return new Map(
    anchors.filter((anchor) => anchor.tenant === tenant).map(({ seq, hash }) => [seq, hash]),
  );
}

/** What is wrong with a line of an export, or with its end. */
export type ExportProblem =
  | 'not_canonical' // it is not the one spelling of its entry
  | 'foreign' // its body names another tenant
  | 'missing' // entries before it are not there
  | 'out_of_order' // its number was there before, or comes too late
  | 'altered' // its hash is not that of its content
  | 'relinked' // another entry stood before it
  | 'rewritten' // an anchor knows this number with another hash
  | 'truncated'; // an anchor knows a later entry

export interface ExportFault {
  /** From 1; the line after the last one for what is missing at the end. */
  line: number;
  problem: ExportProblem;
}

export interface ExportRules {
  tenant: Uuid;
  /** The line may be a selection: numbers are left out, and only neighbours are held against each other. */
  selection?: boolean;
  anchors?: readonly Anchor[];
}

/** An entry as a line: the RFC 8785 text of its number, links and body, without an end of line. */
export function exportLine({ seq, prev, hash, body }: ChainedEntry): string {
  return canonicalJson({ seq, prev, hash, body });
}

/** The first line of an export as a table. */
export const csvHeadings = 'seq,at,action,outcome,actor,subject_kind,subject_id,data,prev,hash';

/** An entry as a line of a table. A body holds codes, ids and numbers alone, so no cell can be a formula. */
export function csvLine({ seq, prev, hash, body }: ChainedEntry): string {
  const { at, action, outcome, actor, subject, data } = JSON.parse(body) as AuditEntry;
  const cells = [seq, at, action, outcome, actor.kind, subject.kind, subject.id];
  return [...cells, JSON.stringify(data), prev, hash]
    .map((cell) => (/[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : cell))
    .join(',');
}

/**
 * Verifies an export line by line, in constant memory, with nothing but the lines, the tenant and any anchors.
 * `take` answers what is wrong with a line, `end` what is wrong with the whole; null where nothing is.
 */
export function createExportCheck({ tenant, selection = false, anchors = [] }: ExportRules) {
  const known = anchoredHashes(anchors, tenant);
  const last = { line: 0, seq: 0, hash: genesisHash(tenant) };
  const problemOf = (text: string): ExportProblem | null => {
    const entry = readLine(text);
    if (entry === null) return 'not_canonical';
    const { seq, prev, hash, body } = entry;
    if (tenantOf(body) !== tenant) return 'foreign';
    if (seq <= last.seq) return 'out_of_order';
    if (seq > last.seq + 1 && !selection) return 'missing';
    if (hash !== entryHash(prev, seq, body)) return 'altered';
    if (seq === last.seq + 1 && prev !== last.hash) return 'relinked';
    if (known.has(seq) && known.get(seq) !== hash) return 'rewritten';
    last.seq = seq;
    last.hash = hash;
    return null;
  };
  return {
    take(text: string): ExportFault | null {
      last.line += 1;
      const problem = problemOf(text);
      return problem === null ? null : { line: last.line, problem };
    },
    end(): ExportFault | null {
      const newest = selection ? 0 : Math.max(0, ...known.keys());
      return newest > last.seq ? { line: last.line + 1, problem: 'truncated' } : null;
    },
    /** How many lines were taken, and the last entry that holds. */
    get head() {
      return { lines: last.line, seq: last.seq, hash: last.hash };
    },
  };
}

/** Null where a line is not the one spelling of an entry whose body is canonical too. */
function readLine(text: string): ChainedEntry | null {
  try {
    return entryOf(text);
  } catch {
    // A number that JSON can spell and no machine can hold has no canonical form.
    return null;
  }
}

function entryOf(text: string): ChainedEntry | null {
  const read = parseStrictJson(text, 2);
  if (!('value' in read) || !isEntry(read.value)) return null;
  const body = parseStrictJson(read.value.body, 8);
  if (!('value' in body) || canonicalJson(body.value) !== read.value.body) return null;
  return exportLine(read.value) === text && Object.keys(read.value).length === 4
    ? read.value
    : null;
}

const digits = /^[0-9a-f]{64}$/;

function isEntry(value: unknown): value is ChainedEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { seq, prev, hash, body } = value as Record<string, unknown>;
  return (
    Number.isSafeInteger(seq) &&
    [prev, hash].every((each) => typeof each === 'string' && digits.test(each)) &&
    typeof body === 'string'
  );
}

function tenantOf(body: string): unknown {
  return (JSON.parse(body) as { tenant?: unknown } | null)?.tenant;
}
