import type { Browser, Page } from 'playwright-core';

/** A page that people open, and what of it they came for. */
export interface Opened {
  name: string;
  path: string;
  /** A selector of what is there once it can be read. */
  content: string;
}

/** What one visit of a page took. */
export interface Visit {
  /** From the frame's first byte to what people came for. */
  milliseconds: number;
  /** Names of the scripts that were loaded by then. */
  scripts: string[];
}

/** Milliseconds that a page may take before the bench gives up. */
const patience = 60_000;

/** Opens a page in a browser without a past, slowed down, and waits for what people came for. */
export async function visit(
  browser: Browser,
  { path, content }: Opened,
  { origin, slowdown }: { origin: string; slowdown: number },
): Promise<Visit> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.addInitScript({ content: noteContent(content) });
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.goto(`${origin}${path}`, { timeout: patience });
    await page.frameLocator('iframe.app').locator(content).first().waitFor({ timeout: patience });
    return await readNote(page);
  } finally {
    await context.close();
  }
}

interface Noted {
  contentAt?: number;
}

/** Runs in every frame, before its own scripts: notes when what is looked for is first there. */
const noteContent = (selector: string) => `
  new MutationObserver(() => {
    if (globalThis.contentAt === undefined && document.querySelector(${JSON.stringify(selector)}))
      globalThis.contentAt = performance.now();
  }).observe(document, { subtree: true, childList: true, attributes: true });`;

async function readNote(page: Page): Promise<Visit> {
  const frame = page.frames().find((one) => one.url().includes('/app/'));
  if (!frame) throw new Error('the page has no frame of the app');
  return await frame.evaluate(() => {
    const milliseconds = (globalThis as Noted).contentAt ?? Number.NaN;
    const loaded = performance
      .getEntriesByType('resource')
      .filter((entry) => entry.startTime <= milliseconds)
      .map((entry) => new URL(entry.name).pathname);
    return { milliseconds, scripts: loaded.filter((path) => /^\/app\/.*\.js$/.test(path)) };
  });
}
