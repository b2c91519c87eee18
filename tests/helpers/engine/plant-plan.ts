import { randomUUID } from 'node:crypto';
import { enqueue } from '../../../db/outbox.ts';
import { insertPlan } from '../../../db/plans.ts';
import { advance, openRefinement } from '../../../db/refinements.ts';
import { fieldDefinitions } from '../../../dev/jira-simulator/state/fields.ts';
import type { NormalIssue } from '../../../domain/issue.ts';
import { baseOf } from '../../../domain/normalise/base.ts';
import { normaliseJiraIssue } from '../../../domain/normalise/normalise-issue.ts';
import type { Operation } from '../../../domain/operation.ts';
import { operationFields } from '../../../domain/operations/depends.ts';
import type { Plan, PlanRow } from '../../../domain/plan.ts';
import { defaultPolicy } from '../../../domain/policy.ts';
import type { RefinementReason } from '../../../domain/refinement.ts';
import { operationIdOf, planIdOf, planSeal, rowDigest, rowIdOf } from '../../../domain/seal.ts';
import { startRefineIssue } from '../../../workflows/refine-messages.ts';
import type { Engine } from './engine.ts';
import type { WorldClock } from './world-clock.ts';

/** A row as a draft may make it; what is left out is as for a sure draft of low risk. */
interface PlantedRow extends Partial<Pick<PlanRow, 'fields' | 'tier' | 'confidence'>> {
  operation: Operation;
  /** Positions of the rows that must be done first. */
  after?: readonly number[];
}

interface PlantOptions {
  reason?: RefinementReason;
  proposedBy?: string;
}

/** What planting needs of an engine, or of another place where the product runs. */
interface Ground extends Pick<Engine, 'tenantId' | 'simulator'> {
  database: Pick<Engine['database'], 'withTenant'>;
  clock: Pick<WorldClock, 'now'>;
}

const names = Object.fromEntries(fieldDefinitions.map(({ id, name }) => [id, name]));
/** Milliseconds until the plan expires. */
const lifetime = 3_600_000;

/** An issue of the simulator as Jira's REST API gives it to somebody who sees everything. */
export function rawIssue(
  { simulator, tenantId }: Ground,
  key: string,
): { id: string; fields: Record<string, unknown> } {
  const found = simulator.issuesOf(tenantId).find((issue) => issue.key === key);
  if (!found) throw new Error(`the simulator has no ${key}`);
  return found.raw as { id: string; fields: Record<string, unknown> };
}

/** Puts a plan of any operations on an issue there, as a draft may make it, and starts its run. */
export async function plantPlan(
  ground: Ground,
  key: string,
  operations: readonly (Operation | PlantedRow)[],
  { reason = 'person', proposedBy = 'acc-ada' }: PlantOptions = {},
): Promise<Plan> {
  const { tenantId, database, clock } = ground;
  const issue = normaliseJiraIssue(rawIssue(ground, key), names);
  const refinementId = randomUUID();
  const at = clock.now();
  const dueAt = new Date(at.getTime() + lifetime);
  const rows = operations.map((planted, position) =>
    rowOf(refinementId, position, 'operation' in planted ? planted : { operation: planted }),
  );
  const plan = planOf(tenantId, { refinementId, issue, rows, expiresAt: dueAt });
  const { id: issueId, projectId } = issue;
  await database.withTenant(tenantId, async (tx) => {
    const asked = { refinementId, issueId, projectId, reason, requestedBy: proposedBy };
    const { created } = await openRefinement(tx, { ...asked, at, dueAt });
    if (!created) throw new Error(`${key} has an open refinement`);
    const ref = { tenantId, refinementId, generation: 1 };
    await advance(tx, ref, { step: 'waiting', at, dueAt, planId: plan.id });
    await insertPlan(tx, plan, { projectId, proposedBy, at });
    await enqueue(tx, startRefineIssue(ref), at);
  });
  return plan;
}

function rowOf(
  refinementId: string,
  position: number,
  { operation, after = [], fields, tier = 'low', confidence = 'high' }: PlantedRow,
): PlanRow {
  const id = rowIdOf(refinementId, 1, position);
  const waitsFor = after.map((other) => rowIdOf(refinementId, 1, other));
  return {
    id,
    position,
    operation,
    digest: rowDigest(operation, waitsFor),
    fields: fields ?? operationFields(operation),
    after: waitsFor,
    provenance: { lane: 'rules', spans: [] },
    tier,
    confidence,
    state: 'open',
    operationId: operationIdOf(id, 1),
  };
}

function planOf(
  tenantId: string,
  made: { refinementId: string; issue: NormalIssue; rows: PlanRow[]; expiresAt: Date },
): Plan {
  const { refinementId, issue, rows, expiresAt } = made;
  const unsealed: Omit<Plan, 'seal'> = {
    format: 1,
    id: planIdOf(refinementId, 1),
    refinementId,
    round: 1,
    issue: { id: issue.id, key: issue.key },
    base: baseOf(issue),
    policy: { id: defaultPolicy.id, version: defaultPolicy.version },
    expiresAt: expiresAt.toISOString(),
    state: 'waiting',
    rows,
  };
  return { ...unsealed, seal: planSeal(tenantId, unsealed) };
}
