import { enqueue } from '../../db/outbox.ts';
import { findMode } from '../../db/project-modes.ts';
import { reserve, settle } from '../../db/quotas.ts';
import { findSweep, insertEstimate, moveSweep, type StoredSweep } from '../../db/sweeps.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import type { AuditAction } from '../../domain/audit.ts';
import { ReadygateError } from '../../domain/errors.ts';
import type { Uuid } from '../../domain/json.ts';
import type { HeldPermissions } from '../../domain/operations/permissions.ts';
import type { OutboxMessage } from '../../domain/outbox.ts';
import type { SweepAmounts, SweepRef, SweepSource } from '../../domain/sweep.ts';
import { sweepMoves } from '../../domain/sweep-moves.ts';
import { startSweepBacklog, sweepChangedMessage } from '../../workflows/sweep-messages.ts';
import type { ProjectInJira } from '../caller.ts';
import { quotaExceeded } from '../plugins/quota.ts';
import { sweepView } from '../views/sweep.ts';
import type { CommandResult } from './run-command.ts';

/** Who commands: a person in a project, or an operator, who may name any. */
export type SweepCaller =
  | { accountId: string; project: ProjectInJira; held: HeldPermissions }
  | { accountId: null; project: null };

/** Milliseconds for which an estimate can be approved: afterwards the backlog is another one. */
const approvable = 24 * 60 * 60_000;
/** Milliseconds until a run must have begun. */
const patience = 10 * 60_000;

/** Keeps an estimate for a project. @throws {ReadygateError} project_off */
export async function keepEstimate(
  tx: TenantTx,
  { accountId, project }: Extract<SweepCaller, { accountId: string }>,
  wish: { sweepId: Uuid; source: SweepSource; jql: string | null; estimate: SweepAmounts },
  at: Date,
): Promise<CommandResult> {
  await requireOn(tx, project.id);
  const projects = [{ id: project.id, key: project.key }];
  await insertEstimate(tx, { ...wish, projects, origin: 'person', requestedBy: accountId, at });
  return await replied(tx, 201, await findSweep(tx, wish.sweepId));
}

/**
 * Starts a sweep within the budget that somebody approves for its estimate. Approved twice it runs once.
 * @throws {ReadygateError} sweep_not_found, sweep_moved, project_off, quota_exceeded
 */
export async function startSweep(
  tx: TenantTx,
  caller: SweepCaller,
  { estimateId, budget }: { estimateId: Uuid; budget: SweepAmounts },
  at: Date,
): Promise<CommandResult> {
  const { estimatedAt } = await ownSweep(tx, caller, estimateId);
  if (caller.project) await requireOn(tx, caller.project.id);
  if (at.getTime() - estimatedAt.getTime() > approvable) throw new ReadygateError('sweep_moved');
  const move = { ...sweepMoves.start, budget, at, dueAt: new Date(at.getTime() + patience) };
  const moved = await moveSweep(tx, estimateId, move);
  if (!moved) throw new ReadygateError('sweep_moved');
  const subject = { kind: 'sweeps' as const, id: estimateId };
  const reached = await reserve(tx, { ...subject, amount: 1, releaseAt: move.dueAt }, at);
  if (reached) throw quotaExceeded(reached, at);
  await settle(tx, subject, { amount: 1, at });
  return await commanded(tx, caller, moved, 'sweep.started', { run: startSweepBacklog, at });
}

/**
 * Holds a sweep at its next page. @throws {ReadygateError} sweep_not_found, sweep_moved where it does not run
 */
export async function pauseSweep(
  tx: TenantTx,
  caller: SweepCaller,
  sweepId: Uuid,
  at: Date,
): Promise<CommandResult> {
  await ownSweep(tx, caller, sweepId);
  const moved = await moveSweep(tx, sweepId, { ...sweepMoves.pause, at, dueAt: null });
  if (!moved) throw new ReadygateError('sweep_moved');
  return await commanded(tx, caller, moved, 'sweep.paused', { run: sweepChangedMessage, at });
}

