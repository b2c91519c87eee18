import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ExampleVariable {
  name: string;
  value: string;
  /** False for a default that is shown as a comment. */
  set: boolean;
  /** The comment lines above it, up to the variable before. */
  about: string;
  onlyCompose: boolean;
}

/** What `.env.example` says of each variable. */
export function readEnvExample(): ExampleVariable[] {
  const text = readFileSync(join(import.meta.dirname, '../../.env.example'), 'utf8');
  const variables: ExampleVariable[] = [];
  let about: string[] = [];
  let onlyCompose = false;
  for (const line of text.split('\n')) {
    const [, comment, name, value] = /^(# )?([A-Z][A-Z0-9_]+)=(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) {
      variables.push({ name, value, set: !comment, about: about.join('\n'), onlyCompose });
      // Variables that follow each other without a blank line share their comment.
    } else if (line.startsWith('# ----')) {
      onlyCompose = line.includes('docker-compose.yml');
      about = [];
    } else if (line === '') about = [];
    else about.push(line);
  }
  return variables;
}
