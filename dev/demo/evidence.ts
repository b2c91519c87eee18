import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import { readEntries, verifyChain } from '../../db/audit-chain.ts';
import type { AuditEntry } from '../../domain/audit.ts';
import type { RefinementView } from '../../domain/views.ts';
import { refineIssueId } from '../../workflows/refine-messages.ts';
import type { World } from '../world.ts';

/** What the demo counts after the main job. */
export interface Evidence {
  subtasks: { key: string; summary: string; operation: string }[];
  /** Subtasks beyond one per operation id. */
  duplicates: number;
  audit: { seq: number; action: string; outcome: string; actor: string }[];
  auditVerified: boolean;
  workflowEvents: number;
  historyBytes: number;
}

/** Reads back from Jira, the audit chain and Temporal what a refinement left there. */
export async function collectEvidence(
  world: World,
  issueId: string,
  refinement: RefinementView,
): Promise<Evidence> {
  const subtasks = await world.simulator.markedSubtasks(world.tenantId, issueId);
  const operations = new Set(subtasks.map(({ operation }) => operation));
  const pool = new pg.Pool({ connectionString: world.databaseUrls.readonly, max: 1 });
  try {
    const verified = await verifyChain(pool, world.tenantId);
    const entries = await readEntries(pool, world.tenantId);
    return {
      subtasks,
      duplicates: subtasks.length - operations.size,
      audit: entries.map(({ seq, body }) => summarise(seq, JSON.parse(body) as AuditEntry)),
      auditVerified: verified.ok,
      ...(await historySize(world, refinement.id)),
    };
  } finally {
    await pool.end();
  }
}

function summarise(seq: number, { action, outcome, actor }: AuditEntry) {
  return { seq, action, outcome, actor: actor.kind };
}

async function historySize(world: World, refinementId: string) {
  const connection = await Connection.connect({ address: world.engines.temporalAddress });
  try {
    const client = new Client({ connection, namespace: world.namespace });
    const ref = { tenantId: world.tenantId, refinementId, generation: 1 };
    const { historyLength, historySize: bytes = 0 } = await client.workflow
      .getHandle(refineIssueId(ref))
      .describe();
    return { workflowEvents: historyLength, historyBytes: bytes };
  } finally {
    await connection.close();
  }
}
