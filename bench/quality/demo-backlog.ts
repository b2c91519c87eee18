import { join } from 'node:path';
import { readLines } from './read-lines.ts';

/** A row of the public demonstration backlog, as normaliseRow takes it. */
export interface DemoRow {
  key: string;
  summary: string;
  description: string;
}

export const demoBacklogFile = 'demo-backlog/issues.jsonl';

export function readDemoBacklog(data: string): DemoRow[] {
  return readLines<DemoRow>(join(data, demoBacklogFile));
}
