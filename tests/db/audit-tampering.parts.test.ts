import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { verifyChain } from '../../db/audit-chain.ts';
import type { ChainedEntry } from '../../domain/audit.ts';
import { createExportCheck, exportLine } from '../../domain/audit-export.ts';
import { installTenant, type TestDatabase, withDatabase } from '../helpers/database.ts';
import { anchorsOf, chainOf, headFits, tamperings, tenant } from '../helpers/tampering.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase();
  await installTenant(database, tenant);
});
afterAll(() => database.close());

const length = 40;
/** The entry that is tampered with is number 21. */
const at = 20;
const chain = chainOf(length);

beforeEach(async () => {
  await database.asAdministrator(`set session_replication_role = replica;
    delete from audit_entries where tenant_id = '${tenant}'; delete from audit_heads where tenant_id = '${tenant}'`);
  const last = chain.at(-1)!;
  await database.asAdministrator(
    'insert into audit_heads (tenant_id, seq, hash) values ($1, $2, $3)',
    [tenant, last.seq, last.hash],
  );
});

/** Puts entries in the place of the chain, one behind the other; the head stays as it was. */
async function store(entries: readonly Omit<ChainedEntry, 'seq'>[]): Promise<void> {
  await database.asAdministrator(
    `insert into audit_entries (tenant_id, seq, prev, hash, body)
     select $1::uuid, n, prev, hash, body
       from unnest($2::text[], $3::text[], $4::text[]) with ordinality e (prev, hash, body, n)`,
    [
      tenant,
      entries.map(({ prev }) => prev),
      entries.map(({ hash }) => hash),
      entries.map(({ body }) => body),
    ],
  );
}

/** A line as a row. Where the line itself is spelt otherwise, it is the body that is. */
function rowOf(line: string, index: number): Omit<ChainedEntry, 'seq'> {
  const original = chain[index] ?? chain[0]!;
  try {
    const row = JSON.parse(line) as ChainedEntry;
    if (row.body !== original.body || line === JSON.stringify(row)) return row;
  } catch {
    // A bit of the frame: no row has one.
  }
  return { ...original, body: original.body.replace('"action"', ' "action"') };
}

/** Puts the head behind the last of these rows. */
const fitHead = (rows: readonly Pick<ChainedEntry, 'hash'>[]) =>
  database.asAdministrator('update audit_heads set seq = $2, hash = $3 where tenant_id = $1', [
    ...[tenant, rows.length, rows.at(-1)!.hash],
  ]);

const inDatabase = async (anchored: boolean): Promise<string> => {
  const anchors = anchored ? anchorsOf(chain) : [];
  const verdict = await verifyChain(database.pools.readonly, tenant, anchors);
  return verdict.ok ? 'holds' : `${verdict.problem} ${verdict.seq}`;
};

const inExport = (lines: string[], anchored: boolean): string => {
  const { take, end } = createExportCheck({ tenant, anchors: anchored ? anchorsOf(chain) : [] });
  for (const line of lines) {
    const fault = take(line);
    if (fault) return `${fault.problem} ${fault.line}`;
  }
  const fault = end();
  return fault ? `${fault.problem} ${fault.line}` : 'holds';
};

/** The table of docs/audit.md: what was done, and what is said of it. */
const documented = readFileSync(new URL('../../docs/audit.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => /^\| \d+ /.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  );

describe('X2 the sixteen kinds of tampering', () => {
  it('an untouched chain holds', async () => {
    await store(chain);
    expect([await inDatabase(false), await inDatabase(true)]).toEqual(['holds', 'holds']);
  });

  it.each(Object.entries(tamperings))('are found and named: %s', async (kind, tamper) => {
    const lines = tamper(chain, at);
    const row = documented.find(([, name]) => name === kind);
    const rows = lines.map(rowOf);
    await store(rows);
    if (headFits.has(kind)) await fitHead(rows);
    const said = [
      ...[await inDatabase(false), await inDatabase(true)],
      ...[inExport(lines, false), inExport(lines, true)],
    ];
    expect([kind, ...said]).toEqual([kind, ...(row?.slice(2) ?? [])]);
    // None is overlooked where there are anchors.
    expect([said[1], said[3]]).not.toContain('holds');
  });

  it('only anchors find an older state of the database, which the head of then belongs to', async () => {
    const unseen: string[] = [];
    for (const [kind, tamper] of Object.entries(tamperings)) {
      const rows = tamper(chain, at).map(rowOf);
      await database.asAdministrator(`set session_replication_role = replica; truncate audit_entries cascade;
        update audit_heads set seq = ${length}, hash = '${chain.at(-1)!.hash}'`);
      await store(rows);
      if (headFits.has(kind)) await fitHead(rows);
      if ((await inDatabase(false)) === 'holds') unseen.push(kind);
    }
    expect(unseen).toEqual(['an older state shown as the present one']);
  });

  it('an older anchor, shown with an older state, says nothing: only one that was kept by whoever verifies does', () => {
    const then = chain.slice(0, at);
    const shown = createExportCheck({ tenant, anchors: anchorsOf(then) });
    expect(then.map((entry) => shown.take(exportLine(entry)))).toEqual(then.map(() => null));
    expect(shown.end()).toBeNull();
    expect(inExport(then.map(exportLine), true)).toBe('truncated 21');
  });

  it('only anchors find what was cut off an export, or written anew with hashes that fit', () => {
    const unseen = Object.entries(tamperings)
      .filter(([, tamper]) => inExport(tamper(chain, at), false) === 'holds')
      .map(([kind]) => kind);
    expect(unseen).toEqual([
      'the end cut off',
      'all rewritten from a point on',
      'an older state shown as the present one',
    ]);
  });

  it.each([
    ['the end cut off', 'truncated 21'],
    ['all rewritten from a point on', 'rewritten 21'],
  ])('only anchors find %s where the head was made to fit as well', async (kind, verdict) => {
    const lines = tamperings[kind]!(chain, at);
    const rows = lines.map(rowOf);
    await store(rows);
    await fitHead(rows);
    expect([await inDatabase(false), await inDatabase(true)]).toEqual(['holds', verdict]);
    expect(inExport(lines, true)).toBe(verdict);
  });

  it('stand in docs/audit.md, each with a row of its own', () => {
    expect(documented.map(([, name]) => name)).toEqual(Object.keys(tamperings));
    expect(documented.map(([number]) => Number(number))).toEqual(
      Array.from({ length: 16 }, (_, index) => index + 1),
    );
  });
});
