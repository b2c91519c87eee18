import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { Person } from '../../dev/person.ts';
import type { ManagedProcess } from '../../dev/process.ts';
import type { Jira } from './jira.ts';
import type { Watch } from './watch.ts';

/** One of the two things compared: its processes, and a person in front of it. */
export interface Side {
  api: ManagedProcess;
  worker: ManagedProcess;
  person: Person;
  watch: Watch;
  client: Client;
}

/** What both sides stand on. */
export interface Ground {
  directory: string;
  adminUrl: string;
  temporalAddress: string;
  jira: Jira;
  /** The invocation token that calls carry now. */
  invocation: () => Promise<string>;
  /** A folder for CPU profiles of API and worker, by side. */
  profile: string | null;
}

/** What has to be stopped again, in the order it was started. */
export type Undo = (() => Promise<unknown>)[];

export async function clientOf(address: string, namespace: string, undo: Undo): Promise<Client> {
  const connection = await Connection.connect({ address });
  undo.push(() => connection.close());
  return new Client({ connection, namespace });
}

/** The administrator's way into the database that a URL names. */
export function adminUrlOf(adminUrl: string, databaseUrl: string): string {
  const url = new URL(adminUrl);
  url.pathname = new URL(databaseUrl).pathname;
  return url.href;
}

/** What makes Node write a CPU profile when a process ends. */
export function profiling(folder: string | null, side: string): Record<string, string> {
  if (folder === null) return {};
  return { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${join(folder, side)}` };
}
