import { listTenants } from '../../db/clock.ts';
import { findKeyRotation } from '../../db/key-rotations.ts';
import { listWrappedKeys } from '../../db/key-store.ts';
import { type KeyVersion, readKeyVersions } from '../../db/key-versions.ts';
import { countOthers } from '../../db/reseal.ts';
import { inTenant } from '../../db/session.ts';
import type { Uuid } from '../../domain/json.ts';
import { readArguments, requireUuid, wrongArgument } from '../arguments.ts';
import { readConfig } from '../config.ts';
import { requireTenant } from '../operators.ts';
import { type KeyWork, withKeys } from './with-keys.ts';

const usage = 'readygate keys status [--tenant UUID] [--format json|text]';

/** What there is of keys. Ids, versions, states and numbers only. */
interface KeyStatus {
  /** By wrapping key, the active one first: how many tenant keys it wraps, and whether READYGATE_KEYS has it. */
  wrapping: { id: string; keys: number; known: boolean }[];
  tenants: { tenant: Uuid; versions: Pick<KeyVersion, 'version' | 'state'>[]; missing: number[] }[];
  /** Values under another key than the active one; only where one tenant was asked for. */
  others?: number;
  /** Since when a rotation of all tenants is under way. */
  rotating: Date | null;
}

/**
 * Tells versions and numbers of keys. 0 when all of them are where they should be; 1 when a tenant's key is
 * not in the store, or one that is wraps by a key that READYGATE_KEYS does not have.
 */
export async function status(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(
    args,
    { tenant: { type: 'string' }, format: { type: 'string', default: 'text' } },
    usage,
  );
  if (positionals.length > 0) throw wrongArgument(positionals.join(' '), usage);
  if (values.format !== 'text' && values.format !== 'json') throw wrongArgument('--format', usage);
  const { tenant } = values;
  const named = tenant === undefined ? null : requireUuid('--tenant', tenant, usage);
  const found = await withKeys(readConfig(process.env), (work) => readStatus(work, named));
  const text = values.format === 'json' ? `${JSON.stringify(found)}\n` : statusText(found);
  process.stdout.write(text);
  const whole =
    found.wrapping.every(({ known }) => known) &&
    found.tenants.every(({ missing }) => missing.length === 0);
  return whole ? 0 : 1;
}

async function readStatus(work: KeyWork, named: Uuid | null): Promise<KeyStatus> {
  if (named !== null) await work.withTenant(named, requireTenant);
  const { wrapping, kept } = await readStore(work);
  const tenants: KeyStatus['tenants'] = [];
  for (const tenant of named === null ? await listTenants(work.clockPool) : [named]) {
    const { all } = await readKeyVersions(work.pool, tenant);
    const missing = all.filter(
      ({ version, state }) => state !== 'destroyed' && !kept.has(`${tenant}/${version}`),
    );
    tenants.push({
      tenant,
      versions: all.map(({ version, state }) => ({ version, state })),
      missing: missing.map(({ version }) => version),
    });
  }
  const rotating = await findKeyRotation(work.clockPool);
  if (named === null) return { wrapping, tenants, rotating };
  const active = tenants[0]?.versions.find(({ state }) => state === 'active')?.version ?? 0;
  const others = await inTenant(work.pool, named, (session) => countOthers(session, named, active));
  return { wrapping, tenants, rotating, others };
}

async function readStore({ namesPool, ring }: KeyWork) {
  const kept = new Set<string>();
  const counts = new Map<string, number>([[ring.activeId, 0]]);
  for await (const { tenantId, version, wrappingKey } of listWrappedKeys(namesPool)) {
    kept.add(`${tenantId}/${version}`);
    counts.set(wrappingKey, (counts.get(wrappingKey) ?? 0) + 1);
  }
  const wrapping = [...counts].map(([id, keys]) => ({ id, keys, known: ring.keys.has(id) }));
  return { kept, wrapping };
}

function statusText({ wrapping, tenants, rotating, others }: KeyStatus): string {
  const [active, ...older] = wrapping.map(
    ({ id, keys, known }) => `${id} wraps ${keys}${known ? '' : ', and READYGATE_KEYS lacks it'}`,
  );
  const lines = [`wrapping key ${active} (active)`, ...older.map((text) => `wrapping key ${text}`)];
  const all = tenants.flatMap(({ versions }) => versions);
  const count = (wanted: string) => all.filter(({ state }) => state === wanted).length;
  lines.push(
    `${tenants.length} tenants: ${count('active')} active keys, ${count('retiring')} retiring, ${count('destroyed')} destroyed`,
  );
  for (const { tenant, versions, missing } of tenants) {
    if (others !== undefined) {
      const said = versions.map(({ version, state }) => `${version} ${state}`).join(', ');
      lines.push(`${tenant}: ${said}; ${others} values are not under the active key`);
    }
    if (missing.length > 0)
      lines.push(`${tenant}: not in the key store: version ${missing.join(', ')}`);
  }
  if (rotating) lines.push(`a rotation of ${rotating.toISOString()} is under way`);
  return `${lines.join('\n')}\n`;
}
