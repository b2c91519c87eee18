import { readFileSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import type { Recording } from '../recording/step.ts';

/** What the processes of the bare side are started with. */
export interface BareSettings {
  recording: Recording;
  databaseUrl: string;
  dispatcherUrl: string;
  jiraOrigin: string;
  tokens: { app: string; user: string };
  temporalAddress: string;
  namespace: string;
  port: number;
}

/** In V8's own form, which keeps dates and bytes as they are. */
export function writeSettings(file: string, settings: BareSettings): void {
  writeFileSync(file, serialize(settings), { mode: 0o600 });
}

/** From the file that the process was given. */
export function readSettings(file = process.argv[2] ?? ''): BareSettings {
  return deserialize(readFileSync(file)) as BareSettings;
}
