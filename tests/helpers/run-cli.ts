import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type { RoleUrls } from '../../db/roles.ts';

export interface CliResult {
  exitCode: number;
  stdout: string;
  stderr: string;
}

const root = join(import.meta.dirname, '../..');

/** Runs `readygate …` as a process of its own, with these variables and no others. */
export function runCli(
  args: string[],
  env: Record<string, string>,
  input: string | Buffer = '',
): Promise<CliResult> {
  return new Promise((resolve) => {
    const options = {
      cwd: root,
      env: { PATH: process.env.PATH ?? '', ...env },
      maxBuffer: 64 * 1024 * 1024,
    };
    const child = execFile(
      process.execPath,
      ['bin/cli.ts', ...args],
      options,
      (error, stdout, stderr) => {
        const exitCode = error ? Number(error.code ?? 1) : 0;
        resolve({ exitCode, stdout, stderr });
      },
    );
    child.stdin?.end(input);
  });
}

/** The variables that name the log-ins. */
export function databaseVariables(urls: RoleUrls): Record<string, string> {
  return {
    READYGATE_DATABASE_URL: urls.app,
    READYGATE_DATABASE_URL_OWNER: urls.owner,
    READYGATE_DATABASE_URL_DISPATCHER: urls.dispatcher,
    READYGATE_DATABASE_URL_CLOCK: urls.clock,
    READYGATE_DATABASE_URL_READONLY: urls.readonly,
  };
}
