import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { startWorld, type World, type WorldOptions } from '../../dev/world.ts';

/** The product on real engines, and a real browser in front of it. */
export interface Stage {
  world: World;
  origin: string;
  /** A fresh browser of one person; every request and console error of it is remembered. */
  visit(path: string, options?: VisitOptions): Promise<Visit>;
  close(): Promise<void>;
}

interface VisitOptions {
  width?: number;
  height?: number;
  colorMode?: 'light' | 'dark';
}

export interface Visit {
  page: Page;
  context: BrowserContext;
  /** Addresses of every request that was made. */
  requests: string[];
  /** Errors of pages and console, besides those that a test expects. */
  errors: string[];
}

const appDist = new URL('../../forge-app/static/app/dist', import.meta.url).pathname;

export async function openStage(options: Partial<WorldOptions> = {}): Promise<Stage> {
  const directory = mkdtempSync(join(tmpdir(), 'readygate-browser-'));
  const world = await startWorld({
    directory,
    appDist,
    settings: { READYGATE_SETTLE_SECONDS: '1', READYGATE_LOOKUP_GAP_SECONDS: '1' },
    ...options,
  });
  const browser = await chromium.launch({
    executablePath: process.env.READYGATE_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  const origin = world.hostOrigin ?? '';
  return {
    world,
    origin,
    visit: (path, visited) => visit(browser, `${origin}${path}`, visited),
    async close() {
      await browser.close();
      await world.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function visit(
  browser: Browser,
  url: string,
  { width = 1280, height = 900, colorMode = 'light' }: VisitOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width, height } });
  await context.addCookies([{ name: 'theme', value: colorMode, url }]);
  const page = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(url);
  return { page, context, requests, errors };
}
