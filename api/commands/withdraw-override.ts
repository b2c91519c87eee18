import { findTargets, lockIssue } from '../../db/issues.ts';
import { enqueue } from '../../db/outbox.ts';
import { openOutdatedGate } from '../../db/outdated-gates.ts';
import { endOverride, readOverrides } from '../../db/overrides.ts';
import { findMode } from '../../db/project-modes.ts';
import { rulesInForce } from '../../db/rule-packs.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { ReadygateError } from '../../domain/errors.ts';
import type { Override } from '../../domain/readiness/override.ts';
import { startJudgeIssue } from '../../workflows/judge-issue.ts';
import { overridesView } from '../views/overrides.ts';
import type { Hearing, Speaker } from './give-override.ts';
import { hearChange } from './hear.ts';
import type { CommandResult } from './run-command.ts';

/**
 * Takes a tick or a waiver back, in every mode, and has the issue judged again. For whoever could give it,
 * and for who gave it.
 * @throws {ReadygateError} nothing_to_withdraw, waivers_restricted
 */
export async function withdrawOverride(
  tx: TenantTx,
  { accountId, person: { issue, role } }: Speaker,
  { kind, rule }: Pick<Override, 'kind' | 'rule'>,
  { defaultPack, language, at }: Hearing,
): Promise<CommandResult> {
  const { projectId } = issue;
  await lockIssue(tx, issue.id);
  const inForce = await readOverrides(tx, issue.id);
  const own = inForce.find((one) => one.kind === kind && one.rule === rule);
  if (!own) throw new ReadygateError('nothing_to_withdraw');
  const pack = (await rulesInForce(tx, projectId))?.pack ?? defaultPack;
  const isRestricted = kind === 'waiver' && pack.waivers === 'administrators';
  if (isRestricted && own.accountId !== accountId && role !== 'admin')
    throw new ReadygateError('waivers_restricted');
  await endOverride(tx, issue.id, { kind, rule, by: accountId, at });
  // A project that is off is neither judged nor read.
  if ((await findMode(tx, projectId)) !== 'off')
    await enqueue(tx, startJudgeIssue({ tenantId: tx.tenantId, issueId: issue.id, projectId }), at);
  await openOutdatedGate(tx, issue.id, at);
  await hearChange(tx, issue.id, at);
  tx.audit({
    at,
    action: `${kind}.withdrawn`,
    actor: 'person',
    subject: { kind: 'issue', id: issue.id },
    data: { rule, target: own.target },
    personal: { accountId },
  });
  const left = inForce.filter((one) => one !== own);
  const shown = { pack, language };
  return { status: 200, body: overridesView(left, await findTargets(tx, issue.id), shown) };
}
