import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BrowserContext,
  chromium,
  type Frame,
  type Page,
  type Request,
} from 'playwright-core';
import { startWorld, type World, type WorldOptions } from '../../dev/world.ts';

/** The product on real engines, and a real browser in front of it. */
export interface Stage {
  world: World;
  origin: string;
  /** A fresh browser of one person; every request and console error of it is remembered. */
  visit(path: string, options?: VisitOptions): Promise<Visit>;
  /** @throws where a page called anything but Jira, or the app anything but its bridge */
  close(): Promise<void>;
}

interface VisitOptions {
  width?: number;
  height?: number;
  colorMode?: 'light' | 'dark';
  /** As in Jira's settings of the person. */
  locale?: string;
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
  const strays: string[] = [];
  return {
    world,
    origin,
    async visit(path, visited) {
      const context = await browser.newContext();
      context.on('request', (request) => {
        if (isStray(request, [origin, world.simulatorOrigin])) strays.push(request.url());
      });
      return await visit(context, `${origin}${path}`, visited);
    },
    async close() {
      await browser.close();
      await world.stop();
      rmSync(directory, { recursive: true, force: true });
      if (strays.length > 0) throw new Error(`requests beside the bridge: ${strays.join(', ')}`);
    },
  };
}

/** Whether a request goes elsewhere, or is one of the app itself that is not for its own files. */
function isStray(request: Request, origins: readonly string[]): boolean {
  const { origin, pathname, protocol } = new URL(request.url());
  if (protocol === 'data:' || protocol === 'blob:') return false;
  if (!origins.includes(origin)) return true;
  const isBuilt = pathname.startsWith('/app/') || pathname === '/bridge/shim.js';
  return !request.isNavigationRequest() && isOfApp(request.frame()) && !isBuilt;
}

function isOfApp(frame: Frame): boolean {
  return frame.url().includes('/app/');
}

async function visit(
  context: BrowserContext,
  url: string,
  { width = 1280, height = 900, colorMode = 'light', locale = 'en-GB' }: VisitOptions = {},
): Promise<Visit> {
  await context.addCookies([
    { name: 'theme', value: colorMode, url },
    { name: 'locale', value: locale, url },
  ]);
  const page = await context.newPage();
  await page.setViewportSize({ width, height });
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
