import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Browser, chromium, type Page } from 'playwright-core';
import { html } from '../../bin/check/formats/html/page.ts';
import { formatInput } from '../helpers/format-input.ts';

const folder = mkdtempSync(join(tmpdir(), 'readygate-page-'));
const address = `file://${join(folder, 'page.html')}`;
let browser: Browser;

const rows = [
  { key: 'PAY-2', type: 'Task', summary: 'Rotate the mail key', description: 'Length: TBD ???' },
  { key: 'PAY-10', type: 'Bug', summary: '</script><img src=x onerror=document.title="owned">' },
  {
    key: 'PAY-1',
    type: 'Story',
    summary: 'Offer the saved card first',
    description:
      'As a customer, I want my card first so that I pay with one press.\n\nAC:\n- It is on top',
  },
];

beforeAll(async () => {
  const input = [...rows, 7].map((row) => JSON.stringify(row)).join('\n');
  writeFileSync(join(folder, 'page.html'), await formatInput(html, input));
  browser = await chromium.launch({
    executablePath: process.env.READYGATE_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

interface Opened {
  page: Page;
  /** Requests besides that of the page itself, and everything the console said. */
  noise: string[];
}

async function open(
  options: { colorScheme?: 'light' | 'dark'; width?: number; script?: boolean } = {},
): Promise<Opened> {
  const { colorScheme = 'light', width = 1280, script = true } = options;
  const context = await browser.newContext({
    colorScheme,
    viewport: { width, height: 900 },
    javaScriptEnabled: script,
  });
  const page = await context.newPage();
  const noise: string[] = [];
  page.on('request', (request) => {
    if (request.url() !== address) noise.push(request.url());
  });
  page.on('console', (message) => noise.push(message.text()));
  page.on('pageerror', (error) => noise.push(error.message));
  await page.goto(address);
  return { page, noise };
}

const keys = (page: Page) => page.locator('.issues > li:visible .key').allTextContents();

describe('O5 the page of check', () => {
  it.each(['light', 'dark'] as const)(
    'breaks no rule of WCAG 2.2 AA in %s',
    async (colorScheme) => {
      const { page, noise } = await open({ colorScheme });
      for (const summary of await page.locator('.issues summary').all()) await summary.click();
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
      const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target }) => `${id} ${target.join(' ')}`),
      );
      expect(found).toEqual([]);
      expect(noise).toEqual([]);
      await page.context().close();
    },
    60_000,
  );

  it('loads nothing from a file, and runs nothing that an issue brings', async () => {
    const { page, noise } = await open();
    expect(await page.title()).toBe('1 of 3 work items is ready to be built');
    expect(await page.locator('img').count()).toBe(0);
    expect(noise).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('can be read without its script', async () => {
    const { page } = await open({ script: false });
    expect(await page.locator('.toolbar').isVisible()).toBe(false);
    expect(await page.locator('button:visible').count()).toBe(0);
    expect((await keys(page)).at(-1)).toBe('PAY-1');
    await page.locator('.issues summary', { hasText: 'PAY-2' }).click();
    const marked = page.locator('.issues > li', { hasText: 'PAY-2' }).locator('mark');
    expect((await marked.allTextContents()).slice(0, 2)).toEqual(['TBD', '???']);
    expect(await marked.first().isVisible()).toBe(true);
    await page.context().close();
  }, 60_000);

  it('filters and sorts', async () => {
    const { page } = await open();
    const shown = page.locator('output');
    expect(await shown.textContent()).toBe('3 of 3 shown');
    await page.getByLabel('Sort by').selectOption('key');
    expect(await keys(page)).toEqual(['PAY-1', 'PAY-2', 'PAY-10']);
    await page.getByLabel('Search key or summary').fill('mail KEY');
    expect(await keys(page)).toEqual(['PAY-2']);
    expect(await shown.textContent()).toBe('1 of 3 shown');
    await page.getByLabel('Search key or summary').fill('');
    await page.getByLabel('any status').selectOption('ready');
    expect(await keys(page)).toEqual(['PAY-1']);
    await page.getByLabel('any status').selectOption('');
    await page.getByRole('button', { name: 'Show them: Open placeholders' }).click();
    expect(await keys(page)).toEqual(['PAY-2']);
    await page.context().close();
  }, 60_000);

  it('fits 320 pixels without scrolling sideways', async () => {
    const { page } = await open({ width: 320 });
    for (const summary of await page.locator('.issues summary').all()) await summary.click();
    const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate(overflow)).toBe(0);
    await page.context().close();
  }, 60_000);
});
