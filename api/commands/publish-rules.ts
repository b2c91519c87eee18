import { markProject } from '../../db/published-scores.ts';
import { findRules, insertRules, outdateReports } from '../../db/rule-packs.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { ReadygateError } from '../../domain/errors.ts';
import { type FailedCase, failuresOfCase } from '../../domain/readiness/pack/cases.ts';
import { exportPack } from '../../domain/readiness/pack/export.ts';
import type { Pack, PackFile } from '../../domain/readiness/pack/pack.ts';
import { parsePack, resolveFile } from '../../domain/readiness/pack/parse.ts';
import { createTurnTaking } from '../turn-taking.ts';
import { rulesView } from '../views/rules.ts';
import type { CommandResult } from './run-command.ts';

interface RulesDraft {
  source: string;
  pack: Pack;
}

export interface RulesPublication extends RulesDraft {
  projectId: string;
  accountId: string;
  /** The version that its author saw. */
  seen: number;
}

/**
 * A pack that may be published: for readiness, and its own cases hold.
 * @throws {ReadygateError} invalid_pack with line, path and expectation
 */
export async function draftRules(
  source: string,
  shipped: ReadonlyMap<string, PackFile>,
): Promise<RulesDraft> {
  const file = parsePack(source);
  const pack = resolveFile(file, source, shipped);
  if (shipped.has(pack.id))
    throw new ReadygateError('invalid_pack', { path: '/id', expected: 'an id of its own' });
  if ((pack.purpose ?? 'ready') !== 'ready')
    throw new ReadygateError('invalid_pack', { path: '/purpose', expected: 'ready' });
  const failed = await firstFailure(pack);
  if (failed)
    throw new ReadygateError('invalid_pack', {
      path: failed.path,
      expected: `${failed.actual}, which is what comes out, or another rule`,
    });
  return { source: exportPack(file), pack };
}

/** There may be many cases: others have their turn in between. */
async function firstFailure(pack: Pack): Promise<FailedCase | undefined> {
  const turns = createTurnTaking();
  for (const index of pack.cases.keys()) {
    const [failed] = await turns.work(() => failuresOfCase(pack, index));
    if (failed) return failed;
  }
  return undefined;
}

/**
 * Publishes the next version of a project's rules. Reports by the former one are out of date from then on.
 * @throws {ReadygateError} rules_changed when somebody published after what the author saw
 */
export async function publishRules(
  tx: TenantTx,
  { projectId, accountId, seen, source, pack }: RulesPublication,
  at: Date,
): Promise<CommandResult> {
  const before = await findRules(tx, projectId);
  const rules = {
    version: seen + 1,
    source,
    pack,
    publishedBy: accountId,
    publishedAt: at.toISOString(),
  };
  if ((before?.version ?? 1) !== seen || !(await insertRules(tx, projectId, rules)))
    throw new ReadygateError('rules_changed', { path: '/version' });
  const reports = await outdateReports(tx, projectId, at);
  await markProject(tx, projectId, at);
  tx.audit({
    at,
    action: 'rules.published',
    actor: 'person',
    subject: { kind: 'project', id: projectId },
    data: { pack: pack.id, version: rules.version, digest: pack.digest, reports },
    personal: { accountId },
  });
  return { status: 200, body: rulesView(rules, new Map()) };
}