/**
 * Goes on with a sweep that was paused or stopped at its budget, within another budget where one is given.
 * @throws {ReadygateError} sweep_not_found, sweep_moved, project_off
 */
export async function resumeSweep(
  tx: TenantTx,
  caller: SweepCaller,
  { sweepId, budget }: { sweepId: Uuid; budget?: SweepAmounts },
  at: Date,
): Promise<CommandResult> {
  await ownSweep(tx, caller, sweepId);
  if (caller.project) await requireOn(tx, caller.project.id);
  const dueAt = new Date(at.getTime() + patience);
  const move = { ...sweepMoves.resume, at, dueAt, ...(budget ? { budget } : {}) };
  const moved = await moveSweep(tx, sweepId, move);
  if (!moved) throw new ReadygateError('sweep_moved');
  return await commanded(tx, caller, moved, 'sweep.resumed', { run: startSweepBacklog, at });
}

/** Ends a sweep for good; what it judged stays. @throws {ReadygateError} sweep_not_found, sweep_moved */
export async function cancelSweep(
  tx: TenantTx,
  caller: SweepCaller,
  sweepId: Uuid,
  at: Date,
): Promise<CommandResult> {
  await ownSweep(tx, caller, sweepId);
  const moved = await moveSweep(tx, sweepId, { ...sweepMoves.cancel, at, dueAt: null });
  if (!moved) throw new ReadygateError('sweep_moved');
  return await commanded(tx, caller, moved, 'sweep.cancelled', { run: sweepChangedMessage, at });
}

/**
 * Whether somebody may ask with JQL, and look at what was asked with it. The app searches and sees every issue of
 * the project: how many match would tell, word by word, of issues that Jira hides from who asks. Whoever
 * administers Jira can look at all of them anyway.
 */
export function mayQuery({ held }: { held: HeldPermissions }): boolean {
  return held.ADMINISTER === true;
}

/**
 * A sweep of the project alone; for an operator any.
 * @throws {ReadygateError} sweep_not_found also for one of other projects, and for one of JQL that the
 *   person may not look at
 */
export async function ownSweep(
  tx: TenantTx,
  caller: SweepCaller,
  sweepId: Uuid,
): Promise<StoredSweep> {
  const sweep = await findSweep(tx, sweepId);
  if (!sweep || !isOwn(sweep, caller)) throw new ReadygateError('sweep_not_found');
  return sweep;
}

function isOwn({ projects, hasJql }: StoredSweep, caller: SweepCaller): boolean {
  if (caller.project === null) return true;
  const [only, ...others] = projects;
  return only?.id === caller.project.id && others.length === 0 && (!hasJql || mayQuery(caller));
}

async function requireOn(tx: TenantTx, projectId: string): Promise<void> {
  if ((await findMode(tx, projectId)) === 'off') throw new ReadygateError('project_off');
}

async function commanded(
  tx: TenantTx,
  { accountId }: SweepCaller,
  sweep: StoredSweep,
  action: AuditAction,
  { run, at }: { run: (ref: SweepRef) => OutboxMessage; at: Date },
): Promise<CommandResult> {
  const { sweepId, generation, budget, used } = sweep;
  await enqueue(tx, run({ tenantId: tx.tenantId, sweepId, generation }), at);
  tx.audit({
    at,
    action,
    actor: accountId === null ? 'operator' : 'person',
    subject: { kind: 'sweep', id: sweepId },
    data: {
      generation,
      issues: budget?.issues ?? 0,
      points: budget?.points ?? 0,
      used: used.points,
    },
    ...(accountId === null ? {} : { personal: { accountId } }),
  });
  return await replied(tx, 202, sweep);
}

async function replied(
  tx: TenantTx,
  status: number,
  sweep: StoredSweep | null,
): Promise<CommandResult> {
  if (!sweep) throw new ReadygateError('sweep_not_found');
  return { status, body: await sweepView(tx, sweep) };
}
