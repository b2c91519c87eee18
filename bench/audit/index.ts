import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { verifyChain } from '../../db/audit-chain.ts';
import { createPool } from '../../db/pools.ts';
import { auditBody, type ChainedEntry, entryHash, genesisHash } from '../../domain/audit.ts';
import { createExportCheck, exportLine } from '../../domain/audit-export.ts';
import { digestOf } from '../../domain/canonical.ts';
import { type Killable, startKillable } from '../../tests/helpers/killable.ts';
import { inDirectory } from '../in-directory.ts';
import { type Bench, type BenchResult, BenchUsageError } from '../result.ts';

const usage = `usage: npm run bench -- audit [--json] [--entries N]

  --entries N  entries of the chain (default 200000)`;

/** How fast a chain is verified: in the database, from an export, and from an export in Python. No bar is set. */
export const bench: Bench = { usage, run };

const tenant = '11111111-2222-4333-8444-555555555555';
const page = 5000;
const verifier = join(import.meta.dirname, '../../docs/verify-audit.py');

interface Measured {
  seconds: number;
  /** Bytes resident at the end; null where another process did it. */
  resident: number | null;
}

async function run(args: string[], tell: (text: string) => void): Promise<BenchResult> {
  const count = entriesIn(args);
  return await inDirectory(tell, async (directory, undo) => {
    const killable = await startKillable(tenant);
    undo.push(() => killable.close());
    const file = join(directory, 'export.jsonl');
    tell(`writing ${count} entries`);
    await fill(killable, file, count);
    const readers = createPool(killable.urls.readonly, { max: 1 });
    undo.push(() => readers.end());
    tell('verifying in the database');
    const inDatabase = await measured(async () => {
      const verdict = await verifyChain(readers, tenant);
      if (!verdict.ok || verdict.entries !== count) throw new Error('the chain does not hold');
    });
    tell('verifying the export');
    const ofExport = await measured(() => verifyExport(file));
    tell('verifying the export in Python');
    const inPython = { ...(await measured(async () => verifyInPython(file))), resident: null };
    const ways = { database: inDatabase, export: ofExport, python: inPython };
    return {
      bench: 'audit',
      held: [],
      figures: { entries: count, ...ways },
      tables: [
        {
          head: [`${count} entries`, 'entries/s', 'seconds', 'MB resident'],
          rows: Object.entries(ways).map(([name, { seconds, resident }]) => [
            name,
            Math.round(count / seconds).toLocaleString('en'),
            seconds.toFixed(2),
            resident === null ? '' : String(Math.round(resident / 2 ** 20)),
          ]),
        },
      ],
    };
  });
}

function entriesIn(args: string[]): number {
  try {
    const { values } = parseArgs({
      args,
      options: { entries: { type: 'string', default: '200000' } },
    });
    if (/^[1-9]\d{2,7}$/.test(values.entries)) return Number(values.entries);
  } catch {
    // Told below.
  }
  throw new BenchUsageError('--entries is a number from 100 to 99999999');
}

/** A chain in the place of the tenant's own, in the database and as an export. */
async function fill({ asAdministrator }: Killable, file: string, count: number): Promise<void> {
  await asAdministrator(
    'set session_replication_role = replica; truncate audit_heads, audit_entries, audit_personal',
  );
  const out = createWriteStream(file);
  let last: Pick<ChainedEntry, 'seq' | 'hash'> = { seq: 0, hash: genesisHash(tenant) };
  while (last.seq < count) {
    const entries = pageOf(last, Math.min(page, count - last.seq));
    last = entries.at(-1) ?? last;
    await asAdministrator(
      `insert into audit_entries (tenant_id, seq, prev, hash, body)
       select $1::uuid, * from unnest($2::bigint[], $3::text[], $4::text[], $5::text[])`,
      [
        tenant,
        ...(['seq', 'prev', 'hash', 'body'] as const).map((name) =>
          entries.map((entry) => entry[name]),
        ),
      ],
    );
    if (!out.write(`${entries.map(exportLine).join('\n')}\n`))
      await new Promise<void>((resolve) => out.once('drain', () => resolve()));
  }
  await new Promise<void>((resolve) => out.end(() => resolve()));
  await asAdministrator('insert into audit_heads (tenant_id, seq, hash) values ($1, $2, $3)', [
    ...[tenant, last.seq, last.hash],
  ]);
  await asAdministrator('analyze audit_entries');
}

function pageOf(before: Pick<ChainedEntry, 'seq' | 'hash'>, length: number): ChainedEntry[] {
  let last = before;
  return Array.from({ length }, () => {
    const seq = last.seq + 1;
    const body = auditBody({
      format: 1,
      tenant,
      at: new Date(Date.UTC(2026, 0, 1) + seq * 1000).toISOString(),
      action: 'write.confirmed',
      outcome: 'ok',
      actor: { kind: 'app' },
      subject: {
        kind: 'operation',
        id: `00000000-0000-4000-8000-${String(seq).padStart(12, '0')}`,
      },
      data: { attempts: 1, jiraId: String(seq) },
      personal: digestOf(seq),
    });
    const entry = { seq, prev: last.hash, hash: entryHash(last.hash, seq, body), body };
    last = entry;
    return entry;
  });
}

async function measured(work: () => Promise<void>): Promise<Measured> {
  const began = performance.now();
  await work();
  return { seconds: (performance.now() - began) / 1000, resident: process.memoryUsage.rss() };
}

async function verifyExport(file: string): Promise<void> {
  const check = createExportCheck({ tenant });
  for await (const line of createInterface({ input: createReadStream(file) }))
    if (check.take(line)) throw new Error('the export does not hold');
  if (check.end()) throw new Error('the export does not hold');
}

function verifyInPython(file: string): void {
  const { status } = spawnSync('python3', [verifier, file, '--tenant', tenant], {
    stdio: 'ignore',
  });
  if (status !== 0) throw new Error('the script in Python says otherwise, or there is no python3');
}
