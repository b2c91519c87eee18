import { randomUUID } from 'node:crypto';
import { hasActiveInstallation } from '../../db/installations.ts';
import {
  doubtTold,
  listDue,
  type Publishable,
  putBack,
  readPublishable,
  savePublishedGate,
  splitBatch,
  unmarkSettled,
} from '../../db/published-scores.ts';
import { getReport } from '../../db/reports.ts';
import {
  lockStandingWrite,
  noteUnderway,
  planStandingWrite,
  type StandingWrite,
} from '../../db/standing-writes.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { lockTenantForShare } from '../../db/tenants.ts';
import { beginAttempt, settleAttempt, setWriteState } from '../../db/writes.ts';
import { digestOf } from '../../domain/canonical.ts';
import type { Uuid } from '../../domain/json.ts';
import { type Gate, gateDigest, gateOf } from '../../domain/publishing/gate.ts';

/** What one request tells Jira. */
export type Telling =
  | { target: 'field'; values: { issueId: string; score: number }[] }
  | { target: 'property'; issueId: string; projectId: string; reportId: Uuid; gate: Gate };

/** The right to send one request of a standing write, until its deadline. */
export interface StandingPermit {
  kind: 'standing';
  operationId: Uuid;
  attemptId: Uuid;
  /** How often Jira was told this without taking it, this time included. */
  tries: number;
  deadlineAt: Date;
  telling: Telling;
}

export type StandingMinted =
  | { result: 'permit'; permit: StandingPermit }
  /** The write at hand has nothing more to say, or its lost attempt was ended. */
  | { result: 'settled' }
  | { result: 'nothing_due' }
  | { result: 'held'; reason: 'writes_stopped' | 'under_way'; retryAfterSeconds: number };

export interface StandingMintInput {
  at: Date;
  sendSeconds: number;
  settleSeconds: number;
  /** Issues of one request at most; Jira names no limit of its own. */
  batch: number;
}

/** Times that nothing may be heard of a request before others go first. */
const patience = 4;
/** Seconds after which a stop is looked at again. */
const stopLook = 300;

/**
 * Decides in one transaction whether a request may go out now, and what it says: tenant and installation
 * active, writing not stopped, the project proposing, its switch on. Values are those of the projection
 * now. Stopping and leaving lock the tenant, changing the switch its row: after their reply no new
 * request starts. A request whose outcome is not known is waited for until nothing of it can reach Jira
 * any more, so that no older value overtakes a newer one.
 */
export async function mintStandingPermit(
  tx: TenantTx,
  input: StandingMintInput,
): Promise<StandingMinted> {
  const { at } = input;
  const [tenant, installed, open] = await Promise.all([
    lockTenantForShare(tx),
    hasActiveInstallation(tx),
    lockStandingWrite(tx),
  ]);
  const lost = open && (await endLostAttempt(tx, open, input));
  // Ended by itself: it holds scores, which come behind the settings that the next request is read under.
  if (lost === 'ended') return { result: 'settled' };
  if (lost) return { result: 'held', reason: 'under_way', retryAfterSeconds: lost };
  if (tenant?.state !== 'active' || tenant.writesStopped || !installed)
    return { result: 'held', reason: 'writes_stopped', retryAfterSeconds: stopLook };
  const write = open ?? (await planNext(tx, input));
  if (!write) return { result: 'nothing_due' };
  const telling = await tellingOf(tx, write);
  if (telling) return await begin(tx, write, telling, input);
  // A stop between two requests may leave a write with nothing to say.
  const { operationId } = write;
  await setWriteState(tx, { operationId, from: ['planned'], to: 'confirmed', at });
  await unmarkSettled(tx, write.issueIds);
  return { result: 'settled' };
}

