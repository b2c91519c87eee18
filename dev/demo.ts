import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { isReadygateError } from '../domain/errors.ts';
import type { RowView } from '../domain/views.ts';
import { BacklogError } from './backlog/backlog.ts';
import { type DemoArguments, demoUsage, readDemoArguments } from './demo/arguments.ts';
import { letUndo } from './demo/let-undo.ts';
import type { Verdict } from './demo/once.ts';
import { pickIssue } from './demo/pick-issue.ts';
import { showOnce } from './demo/show-once.ts';
import { freePort } from './world/product.ts';
import { startWorld, type World, type WorldOptions } from './world.ts';

/** Exit code of a command that Ctrl-C ended. */
const interruptedCode = 130;

const tell = (text: string) => process.stderr.write(`${text}\n`);

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(demoUsage);
    return 0;
  }
  try {
    return await demo(readDemoArguments(args));
  } catch (error) {
    if (error instanceof BacklogError) tell(`demo: ${error.message}`);
    else if (isReadygateError(error))
      tell(
        ['demo:', error.message, error.details?.hint, error.details?.expected]
          .filter(Boolean)
          .join('\n'),
      );
    else throw error;
    return 2;
  }
}

async function demo(options: DemoArguments): Promise<number> {
  const interrupt = interruptible();
  const interrupted = once(interrupt.signal, 'abort').then(() => interruptedCode);
  const directory = mkdtempSync(join(tmpdir(), 'readygate-demo-'));
  const tidy = () => rmSync(directory, { recursive: true, force: true });
  const world = await startWorld(await worldOptions(options, directory)).catch((error: unknown) => {
    // Any other failure names a log in there.
    if (error instanceof BacklogError) tidy();
    throw error;
  });
  try {
    letUndo(world, 'acc-ada');
    const issue = pickIssue(world, options);
    printScreens(world, issue.key);
    if (options.once)
      return await Promise.race([
        showOnce(world, issue, options.yes ? () => 'approve' : asking(interrupt)),
        interrupted,
      ]);
    printAddresses(world);
    await interrupted;
    return 0;
  } finally {
    await world.stop();
    tidy();
  }
}

/** Aborted by the first Ctrl-C; what was started is then stopped in order. A second one ends all at once. */
function interruptible(): AbortController {
  const interrupt = new AbortController();
  interrupt.signal.addEventListener('abort', () => tell('stopping'));
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => interrupt.abort());
  return interrupt;
}

async function worldOptions(options: DemoArguments, directory: string): Promise<WorldOptions> {
  const appDist = new URL('../forge-app/static/app/dist', import.meta.url).pathname;
  const staying = async (): Promise<Partial<WorldOptions>> => ({
    withUi: true,
    uiPort: await freePort(4602),
    ports: { host: await freePort(4600), simulator: await freePort(4601) },
    // So that it can be killed and started again.
    durableTemporal: true,
  });
  return {
    directory,
    ...(existsSync(appDist) ? { appDist } : {}),
    backlogs: options.backlogs,
    report: tell,
    settings: { READYGATE_SETTLE_SECONDS: '5', READYGATE_LOOKUP_GAP_SECONDS: '2' },
    ...(options.once ? {} : await staying()),
  };
}

/** Where the app is seen: beside an issue, in its project, and for the site. */
function printScreens({ hostOrigin }: World, issueKey: string): void {
  if (!hostOrigin) return;
  const project = issueKey.replace(/-\d+$/, '');
  process.stdout.write(
    `Work item       ${hostOrigin}/browse/${issueKey}\nSpace           ${hostOrigin}/projects/${project}\n` +
      `Administration  ${hostOrigin}/admin?as=acc-otto\n`,
  );
}

function printAddresses(world: World): void {
  process.stdout.write(
    `API             ${world.apiOrigin}\nTemporal        ${world.engines.temporalUi ?? world.engines.temporalAddress}\n` +
      `Jira simulator  ${world.simulatorOrigin}\n\nCtrl-C ends it.\n`,
  );
}

/** Asks about one row after the other on the terminal; without one every row is put off. */
function asking(interrupt: AbortController): (row: RowView) => Promise<Verdict> {
  return async ({ label }) => {
    if (!process.stdin.isTTY) {
      tell(`nobody is here to ask; --yes approves: ${label}`);
      return 'later';
    }
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    // A terminal that is read line by line takes Ctrl-C as a key.
    terminal.on('SIGINT', () => interrupt.abort());
    try {
      const answer = await terminal.question(
        `${label}\nApprove? [y]es, [n]o, [l]ater: `,
        interrupt,
      );
      if (/^y/i.test(answer)) return 'approve';
      return /^n/i.test(answer) ? 'reject' : 'later';
    } finally {
      terminal.close();
    }
  };
}
