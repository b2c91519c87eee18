import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { startWorld } from '../../dev/world.ts';
import { inDirectory } from '../in-directory.ts';
import type { Bench, BenchResult } from '../result.ts';
import { rounded } from '../statistics.ts';
import { type AppOptions, readAppArguments, usage } from './arguments.ts';
import { type Measured, outcomeOf } from './outcome.ts';
import { type Opened, type Visit, visit } from './visit.ts';

/** How large the app is, and how long until it can be read, on the real engines in a real browser. */
export const bench: Bench = { usage, run };

const appDist = new URL('../../forge-app/static/app/dist', import.meta.url).pathname;
/** A tab that reads nothing more. */
const tab = '[role="tabpanel"] .tab:not(:has(.skeleton)) > *';

const pages: readonly [Opened, ...Opened[]] = [
  { name: 'work item', path: '/browse/SHOP-12', content: 'h1' },
  { name: 'space', path: '/projects/SHOP?as=acc-otto', content: tab },
  { name: 'site', path: '/admin?as=acc-otto', content: tab },
];

async function run(args: string[], tell: (text: string) => void): Promise<BenchResult> {
  const options = readAppArguments(args);
  return await inDirectory(tell, async (directory, undo) => {
    const begun = performance.now();
    tell('starting the whole product');
    const world = await startWorld({ directory, appDist });
    undo.push(() => world.stop());
    const browser = await chromium.launch({
      executablePath: process.env.READYGATE_CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox'],
    });
    undo.push(() => browser.close());
    const origin = world.hostOrigin ?? '';
    await visit(browser, pages[0], { origin, slowdown: 1 });
    const firstSeconds = rounded((performance.now() - begun) / 1000, 1);
    const measured = await measure(browser, { ...options, origin }, tell);
    return outcomeOf(measured, { firstSeconds, slowdown: options.slowdown });
  });
}

/** Visits the pages by turns: whatever the machine does meanwhile, it does to all of them. */
async function measure(
  browser: Browser,
  options: AppOptions & { origin: string },
  tell: (text: string) => void,
): Promise<Measured[]> {
  const visits = new Map<string, Visit[]>(pages.map(({ name }) => [name, []]));
  for (let round = 1; round <= options.rounds; round++) {
    for (const page of pages) visits.get(page.name)?.push(await visit(browser, page, options));
    tell(`round ${round} of ${options.rounds}`);
  }
  return [...visits].map(([name, all]) => ({
    name,
    kilobytes: Math.max(...all.map(({ scripts }) => kilobytesOf(scripts))),
    milliseconds: all.map(({ milliseconds }) => milliseconds),
  }));
}

/** Scripts as Forge sends them: each by itself, gzipped. */
function kilobytesOf(scripts: readonly string[]): number {
  const bytes = scripts.map((path) => gzipSync(readFileSync(join(appDist, path.slice(5)))).length);
  return bytes.reduce((sum, one) => sum + one, 0) / 1000;
}
