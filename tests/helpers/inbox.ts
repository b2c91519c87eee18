import { insertPlan } from '../../db/plans.ts';
import { openRefinement } from '../../db/refinements.ts';
import type { Confidence, Plan, RowState, Tier } from '../../domain/plan.ts';
import { planSeal } from '../../domain/seal.ts';
import { uuidV5 } from '../../domain/uuid.ts';
import type { TestApi } from './api.ts';
import { testNow } from './database.ts';
import { inAnHour } from './fill-tenant.ts';
import { makePlan, tenantA } from './plans.ts';

interface Fields {
  project: { id: string };
}

interface PlanSetup {
  tenant?: string;
  proposedBy?: string;
  states?: RowState[];
  tier?: Tier;
  confidence?: Confidence;
  at?: Date;
  policy?: Plan['policy'];
}

/** Puts an open refinement with a plan of an issue of the simulator into a tenant. */
export async function addPlan(
  api: TestApi,
  key: string,
  {
    tenant = tenantA,
    proposedBy = 'acc-ada',
    states = ['open', 'open'],
    tier = 'low',
    confidence = 'high',
    at = testNow,
    policy,
  }: PlanSetup = {},
): Promise<Plan> {
  const found = api.simulator.issuesOf(tenant).find((one) => one.key === key);
  if (!found) throw new Error(`the simulator has no ${key}`);
  const { id: issueId } = found;
  const { id: projectId } = (found.raw.fields as Fields).project;
  const refinementId = uuidV5(tenant, `refinement of ${key}`);
  const made = makePlan(states, {
    refinementId,
    issue: { id: issueId, key },
    ...(policy ? { policy } : {}),
  });
  for (const row of made.rows) {
    row.tier = tier;
    row.confidence = confidence;
    row.operation.issueId = issueId;
  }
  const plan = { ...made, seal: planSeal(tenant, made) };
  await api.database.withTenant(tenant, async (tx) => {
    const asked = { refinementId, issueId, projectId, requestedBy: proposedBy };
    await openRefinement(tx, { ...asked, reason: 'person', at, dueAt: inAnHour });
    await insertPlan(tx, plan, { projectId, proposedBy, at });
  });
  return plan;
}
