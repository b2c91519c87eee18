import { type Digest, digestOf } from './canonical.ts';
import type { Uuid } from './json.ts';
import type { Operation } from './operation.ts';
import type { Plan, PlanRow } from './plan.ts';
import { uuidV5 } from './uuid.ts';

/** The id of a refinement's plan of one round. The same round gives the same id when it runs twice. */
export function planIdOf(refinementId: Uuid, round: number): Uuid {
  return uuidV5(refinementId, `plan/${round}`);
}

/** The id of a plan's row. */
export function rowIdOf(refinementId: Uuid, round: number, position: number): Uuid {
  return uuidV5(refinementId, `row/${round}/${position}`);
}

/** The id that marks what a row writes. A person who sends a settled row back to `open` gets the next attempt. */
export function operationIdOf(rowId: Uuid, attempt: number): Uuid {
  return uuidV5(rowId, `operation/${attempt}`);
}

/** Digest of what a row does: its canonical operation and the rows it waits for. */
export function rowDigest(operation: Operation, after: readonly Uuid[]): Digest {
  return digestOf({ operation, after });
}

/** What a seal covers. */
export type Sealed = Pick<Plan, 'id' | 'round' | 'issue' | 'base' | 'policy' | 'expiresAt'> & {
  rows: readonly Pick<PlanRow, 'id' | 'digest' | 'position' | 'state'>[];
};

/**
 * The digest an approval is bound to: it proves what was on the screen. Only rows that can still
 * be decided or taken back are part of it, so settled rows do not move the seal.
 */
export function planSeal(tenant: Uuid, plan: Sealed): Digest {
  const rows = plan.rows
    .filter(({ state }) => state === 'open' || state === 'approved')
    .toSorted((a, b) => a.position - b.position)
    .map(({ id, digest }) => ({ id, digest }));
  const { id, round, base, policy, expiresAt } = plan;
  return digestOf({
    format: 1,
    tenant,
    plan: id,
    round,
    issue: plan.issue.id,
    base,
    rows,
    policy,
    expiresAt,
  });
}

/** The part of a seal that travels in the marker: enough to link, too short to forge approval. */
export function sealPrefix(seal: Digest): string {
  return seal.slice('sha256:'.length, 'sha256:'.length + 12);
}
