import { proxyActivities } from '@temporalio/workflow';
import type { Activities, VerifyAuditsInput } from '../activities/activities.ts';
import type { Uuid } from '../domain/json.ts';
import type { OutboxMessage } from '../domain/outbox.ts';

const { verifyAudits } = proxyActivities<Activities>({
  taskQueue: 'sweep',
  // Long chains are read from their beginning; a worker that died is missed by its heartbeats.
  startToCloseTimeout: '6 hours',
  heartbeatTimeout: '1 minute',
  scheduleToCloseTimeout: '20 hours',
  retry: { initialInterval: '10 seconds', maximumInterval: '1 hour' },
});

/** The schedule that runs it for all tenants and the workflow id it gives. */
export const verifyAuditScheduleId = 'verify-audit';

/** The outbox message that has the chain of one tenant verified; one that is being verified already is not twice. */
export function startVerifyAudit(tenantId: Uuid): OutboxMessage {
  const workflowId = `verify-audit/${tenantId}`;
  return { workflowId, kind: 'start', name: 'verifyAudit', args: [{ tenantId }] };
}

/** Verifies the audit chain of a tenant, or of all: what it found is remembered with the chain. */
export async function verifyAudit(
  input: VerifyAuditsInput = {},
): Promise<{ tenants: number; broken: number }> {
  return await verifyAudits(input);
}
