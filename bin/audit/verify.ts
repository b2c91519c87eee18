import type pg from 'pg';
import { type ChainVerdict, verifyChain } from '../../db/audit-chain.ts';
import type { Anchor } from '../../domain/audit-export.ts';
import { isReadygateError, ReadygateError } from '../../domain/errors.ts';
import type { Uuid } from '../../domain/json.ts';
import { readArguments, requireUuid, wrongArgument } from '../arguments.ts';
import { readConfig } from '../config.ts';
import { tenantsNamed } from '../operators.ts';
import { readAnchors } from './anchors.ts';
import { withReadonly } from './readonly.ts';
import { verifyFile } from './verify-file.ts';

const usage =
  'readygate audit verify [--tenant UUID] [--anchors FILE] [--format json|text]; of an export: readygate audit verify FILE|- --tenant UUID [--selection] [--anchors FILE]';

interface Verified {
  tenant: Uuid;
  verdict: ChainVerdict;
}

/**
 * Verifies audit chains, or one export: 0 when all hold, 1 when one does not. One line per tenant, then one for all.
 * A tenant that anchors name and the database does not is a chain that was cut off at its beginning.
 */
export async function verify(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(
    args,
    {
      tenant: { type: 'string' },
      format: { type: 'string', default: 'text' },
      selection: { type: 'boolean', default: false },
      anchors: { type: 'string' },
    },
    usage,
  );
  const [file, ...more] = positionals;
  if (more.length > 0) throw wrongArgument('the arguments', usage);
  if (file !== undefined) {
    const tenant = requireUuid('--tenant', values.tenant, usage);
    return await verifyFile(file, { tenant, selection: values.selection, anchors: values.anchors });
  }
  if (values.selection) throw wrongArgument('the arguments', usage);
  if (values.format !== 'text' && values.format !== 'json') throw wrongArgument('--format', usage);
  const write = values.format === 'json' ? jsonLine : textLine;
  const anchors = await readAnchors(values.anchors);
  const config = readConfig(process.env);
  return await withReadonly(config, async (pool) => {
    const named = await tenantsNamed(config, values.tenant, usage);
    const anchored = values.tenant === undefined ? anchors.map(({ tenant }) => tenant) : [];
    const tenants = [...new Set([...named, ...anchored])];
    const results = await verifyEach({ pool, anchors }, tenants, (result) => write(result));
    write(results);
    return results.every(({ verdict }) => verdict.ok) ? 0 : 1;
  });
}

interface Source {
  pool: pg.Pool;
  anchors: readonly Anchor[];
}

async function verifyEach(
  source: Source,
  tenants: readonly Uuid[],
  report: (result: Verified) => void,
): Promise<Verified[]> {
  const results: Verified[] = [];
  for (const tenant of tenants) {
    const result = { tenant, verdict: await verifyOne(source, tenant) };
    report(result);
    results.push(result);
  }
  return results;
}

async function verifyOne({ pool, anchors }: Source, tenant: Uuid): Promise<ChainVerdict> {
  try {
    return await verifyChain(pool, tenant, anchors);
  } catch (error) {
    if (!isReadygateError(error, 'not_found')) throw error;
    if (anchors.some((anchor) => anchor.tenant === tenant))
      return { ok: false, entries: 0, seq: 1, problem: 'truncated' };
    throw new ReadygateError('not_found', { ...error.details, path: '--tenant' });
  }
}

function jsonLine(result: Verified | Verified[]): void {
  const line = Array.isArray(result)
    ? {
        ok: result.every(({ verdict }) => verdict.ok),
        tenants: result.length,
        entries: countEntries(result),
        broken: result.filter(({ verdict }) => !verdict.ok).map(({ tenant }) => tenant),
      }
    : { tenant: result.tenant, ...result.verdict };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function textLine(result: Verified | Verified[]): void {
  process.stdout.write(`${Array.isArray(result) ? summaryText(result) : tenantText(result)}\n`);
}

function tenantText({ tenant, verdict }: Verified): string {
  return verdict.ok
    ? `${tenant}: ${verdict.entries} entries, the chain holds`
    : `${tenant}: broken at entry ${verdict.seq} (${verdict.problem}); ${verdict.entries} entries before it hold`;
}

function summaryText(results: Verified[]): string {
  const broken = results.filter(({ verdict }) => !verdict.ok).length;
  const state = broken === 0 ? 'every chain holds' : `${broken} broken`;
  return `${results.length} tenants, ${countEntries(results)} entries: ${state}`;
}

function countEntries(results: Verified[]): number {
  return results.reduce((sum, { verdict }) => sum + verdict.entries, 0);
}
