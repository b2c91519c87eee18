import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';

/** Seconds that a server may take until it serves, and until every part of it knows a new namespace. */
const patienceSeconds = 60;

/**
 * The namespace that a world uses: `default` on a server of its own, else a new one, so that worlds
 * that share a server never take each other's tasks.
 */
export async function createNamespace(address: string, ownServer: boolean): Promise<string> {
  if (ownServer) return 'default';
  const namespace = `world-${randomBytes(6).toString('hex')}`;
  const connection = await Connection.connect({ address, connectTimeout: patienceSeconds * 1000 });
  try {
    await connection.workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: { seconds: 86_400 as never },
    });
    await known(connection, namespace);
  } finally {
    await connection.close();
  }
  return namespace;
}

async function known(connection: Connection, namespace: string): Promise<void> {
  const giveUpAt = Date.now() + patienceSeconds * 1000;
  for (;;) {
    try {
      await connection.workflowService.listWorkflowExecutions({
        namespace,
        query: 'WorkflowType="none"',
      });
      return;
    } catch (error) {
      if (Date.now() > giveUpAt) throw error;
      await sleep(200);
    }
  }
}
