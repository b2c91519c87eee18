import type { Client } from '@temporalio/client';
import pg from 'pg';
import { localTenant } from '../../dev/world/product.ts';
import { refineIssueId } from '../../workflows/refine-messages.ts';
import { heldMemory, residentMemory } from '../memory.ts';
import { inCrowd } from '../refine/crowd.ts';
import type { Side } from '../refine/side.ts';
import { propose, type Waiting } from '../write/decisions.ts';

/** People who propose at the same time. */
const proposers = 16;

/** Memory of the worker when so many refinements waited, in MiB. */
export interface Memory {
  waiting: number;
  /** With the garbage of its heaps, which grow and are swept as the engine sees fit. */
  resident: number;
  /** Without. */
  held: number;
}

/** Proposes for all issues and looks at the worker's memory whenever `step` more wait. */
export async function proposeAll(
  side: Side,
  issues: readonly string[],
  { step, tell }: { step: number; tell: (text: string) => void },
): Promise<{ waiting: Waiting[]; memory: Memory[] }> {
  const waiting: Waiting[] = [];
  const memory: Memory[] = [];
  while (waiting.length < issues.length) {
    const next = issues.slice(waiting.length, waiting.length + step);
    waiting.push(...(await inCrowd(next, proposers, (issue) => propose(side, issue))));
    const { pid } = side.worker;
    const resident = await residentMemory(pid);
    memory.push({ waiting: waiting.length, resident, held: await heldMemory(pid) });
    tell(`${waiting.length} of ${issues.length} wait`);
  }
  return { waiting, memory };
}

/** Events and bytes of the history of a run that waits. */
export async function waitingHistory(
  { workflow }: Client,
  { refinementId }: Waiting,
): Promise<{ events: number; bytes: number }> {
  const id = refineIssueId({ tenantId: localTenant, refinementId, generation: 1 });
  const { historyLength, historySize = 0 } = await workflow.getHandle(id).describe();
  return { events: historyLength, bytes: historySize };
}

/** Bytes that a database takes. */
export async function databaseSize(adminUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ bytes: string }>(
      'select pg_database_size(current_database()) as bytes',
    );
    return Number(rows[0]?.bytes);
  } finally {
    await client.end();
  }
}
