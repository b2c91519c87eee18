import type { WriteReply } from '../../clients/jira/classify.ts';
import { pausePublishing } from '../../db/publish-settings.ts';
import {
  savePublishedGate,
  savePublishedScores,
  setAside,
  unmarkSettled,
} from '../../db/published-scores.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { type LedgerState, settleAttempt } from '../../db/writes.ts';
import type { ErrorCode } from '../../domain/errors.ts';
import { gateDigest } from '../../domain/publishing/gate.ts';
import { issuesOf, type StandingPermit, type Telling } from './standing-permit.ts';

/** What a reply makes of a standing write, and of what comes after it. */
export type StandingOutcome =
  /** The write goes on; so does the next one. */
  | { next: 'go_on' }
  /** Later, by a run of its own. */
  | { next: 'later'; retryAfterSeconds: number }
  /** Somebody has to set it anew. */
  | { next: 'paused' };

interface Settling {
  attempt: 'confirmed' | 'failed' | 'not_executed' | 'ambiguous';
  ledger: LedgerState;
  outcome: StandingOutcome;
  /** Jira refuses it for good: in one project, or for the whole site. */
  problem?: { code: ErrorCode; projectId: string | null };
  /** Jira refuses what was sent, for a reason that lies in one of the issues. */
  aside?: true;
}

/** Seconds until a request of which nothing was heard is made again, doubled with each attempt. */
const firstWait = 30;
const longestWait = 3600;

/** What was looked for after a refusal, to know what it is about; true where nobody looked. */
export interface Ground {
  /** The site shows our field. */
  hasField: boolean;
  /** The app may edit the project of the issue. */
  mayEdit: boolean;
}

/** What a reply means. To repeat such a write is harmless, so that nothing has to be looked up. */
function standingSettlingOf(
  reply: WriteReply,
  { tries, telling }: Pick<StandingPermit, 'tries' | 'telling'>,
  { hasField, mayEdit }: Ground,
): Settling {
  const projectId = telling.target === 'property' ? telling.projectId : null;
  const refused = (code: ErrorCode): Settling => ({
    attempt: 'failed',
    ledger: 'failed',
    outcome: { next: 'paused' },
    problem: { code, projectId },
  });
  const later = (seconds: number, attempt: 'not_executed' | 'ambiguous'): Settling => ({
    attempt,
    ledger: 'planned',
    outcome: { next: 'later', retryAfterSeconds: seconds },
  });
  const aside: Settling = {
    attempt: 'failed',
    ledger: 'failed',
    outcome: { next: 'go_on' },
    aside: true,
  };
  const wait = Math.min(longestWait, firstWait * 2 ** Math.min(tries - 1, 10));
  switch (reply.kind) {
    case 'confirmed':
      return { attempt: 'confirmed', ledger: 'planned', outcome: { next: 'go_on' } };
    case 'rate_limited':
      return later(reply.retryAfterSeconds, 'not_executed');
    case 'unauthorized':
      return later(wait, 'not_executed');
    case 'forbidden':
      // Jira is known to say 403 once to somebody who may.
      if (tries < 2) return later(wait, 'not_executed');
      // One issue may be hidden from the app in a project that it may edit.
      return telling.target === 'property' && mayEdit ? aside : refused('jira_permission_missing');
    case 'conflict':
      return later(wait, 'not_executed');
    case 'refused':
      if (telling.target === 'field' && !hasField) return refused('field_not_found');
      return aside;
    default:
      // It may still take effect: until it no longer can, nothing newer is sent.
      return { ...later(wait, 'ambiguous'), ledger: 'sending' };
  }
}

export interface StandingReply {
  permit: StandingPermit;
  reply: WriteReply;
  ground: Ground;
  at: Date;
}

/** Records what Jira answered: ledger, what Jira shows now, and audit in one transaction. */
export async function settleStanding(
  tx: TenantTx,
  { permit, reply, ground, at }: StandingReply,
): Promise<StandingOutcome> {
  const { operationId, attemptId, telling } = permit;
  const { attempt, ledger, outcome, problem, aside } = standingSettlingOf(reply, permit, ground);
  const status = reply.status ?? undefined;
  const moved = await settleAttempt(tx, {
    ...{ operationId, attemptId, outcome: attempt, httpStatus: status, to: ledger, at },
  });
  // A reply that came after its time says nothing of what stands there now: it is written again.
  if (moved && attempt === 'confirmed') await saveTold(tx, telling);
  if (aside) await setAside(tx, telling.target, issuesOf(telling));
  if (problem)
    await pausePublishing(tx, { projectId: problem.projectId, problem: problem.code, at });
  tx.audit({
    at,
    action: !moved
      ? 'write.late_reply'
      : attempt === 'confirmed'
        ? 'write.confirmed'
        : attempt === 'ambiguous'
          ? 'write.ambiguous'
          : 'write.failed',
    outcome: attempt === 'confirmed' ? 'ok' : 'failed',
    actor: 'app',
    subject: { kind: 'operation', id: operationId },
    data: {
      ...{ permit: 'standing', attempt: attemptId, reply: reply.kind },
      ...(status === undefined ? {} : { status }),
    },
  });
  return outcome;
}

async function saveTold(tx: TenantTx, telling: Telling): Promise<void> {
  if (telling.target === 'field') await savePublishedScores(tx, telling.values);
  else {
    const { issueId, reportId, gate } = telling;
    await savePublishedGate(tx, { issueId, reportId, gate: gateDigest(gate), open: gate.stale });
  }
  await unmarkSettled(tx, issuesOf(telling));
}
