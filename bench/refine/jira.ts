import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { request } from 'undici';
import type { LoggedRequest } from '../../dev/jira-simulator/http/log.ts';
import type { SimulatorState } from '../../dev/jira-simulator/state/world.ts';
import { type ManagedProcess, startProcess } from '../../dev/process.ts';
import { localTenant } from '../../dev/world/product.ts';
import { backlogLines } from './backlog.ts';

/** The simulator in a process of its own, with a project of issues for the bench. */
export interface Jira {
  process: ManagedProcess;
  origin: string;
  projectId: string;
  /** Ids of the bench's issues, each to be refined once. */
  issues: string[];
  tokens: { app: string; user: string };
  /** What was asked since the last time, which is forgotten. */
  takeRequests(): Promise<LoggedRequest[]>;
}

export const person = 'acc-ada';
const projectKey = 'BENCH';

export async function startJira(directory: string, issues: number): Promise<Jira> {
  const file = join(directory, 'bench.jsonl');
  writeFileSync(file, backlogLines(issues));
  const main = new URL('../../dev/jira-simulator/main.ts', import.meta.url).pathname;
  const simulator = await startProcess({
    name: 'simulator',
    args: [main, '--backlog', file],
    env: {},
    logFile: join(directory, 'simulator.log'),
  });
  const origin = `http://127.0.0.1:${simulator.ready.port}`;
  const control = async <Body>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => {
    const reply = await request(new URL(`/_control${path}`, origin), {
      method,
      headers: body ? { 'content-type': 'application/json' } : {},
      body: body ? JSON.stringify(body) : null,
    });
    return (await reply.body.json()) as Body;
  };
  const token = async (kind: 'app' | 'user') =>
    (
      await control<{ token: string }>('POST', '/tokens', {
        cloudId: localTenant,
        kind,
        accountId: person,
      })
    ).token;
  const { sites } = await control<SimulatorState>('GET', '/state');
  const site = sites[localTenant];
  const project = site?.projects.find(({ key }) => key === projectKey);
  const own = Object.entries(site?.keys ?? {}).filter(([key]) => key.startsWith(`${projectKey}-`));
  return {
    process: simulator,
    origin,
    projectId: project?.id ?? '',
    issues: own.map(([, id]) => id),
    tokens: { app: await token('app'), user: await token('user') },
    async takeRequests() {
      const requests = await control<LoggedRequest[]>('GET', '/requests');
      await control('DELETE', '/requests');
      return requests;
    },
  };
}
