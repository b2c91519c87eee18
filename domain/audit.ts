import { canonicalJson, type Digest, sha256Hex } from './canonical.ts';
import type { Time, Uuid } from './json.ts';

/** Everything that can be audited. A new action is added here and nowhere else. */
export const auditActions = [
  'installation.first_seen',
  'installation.upgraded',
  'installation.state_changed',
  'tenant.state_changed',
  'licence.changed',
  'edition.changed',
  'quota.denied',
  'quota.lapsed',
  'token.stored',
  'token.deleted',
  'issue.judged',
  'waiver.given',
  'waiver.withdrawn',
  'tick.given',
  'tick.withdrawn',
  'refinement.requested',
  'refinement.cancelled',
  'refinement.closed',
  'refinement.recovered',
  'refinement.reopened',
  'clarification.asked',
  'clarification.answered',
  'clarification.judged',
  'clarification.reminded',
  'clarification.cancelled',
  'clarification.closed',
  'clarification.recovered',
  'plan.proposed',
  'plan.kept',
  'plan.replaced',
  'plan.cleared',
  'plan.reminded',
  'plan.expired',
  'plan.dispatched',
  'plan.applied',
  'plan.verified',
  'plan.unverified',
  'row.edited',
  'policy.published',
  'rules.published',
  'outcomes.gathered',
  'sweep.started',
  'sweep.page_judged',
  'sweep.paused',
  'sweep.resumed',
  'sweep.stopped',
  'sweep.completed',
  'sweep.cancelled',
  'sweep.failed',
  'sweep.recovered',
  'decision.recorded',
  'decision.revoked',
  'write.held',
  'write.sending',
  'write.confirmed',
  'write.failed',
  'write.ambiguous',
  'write.looked_up',
  'write.uncertain',
  'write.conflict',
  'write.duplicate',
  'write.late_reply',
  'write.unknown',
  'write.resolved',
  'model.sending',
  'model.called',
  'model.denied',
  'model.tested',
  'model.changed',
  'model.project_changed',
  'model.stopped',
  'model.resumed',
  'report.annotated',
  'project.mode_changed',
  'project.comments_changed',
  'roles.changed',
  'publishing.changed',
  'publishing.paused',
  'publishing.resumed',
  'scores.published',
  'notify.changed',
  'notify.due',
  'notify.sent',
  'notify.skipped',
  'notify.failed',
  'notify.unknown',
  'tenant.writes_stopped',
  'tenant.writes_resumed',
  'tenant.recovery_began',
  'tenant.recovery_ended',
  'audit.verified',
  'key.rotation_began',
  'key.destroyed',
  'key.rewrapped',
  'activity.failed',
  'activity.lost',
  'activity.gave_up',
  'request.denied',
] as const;

export type AuditAction = (typeof auditActions)[number];
export type AuditOutcome = 'ok' | 'denied' | 'failed' | 'lost' | 'gave_up';
export type ActorKind = 'person' | 'app' | 'operator' | 'system';

/** One entry of a tenant's audit chain. `data` holds codes, ids, numbers and digests: no content, no names. */
export interface AuditEntry {
  format: 1;
  tenant: Uuid;
  at: Time;
  action: AuditAction;
  outcome: AuditOutcome;
  actor: { kind: ActorKind };
  subject: { kind: string; id: string };
  data: Record<string, string | number | boolean>;
  /** `sha256:` of salt and canonical personal part, which is stored apart and can be erased. */
  personal: Digest | null;
}

/** One line of the chain, as stored and exported. */
export interface ChainedEntry {
  /** From 1, without gaps. */
  seq: number;
  prev: string;
  hash: string;
  /** The RFC 8785 text of an `AuditEntry`. */
  body: string;
}

/** The value that stands before the first entry of a tenant's chain. */
export function genesisHash(tenant: Uuid): string {
  return sha256Hex(`readygate-audit/1:${tenant}`);
}

/** The hash of an entry, the same that PostgreSQL's append_audit() computes. */
export function entryHash(prev: string, seq: number, body: string): string {
  return sha256Hex(`${prev}:${seq}:${body}`);
}

/** The text of an entry as it is chained. */
export function auditBody(entry: AuditEntry): string {
  return canonicalJson(entry);
}
