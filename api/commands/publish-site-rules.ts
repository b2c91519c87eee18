import { markProject } from '../../db/published-scores.ts';
import {
  findRules,
  insertRules,
  listProjectRules,
  outdateReports,
  outdateWithoutOwn,
  type StoredRules,
  siteRules,
} from '../../db/rule-packs.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { isReadygateError, ReadygateError } from '../../domain/errors.ts';
import type { Pack, PackFile } from '../../domain/readiness/pack/pack.ts';
import { parsePack } from '../../domain/readiness/pack/parse.ts';
import { resolvePack } from '../../domain/readiness/pack/resolve.ts';
import { rulesView } from '../views/rules.ts';
import type { RulesPublication } from './publish-rules.ts';
import type { CommandResult } from './run-command.ts';

interface SitePublication extends Omit<RulesPublication, 'projectId'> {
  shipped: ReadonlyMap<string, PackFile>;
}

/**
 * Publishes the next version of a site's rules. They count for every project without its own; rules of projects that
 * extend them are published anew with what they inherit now, all of them or nothing.
 * @throws {ReadygateError} rules_changed when somebody published after what the author saw; invalid_pack where rules
 *   of a project cannot extend them
 */
export async function publishSiteRules(
  tx: TenantTx,
  { accountId, seen, source, pack, shipped }: SitePublication,
  at: Date,
): Promise<CommandResult> {
  const before = await findRules(tx, siteRules);
  const by = { publishedBy: accountId, publishedAt: at.toISOString() };
  const rules = { version: seen + 1, source, pack, ...by };
  if ((before?.version ?? 1) !== seen || !(await insertRules(tx, siteRules, rules)))
    throw new ReadygateError('rules_changed', { path: '/version' });
  const known = new Map([...shipped, [pack.id, parsePack(source)]]);
  const names = [pack.id, before?.pack.id];
  const noted = (
    subject: { kind: 'project' | 'tenant'; id: string },
    of: StoredRules,
    reports: number,
  ) =>
    tx.audit({
      at,
      action: 'rules.published',
      actor: 'person',
      subject,
      data: { pack: of.pack.id, version: of.version, digest: of.pack.digest, reports },
      personal: { accountId },
    });
  for (const [projectId, heir] of await listProjectRules(tx)) {
    const file = parsePack(heir.source);
    if (file.extends === undefined || !names.includes(file.extends)) continue;
    const inherited = {
      ...heir,
      ...by,
      version: heir.version + 1,
      pack: heirOf(file, projectId, known),
    };
    await insertRules(tx, projectId, inherited);
    const reports = await outdateReports(tx, projectId, at);
    await markProject(tx, projectId, at);
    noted({ kind: 'project', id: projectId }, inherited, reports);
  }
  const projects = await outdateWithoutOwn(tx, at);
  for (const projectId of projects) await markProject(tx, projectId, at);
  noted({ kind: 'tenant', id: tx.tenantId }, rules, projects.length);
  return { status: 200, body: rulesView(rules, new Map()) };
}

function heirOf(file: PackFile, projectId: string, known: ReadonlyMap<string, PackFile>): Pack {
  try {
    return resolvePack(file, known);
  } catch (error) {
    if (!isReadygateError(error, 'invalid_pack')) throw error;
    const expected = `rules that those of the project ${projectId} can extend`;
    throw new ReadygateError('invalid_pack', { path: '/', expected });
  }
}
