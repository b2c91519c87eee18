import {
  type AuditEntry,
  auditBody,
  type ChainedEntry,
  entryHash,
  genesisHash,
} from '../../domain/audit.ts';
import { type Anchor, exportLine } from '../../domain/audit-export.ts';

export const tenant = '11111111-2222-4333-8444-555555555555';
const stranger = '99999999-2222-4333-8444-555555555555';

const entryOf = (n: number, of: string): AuditEntry => ({
  format: 1,
  tenant: of,
  at: new Date(Date.UTC(2026, 10, 24, 10, 0, n)).toISOString(),
  action: n % 3 === 0 ? 'decision.recorded' : 'issue.judged',
  outcome: 'ok',
  actor: { kind: n % 2 === 0 ? 'person' : 'app' },
  // One name that looks the same in two Unicode forms.
  subject: { kind: 'issue', id: n % 5 === 0 ? `caf\u00e9-${n}` : String(n) },
  data: { score: n, share: n / 7, small: n / 1e8 },
  personal: null,
});

/** A chain, linked as it is when it is written. */
export function chainOf(length: number, of = tenant): ChainedEntry[] {
  return relink(
    Array.from({ length }, (_, n) => ({
      seq: n + 1,
      prev: '',
      hash: '',
      body: auditBody(entryOf(n + 1, of)),
    })),
    genesisHash(of),
  );
}

/** Numbers, links and hashes made anew, as somebody does who knows how. */
function relink(entries: ChainedEntry[], first: string, seq = 1): ChainedEntry[] {
  let prev = first;
  return entries.map(({ body }, index) => {
    const hash = entryHash(prev, seq + index, body);
    const linked = { seq: seq + index, prev, hash, body };
    prev = hash;
    return linked;
  });
}

export const anchorsOf = (entries: readonly ChainedEntry[]): Anchor[] =>
  [entries[Math.floor(entries.length / 2)], entries.at(-1)].map((entry) => ({
    tenant,
    at: '2026-11-24T12:00:00.000Z',
    seq: entry!.seq,
    hash: entry!.hash,
  }));

const change = (body: string, changes: Partial<AuditEntry>): string =>
  auditBody({ ...(JSON.parse(body) as AuditEntry), ...changes });
const linesOf = (entries: readonly ChainedEntry[]) => entries.map(exportLine);

/** Kinds in which whoever tampers has the head of the database fit what they left. */
export const headFits: ReadonlySet<string> = new Set(['an older state shown as the present one']);

/** Sixteen ways to tamper with an export, each at a position from 0 that is neither the first nor the last line. */
export const tamperings: Record<string, (entries: ChainedEntry[], at: number) => string[]> = {
  'an entry edited': (entries, at) =>
    linesOf(
      entries.map((entry, n) =>
        n === at ? { ...entry, body: change(entry.body, { outcome: 'denied' }) } : entry,
      ),
    ),
  'an entry deleted': (entries, at) => linesOf(entries.toSpliced(at, 1)),
  'an entry inserted, hashed and linked': (entries, at) => {
    const { prev, hash, body } = entries[at]!;
    const seq = at + 1;
    const made = change(body, { action: 'write.confirmed' });
    return linesOf(
      entries.toSpliced(at, 0, { seq, prev, hash: entryHash(prev, seq, made) || hash, body: made }),
    );
  },
  'two entries swapped': (entries, at) =>
    linesOf(entries.toSpliced(at - 1, 2, entries[at]!, entries[at - 1]!)),
  'an entry twice': (entries, at) => linesOf(entries.toSpliced(at, 0, entries[at]!)),
  'all in another order': (entries, at) => linesOf([...entries.slice(at), ...entries.slice(0, at)]),
  'the end cut off': (entries, at) => linesOf(entries.slice(0, at)),
  'the beginning cut off': (entries, at) => linesOf(entries.slice(at)),
  'an entry of another tenant': (entries, at) =>
    linesOf(entries.toSpliced(at, 1, chainOf(entries.length, stranger)[at]!)),
  'all rewritten from a point on': (entries, at) =>
    linesOf([
      ...entries.slice(0, at),
      ...relink(
        entries
          .slice(at)
          .map((entry) => ({ ...entry, body: change(entry.body, { actor: { kind: 'system' } }) })),
        entries[at - 1]!.hash,
        at + 1,
      ),
    ]),
  'the chain of another tenant under this name': (entries) =>
    linesOf(chainOf(entries.length, stranger)),
  // A backup that was restored: every link, hash and the head are those of then.
  'an older state shown as the present one': (entries, at) => linesOf(entries.slice(0, at)),
  'a time set back': (entries, at) =>
    linesOf(
      entries.map((entry, n) =>
        n === at
          ? { ...entry, body: change(entry.body, { at: '2026-01-01T00:00:00.000Z' }) }
          : entry,
      ),
    ),
  'the same JSON spelt otherwise': (entries, at) =>
    linesOf(entries).map((line, n) => (n === at ? line.replace('"hash":', '"hash": ') : line)),
  'the same name in another Unicode form': (entries, at) => {
    const from = entries.findIndex(
      ({ body }, n) => n >= Math.min(at, entries.length - 5) && body.includes('\u00e9'),
    );
    return linesOf(entries).map((line, n) => (n === from ? line.normalize('NFD') : line));
  },
  'one bit other': (entries, at) =>
    linesOf(entries).map((line, n) => {
      if (n !== at) return line;
      const place = (at * 37) % line.length;
      return (
        line.slice(0, place) +
        String.fromCharCode(line.charCodeAt(place) ^ 1) +
        line.slice(place + 1)
      );
    }),
};
