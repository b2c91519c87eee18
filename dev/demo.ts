import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { isReadygateError } from '../domain/errors.ts';
import type { RowView } from '../domain/views.ts';
import { type DemoArguments, demoUsage, readDemoArguments } from './demo/arguments.ts';
import type { Verdict } from './demo/once.ts';
import { pickIssue } from './demo/pick-issue.ts';
import { showOnce } from './demo/show-once.ts';
import { startWorld } from './world.ts';

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
    if (!isReadygateError(error)) throw error;
    tell(`demo: ${error.message}\n${error.details?.hint ?? ''}\n${error.details?.expected ?? ''}`);
    return 2;
  }
}

async function demo(options: DemoArguments): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), 'readygate-demo-'));
  const appDist = new URL('../forge-app/static/panel/dist', import.meta.url).pathname;
  const world = await startWorld({
    directory,
    ...(existsSync(appDist) ? { appDist } : {}),
    backlogs: options.backlogs,
    withUi: !options.once,
    report: tell,
    settings: { READYGATE_SETTLE_SECONDS: '5', READYGATE_LOOKUP_GAP_SECONDS: '2' },
    ...(options.once ? {} : { ports: { host: 4600, simulator: 4601 }, uiPort: 4602 }),
  });
  const stopped = new Promise<void>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => resolve());
  });
  try {
    const issue = pickIssue(world, options);
    process.stdout.write(`Screen          ${world.hostOrigin}/browse/${issue.key}\n`);
    if (!options.once) {
      printAddresses(world);
      await stopped;
      return 0;
    }
    return await showOnce(world, issue, options.yes ? () => 'approve' : askPerRow);
  } finally {
    await world.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

function printAddresses(world: Awaited<ReturnType<typeof startWorld>>): void {
  process.stdout.write(
    `API             ${world.apiOrigin}\nTemporal        ${world.engines.temporalUi ?? world.engines.temporalAddress}\n` +
      `Jira simulator  ${world.simulatorOrigin}\n\nCtrl-C ends it.\n`,
  );
}

async function askPerRow(row: RowView): Promise<Verdict> {
  if (!process.stdin.isTTY) return 'later';
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`${row.label}\nApprove? [y]es, [n]o, [l]ater: `);
    if (/^y/i.test(answer)) return 'approve';
    return /^n/i.test(answer) ? 'reject' : 'later';
  } finally {
    terminal.close();
  }
}
