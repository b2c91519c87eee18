import { findRules, siteRules } from '../db/rule-packs.ts';
import type { TenantTx } from '../db/tenant-tx.ts';
import type { PackFile } from '../domain/readiness/pack/pack.ts';
import { parsePack } from '../domain/readiness/pack/parse.ts';

/** The packs that rules of a project may extend: those that ship, and that of the site. */
export async function knownPacks(
  tx: TenantTx,
  shipped: ReadonlyMap<string, PackFile>,
): Promise<ReadonlyMap<string, PackFile>> {
  const site = await findRules(tx, siteRules);
  if (!site) return shipped;
  const file = parsePack(site.source);
  return new Map([...shipped, [file.id, file]]);
}
