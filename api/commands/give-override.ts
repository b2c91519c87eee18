import { randomUUID } from 'node:crypto';
import { findIssue, findTargets, lockIssue } from '../../db/issues.ts';
import { enqueue } from '../../db/outbox.ts';
import { openOutdatedGate } from '../../db/outdated-gates.ts';
import { endOverride, insertOverride, readOverrides } from '../../db/overrides.ts';
import { findMode } from '../../db/project-modes.ts';
import { getReportDigest } from '../../db/reports.ts';
import { rulesInForce } from '../../db/rule-packs.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import type { Digest } from '../../domain/canonical.ts';
import { ReadygateError } from '../../domain/errors.ts';
import type { Targets } from '../../domain/readiness/judgement.ts';
import { meaningOf } from '../../domain/readiness/meaning.ts';
import { outOfDate } from '../../domain/readiness/out-of-date.ts';
import type { Override } from '../../domain/readiness/override.ts';
import type { Pack } from '../../domain/readiness/pack/pack.ts';
import type { ReaderLanguage } from '../../domain/readiness/rule.ts';
import { startJudgeIssue } from '../../workflows/judge-issue.ts';
import type { PersonInJira } from '../caller.ts';
import { overridesView } from '../views/overrides.ts';
import { hearChange } from './hear.ts';
import type { CommandResult } from './run-command.ts';

export interface Speaker {
  accountId: string;
  person: PersonInJira;
}

/** How what a person says is heard, and shown again. */
export interface Hearing {
  defaultPack: Pack;
  language: ReaderLanguage;
  at: Date;
}

interface Said extends Pick<Override, 'kind' | 'rule'> {
  /** The digest of the report that the person was shown. */
  report: string;
  /** Null for a tick. */
  reason: string | null;
}

/**
 * Keeps a tick or a waiver for an issue as it was judged, and has it judged again. What it is bound to comes
 * from the judgement that the person was shown, and from what the rule means now. The same said again changes nothing; with another reason, or
 * of what the rule fails for now, it takes the place of the one before.
 * @throws {ReadygateError} project_off, rule_unknown, rule_not_manual, waivers_restricted, report_outdated,
 *   judged_again, rule_not_failed, issue_unreadable
 */
export async function giveOverride(
  tx: TenantTx,
  { accountId, person }: Speaker,
  said: Said,
  { defaultPack, language, at }: Hearing,
): Promise<CommandResult> {
  const { issue, role } = person;
  const { kind, rule, reason } = said;
  const { projectId } = issue;
  if ((await findMode(tx, projectId)) === 'off') throw new ReadygateError('project_off');
  const pack = (await rulesInForce(tx, projectId))?.pack ?? defaultPack;
  requireRule(pack, said, role === 'admin');
  // Two people at once are one after the other, and each of them sees what the other said.
  await lockIssue(tx, issue.id);
  const targets = await requireTargets(tx, issue.id, { pack, at, shown: said.report });
  const target = requireTarget(targets, said);
  const meaning = meaningOf(pack, rule);
  const before = (await readOverrides(tx, issue.id)).find(
    (one) => one.kind === kind && one.rule === rule,
  );
  const isSame =
    before?.target === target && before.meaning === meaning && before.reason === reason;
  if (!isSame) {
    if (before) await endOverride(tx, issue.id, { kind, rule, by: accountId, at });
    const bound = { kind, rule, target, meaning };
    const given = { overrideId: randomUUID(), ...bound, reason, accountId, givenAt: at };
    await insertOverride(tx, issue.id, given);
    await enqueue(tx, startJudgeIssue({ tenantId: tx.tenantId, issueId: issue.id, projectId }), at);
    await openOutdatedGate(tx, issue.id, at);
    await hearChange(tx, issue.id, at);
    tx.audit({
      at,
      action: `${kind}.given`,
      actor: 'person',
      subject: { kind: 'issue', id: issue.id },
      data: { rule, target, replaced: before !== undefined },
      personal: { accountId, ...(reason === null ? {} : { reason }) },
    });
  }
  const shown = { pack, language };
  return { status: 200, body: overridesView(await readOverrides(tx, issue.id), targets, shown) };
}

function requireRule(pack: Pack, { kind, rule }: Said, isAdministrator: boolean): void {
  const setting = Object.hasOwn(pack.rules, rule) ? pack.rules[rule] : undefined;
  if (!setting) throw new ReadygateError('rule_unknown', { path: '/rule' });
  if (kind === 'tick' && !setting.manual)
    throw new ReadygateError('rule_not_manual', { path: '/rule' });
  if (kind === 'waiver' && pack.waivers === 'administrators' && !isAdministrator)
    throw new ReadygateError('waivers_restricted');
}

/**
 * What the person was shown, if it is still what counts. That people said more since changes nothing of what
 * the rules failed for, nor does another day.
 */
async function requireTargets(
  tx: TenantTx,
  issueId: string,
  { pack, at, shown }: { pack: Pack; at: Date; shown: string },
): Promise<Targets> {
  const stored = await findIssue(tx, issueId);
  const targets = await findTargets(tx, issueId);
  const day = at.toISOString().slice(0, 10);
  const now = { content: null, pack: pack.digest, overrides: [], day };
  const reasons = stored ? outOfDate(stored, now) : [];
  if (!targets || reasons.includes('issue') || reasons.includes('rules'))
    throw new ReadygateError('report_outdated');
  if (!stored?.reportId || (await getReportDigest(tx, stored.reportId)) !== shown)
    throw new ReadygateError('judged_again', { path: '/report' });
  return targets;
}

function requireTarget({ description, evidence }: Targets, { kind, rule }: Said): Digest {
  if (kind === 'tick') {
    if (description === null) throw new ReadygateError('issue_unreadable', { path: 'description' });
    return description;
  }
  const failedFor = Object.hasOwn(evidence, rule) ? evidence[rule] : undefined;
  if (!failedFor) throw new ReadygateError('rule_not_failed', { path: '/rule' });
  return failedFor;
}
