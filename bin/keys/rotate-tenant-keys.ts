import { listTenants } from '../../db/clock.ts';
import { beginKeyRotation, endKeyRotation } from '../../db/key-rotations.ts';
import { readKeyVersions } from '../../db/key-versions.ts';
import { oldTransactionsEnded } from '../../db/old-transactions.ts';
import { beginTenantRotation, destroyRetired, resealTenant } from '../../db/tenant-key-rotation.ts';
import type { Uuid } from '../../domain/json.ts';
import { readArguments, requireUuid, wrongArgument } from '../arguments.ts';
import { readConfig } from '../config.ts';
import { requireTenant } from '../operators.ts';
import { createProgress } from './progress.ts';
import { type KeyWork, withKeys } from './with-keys.ts';

/** Values in one transaction. */
const batch = 200;
/** Milliseconds: rows that others hold, and transactions that began before, are waited for so long. */
const patience = 60_000;

/** A tenant whose values were put under its new key. */
interface Resealed {
  tenantId: Uuid;
  done: number;
  left: number;
  /** Of those that are left. */
  unreadable: number;
}

/** Tenants that keep an old key. */
interface Kept {
  /** The command has to be given again. */
  unfinished: number;
  /** All that is left are values that no key opens: nothing more can be done for them. */
  unreadable: number;
}

/**
 * Gives every tenant, or one, a new key. Old keys are destroyed when nothing is under them and every
 * transaction that may have read a value from before has ended.
 */
export async function rotateTenantKeys(args: string[], usage: string): Promise<number> {
  const { values, positionals } = readArguments(args, { tenant: { type: 'string' } }, usage);
  if (positionals.length > 0) throw wrongArgument(positionals.join(' '), usage);
  const { tenant } = values;
  const named = tenant === undefined ? null : requireUuid('--tenant', tenant, usage);
  return await withKeys(readConfig(process.env), (work) =>
    named === null ? rotateAll(work) : rotateOne(work, named),
  );
}

/** What an earlier command left undone is finished first, so that every tenant gets a key of this one. */
async function rotateAll(work: KeyWork): Promise<number> {
  const { before, goesOn } = await beginKeyRotation(work.clockPool, work.clock());
  if (goesOn) process.stdout.write(`going on with the rotation of ${before.toISOString()}\n`);
  const kept = await rotateEach(work, await listTenants(work.clockPool), before);
  if (kept.unfinished > 0) return 1;
  await endKeyRotation(work.clockPool, work.clock());
  return goesOn ? await rotateAll(work) : exitCodeOf(kept);
}

/** As for all: one that was stopped made its key already, and is finished first. */
async function rotateOne(work: KeyWork, tenantId: Uuid): Promise<number> {
  await work.withTenant(tenantId, requireTenant);
  const { all } = await readKeyVersions(work.pool, tenantId);
  if (all.some(({ state }) => state === 'retiring')) {
    say(tenantId, 'going on with a rotation from before');
    const { unfinished } = await rotateEach(work, [tenantId], new Date(0));
    if (unfinished > 0) return 1;
  }
  return exitCodeOf(await rotateEach(work, [tenantId], work.clock()));
}

const exitCodeOf = ({ unfinished, unreadable }: Kept) => (unfinished + unreadable > 0 ? 1 : 0);

async function rotateEach(work: KeyWork, tenants: readonly Uuid[], before: Date): Promise<Kept> {
  const resealed: Resealed[] = [];
  const began = performance.now();
  for (const [index, tenantId] of tenants.entries()) {
    const version = await beginTenantRotation(work, tenantId, before);
    if (version === null) continue;
    const progress = createProgress(`tenant ${index + 1} of ${tenants.length}, values`);
    const report = ({ done, total }: { done: number; total: number }) => progress(done, total);
    const result = await resealTenant(work, tenantId, version, { limit: batch, patience, report });
    if (result.unreadable > 0) say(tenantId, `${result.unreadable} values cannot be read`);
    resealed.push({ tenantId, ...result });
  }
  const seconds = (performance.now() - began) / 1000;
  const quiet = resealed.length === 0 || (await oldTransactionsEnded(work.pool, patience));
  const kept: Kept = { unfinished: 0, unreadable: 0 };
  for (const { tenantId, done, left: others, unreadable } of resealed) {
    const destroyed = quiet && others <= unreadable ? await destroyRetired(work, tenantId) : [];
    if (others > 0 && others <= unreadable) kept.unreadable += 1;
    else if (destroyed.length === 0) kept.unfinished += 1;
    say(tenantId, `${done} values are under the new key; ${fateOf(destroyed, { others, quiet })}`);
  }
  const total = resealed.reduce((sum, { done }) => sum + done, 0);
  const rate = `${total} values in ${seconds.toFixed(1)} s, ${Math.round(total / seconds)} a second`;
  process.stdout.write(`${resealed.length} tenants, ${rate}; ${endOf(kept)}\n`);
  return kept;
}

function endOf({ unfinished, unreadable }: Kept): string {
  const ends = [
    ...(unfinished > 0 ? [`${unfinished} keep an old key: give the command again`] : []),
    ...(unreadable > 0 ? [`${unreadable} keep an old key for values that no key opens`] : []),
  ];
  return ends.join('; ') || 'no old key is left';
}

function fateOf(
  destroyed: readonly number[],
  { others, quiet }: { others: number; quiet: boolean },
): string {
  const fates = [
    ...(destroyed.length > 0 ? [`destroyed: version ${destroyed.join(', ')}`] : []),
    ...(others > 0 ? [`${others} are not, so their old key stays`] : []),
  ];
  if (fates.length > 0) return fates.join('; ');
  return quiet ? 'the old key is still in use' : 'a transaction from before is still open';
}

function say(tenantId: Uuid, text: string): void {
  process.stdout.write(`${tenantId}: ${text}\n`);
}
