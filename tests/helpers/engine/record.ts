import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { Engine } from './engine.ts';

const root = join(import.meta.dirname, '../../..');

/** Where the histories of the version at hand are kept. */
function historiesFolder(): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return join(root, 'tests/histories', version);
}

/**
 * Keeps the history of a run, so that later versions can be held to it; only when asked by
 * READYGATE_RECORD_HISTORIES=1, because a recorded history is never made again.
 */
export async function recordHistory(
  { client }: Engine,
  workflowId: string,
  name: string,
): Promise<void> {
  if (process.env.READYGATE_RECORD_HISTORIES !== '1') return;
  const history = await client.workflow.getHandle(workflowId).fetchHistory();
  const text = JSON.stringify(JSON.parse(historyToJSON(history)), anonymous, 1);
  mkdirSync(historiesFolder(), { recursive: true });
  writeFileSync(join(historiesFolder(), `${name}.json`), `${text}\n`);
}

/** The machine that recorded it is nobody's business: workers name themselves and their queues by it. */
function anonymous(_key: string, value: unknown): unknown {
  return typeof value === 'string' && /^\d+@/.test(value) ? 'recorded' : value;
}
