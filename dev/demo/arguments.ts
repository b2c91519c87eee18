import { accessSync, constants } from 'node:fs';
import { parseArgs } from 'node:util';
import { ReadygateError } from '../../domain/errors.ts';

export interface DemoArguments {
  /** Run the main job once and end. */
  once: boolean;
  /** Approve every row without asking. */
  yes: boolean;
  /** Key of the issue; null picks one. */
  issue: string | null;
  /** Files of issues to add as projects. */
  backlogs: string[];
}

export const demoUsage = `usage: npm run demo -- [--once] [--yes] [--issue KEY] [--backlog FILE]…

  --once          run the main job once and end
  --yes           approve every row without asking
  --issue KEY     take this issue (default SHOP-12, with --backlog the first that has something to propose)
  --backlog FILE  add a JSONL or CSV of issues as a project
`;

/** @throws {ReadygateError} invalid_request with the argument that is wrong */
export function readDemoArguments(args: string[]): DemoArguments {
  try {
    const { values } = parseArgs({
      args,
      options: {
        once: { type: 'boolean', default: false },
        yes: { type: 'boolean', default: false },
        issue: { type: 'string' },
        backlog: { type: 'string', multiple: true, default: [] },
      },
    });
    const { once, yes, issue = null, backlog } = values;
    for (const file of backlog) accessSync(file, constants.R_OK);
    return { once, yes, issue, backlogs: backlog };
  } catch (error) {
    throw new ReadygateError('invalid_request', {
      hint: (error as Error).message,
      expected: demoUsage,
    });
  }
}