/** @returns seconds until the write may be tried again: to repeat it is harmless; null where nothing was lost */
async function endLostAttempt(
  tx: TenantTx,
  { state, operationId, target, attemptId, deadlineAt, tries, underway }: StandingWrite,
  { at, settleSeconds }: StandingMintInput,
): Promise<number | 'ended' | null> {
  if (state !== 'sending' || attemptId === null || deadlineAt === null) return null;
  const over = deadlineAt.getTime() + settleSeconds * 1000;
  if (at.getTime() < over) return (over - at.getTime()) / 1000;
  const to = tries < patience ? 'planned' : 'failed';
  await settleAttempt(tx, { operationId, attemptId, outcome: 'ambiguous', to, at });
  await doubtTold(tx, target, underway ?? [], at);
  if (to === 'failed') {
    await putBack(tx, underway ?? [], at);
    // The reason may lie in one of them.
    await splitBatch(tx, underway ?? []);
  }
  return 'ended';
}

async function planNext(
  tx: TenantTx,
  { at, batch }: StandingMintInput,
): Promise<StandingWrite | null> {
  for (const target of ['field', 'property'] as const) {
    const issueIds = await listDue(tx, target, batch);
    if (issueIds.length === 0) continue;
    const operationId = randomUUID();
    await planStandingWrite(tx, { operationId, target, issueIds }, at);
    const fresh = {
      state: 'planned',
      tries: 0,
      underway: null,
      attemptId: null,
      deadlineAt: null,
    } as const;
    return { operationId, target, issueIds, ...fresh };
  }
  await unmarkSettled(tx);
  return null;
}

/** Null where Jira shows already what the projection has, or may no longer be told of it. */
async function tellingOf(
  tx: TenantTx,
  { target, issueIds }: StandingWrite,
): Promise<Telling | null> {
  const found = await readPublishable(tx, target, issueIds);
  if (target === 'field') {
    const values = found.map(({ issueId, score }) => ({ issueId, score }));
    return values.length > 0 ? { target, values } : null;
  }
  for (const issue of found) {
    const telling = await gateTelling(tx, issue);
    if (telling) return telling;
  }
  return null;
}

/** Null, and noted, where another report says the same. */
async function gateTelling(tx: TenantTx, issue: Publishable): Promise<Telling | null> {
  const { issueId, projectId, reportId, judgedAt, mode, language } = issue;
  const report = await getReport(tx, reportId);
  const stale = issue.changed || mode !== 'field_and_gate';
  const gate = gateOf({ report, judgedAt, stale, language });
  if (gateDigest(gate) !== issue.gate)
    return { target: 'property', issueId, projectId, reportId, gate };
  await savePublishedGate(tx, { issueId, gate: issue.gate, reportId, open: stale });
  return null;
}

async function begin(
  tx: TenantTx,
  { operationId, tries }: StandingWrite,
  telling: Telling,
  { at, sendSeconds }: StandingMintInput,
): Promise<StandingMinted> {
  const attemptId = randomUUID();
  const deadlineAt = new Date(at.getTime() + sendSeconds * 1000);
  // Somebody else began meanwhile: what they told is waited for.
  if (!(await beginAttempt(tx, { operationId, attemptId, accountId: null, at, deadlineAt })))
    return { result: 'held', reason: 'under_way', retryAfterSeconds: sendSeconds };
  const issueIds = issuesOf(telling);
  await noteUnderway(tx, operationId, issueIds);
  const said = telling.target === 'field' ? telling.values : telling.gate;
  tx.audit({
    at,
    action: 'write.sending',
    actor: 'app',
    subject: { kind: 'operation', id: operationId },
    data: {
      permit: 'standing',
      attempt: attemptId,
      kind: telling.target,
      issues: issueIds.length,
      digest: digestOf(said),
    },
  });
  const permit: StandingPermit = {
    kind: 'standing',
    ...{ operationId, attemptId, tries: tries + 1, deadlineAt, telling },
  };
  return { result: 'permit', permit };
}

/** The issues that a request is about. */
export function issuesOf(telling: Telling): string[] {
  return telling.target === 'field'
    ? telling.values.map(({ issueId }) => issueId)
    : [telling.issueId];
}
