import type { Client } from '@temporalio/client';
import { localTenant } from '../../dev/world/product.ts';
import { refineIssueId } from '../../workflows/refine-messages.ts';

export interface HistorySize {
  events: number;
  bytes: number;
}

/** The largest history among the runs of some refinements, once they have ended. */
export async function largestHistory(
  { workflow }: Client,
  refinements: readonly string[],
): Promise<HistorySize> {
  const largest: HistorySize = { events: 0, bytes: 0 };
  for (const refinementId of refinements) {
    const handle = workflow.getHandle(
      refineIssueId({ tenantId: localTenant, refinementId, generation: 1 }),
    );
    await handle.result();
    const { historyLength, historySize = 0 } = await handle.describe();
    largest.events = Math.max(largest.events, historyLength);
    largest.bytes = Math.max(largest.bytes, historySize);
  }
  return largest;
}
