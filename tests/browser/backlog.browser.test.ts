import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { addBacklog } from '../helpers/backlog.ts';
import { adminUrlOf } from '../helpers/world/admin-url.ts';
import { openStage, type Stage, type Visit } from './browser.ts';
import { brokenRules } from './rules.ts';
import { columnOf, patience } from './screen.ts';

const count = 10_000;
const directory = mkdtempSync(join(tmpdir(), 'readygate-backlog-'));

/** What is used of an element that scrolls. */
interface Scrolled extends HTMLElement {
  scrollTop: number;
  scrollHeight: number;
}

let stage: Stage;
let visit: Visit;
beforeAll(async () => {
  const file = join(directory, 'big.jsonl');
  const lines = Array.from({ length: count }, (_, at) => {
    const key = `BIG-${at + 1}`;
    return JSON.stringify({
      key,
      project: 'BIG',
      type: 'Story',
      summary: `Story number ${at + 1}`,
    });
  });
  writeFileSync(file, lines.join('\n'));
  stage = await openStage({ backlogs: [file] });
  await judgeAll();
  visit = await stage.visit('/projects/BIG');
  await page().getByRole('row').nth(5).waitFor({ timeout: patience });
}, 240_000);
afterAll(async () => {
  await stage?.close();
  rmSync(directory, { recursive: true, force: true });
}, 60_000);

/** Rows for every issue of BIG, as if each had been judged. */
async function judgeAll(): Promise<void> {
  const { simulator, tenantId } = stage.world;
  const first = simulator.issuesOf(tenantId).find(({ key }) => key === 'BIG-1');
  const projectId =
    (first?.raw.fields as { project?: { id: string } } | undefined)?.project?.id ?? '';
  const admin = new pg.Client({ connectionString: adminUrlOf(stage.world) });
  await admin.connect();
  const asAdministrator = async (text: string, values: unknown[] = []) =>
    (await admin.query(text, values)).rows;
  const big = { projectId, key: 'BIG', count, first: Number(first?.id) };
  await addBacklog({ asAdministrator } as Parameters<typeof addBacklog>[0], tenantId, big);
  await admin.end();
}

const page = () => columnOf(visit.page);
const scroller = () => page().locator('.rows-scroller');
const keys = () => page().locator('tbody .col-key a').allTextContents();
const scores = async () => (await page().locator('.score-number').allTextContents()).map(Number);
const status = () => page().getByRole('status').last();

describe('U1 a backlog of ten thousand work items', () => {
  it('shows the lowest scores first, with what Jira calls each', async () => {
    const shown = await scores();
    expect(shown).toEqual(shown.toSorted((a, b) => a - b));
    expect(await page().locator('tbody').textContent()).toMatch(/Story number \d+/);
    expect(await status().textContent()).toContain('so far');
    expect(await brokenRules(visit.page)).toEqual([]);
  });

  it('keeps as many rows in the page as can be seen, however far one scrolls', async () => {
    const heights: number[] = [];
    for (let step = 0; step < 12; step += 1) {
      const height = await scroller().evaluate((element: Scrolled) => {
        element.scrollTop = element.scrollHeight;
        return element.scrollHeight;
      });
      heights.push(height);
      await page().locator(`.rows-scroller[aria-busy="false"]`).waitFor({ timeout: patience });
    }
    expect(heights.at(-1)).toBeGreaterThan(10 * (heights[0] ?? 0) * 0.5);
    expect(await page().getByRole('row').count()).toBeLessThan(80);
    const shown = await scores();
    expect(shown).toEqual(shown.toSorted((a, b) => a - b));
  }, 120_000);

  it('never stands still for long while it is scrolled', async () => {
    const longest = await scroller().evaluate(async (element: Scrolled) => {
      const { requestAnimationFrame: next } = globalThis as unknown as {
        requestAnimationFrame: (painted: () => void) => void;
      };
      element.scrollTop = 0;
      let [worst, last] = [0, performance.now()];
      for (let frame = 0; frame < 90; frame += 1) {
        element.scrollTop += 400;
        await new Promise<void>((painted) => next(painted));
        worst = Math.max(worst, performance.now() - last);
        last = performance.now();
      }
      return worst;
    });
    console.log(`the longest frame of 90 while scrolling took ${Math.round(longest)} ms`);
    expect(longest).toBeLessThan(400);
  }, 60_000);

  it('is sorted by another column, and the other way round', async () => {
    await page().getByRole('button', { name: 'Key' }).click();
    await page().getByText('Story number 1', { exact: true }).waitFor({ timeout: patience });
    expect((await keys()).slice(0, 3)).toEqual(['BIG-1', 'BIG-2', 'BIG-3']);
    await page().getByRole('button', { name: 'Key' }).click();
    await page().getByText('Story number 10000').waitFor({ timeout: patience });
    expect((await keys()).slice(0, 2)).toEqual(['BIG-10000', 'BIG-9999']);
    expect(await page().getByRole('columnheader', { name: 'Key' }).getAttribute('aria-sort')).toBe(
      'descending',
    );
  });

  it('is narrowed by status, by what is missing, and by key, and its address says so', async () => {
    await page().getByLabel('Status').selectOption('Ready');
    await page().getByLabel('Lacks').selectOption({ index: 1 });
    await page().getByLabel('Key', { exact: true }).fill('BIG-99');
    await visit.page.waitForURL(/text%3DBIG-99/);
    await status()
      .filter({ hasText: /work items?\.|^0/ })
      .or(page().getByText('No work item fits'))
      .first()
      .waitFor();
    expect((await keys()).every((key) => key.startsWith('BIG-99'))).toBe(true);
    await visit.page.goBack();
    await visit.page.goBack();
    await visit.page.goBack();
    await page().getByText('Story number 10000').waitFor({ timeout: patience });
  });

  it('is gone through by the keyboard, and Enter opens a work item', async () => {
    await page().locator('tbody .col-key a').first().focus();
    const { keyboard } = visit.page;
    for (const key of ['ArrowDown', 'ArrowDown', 'PageDown']) await keyboard.press(key);
    await page().locator('a:focus', { hasText: 'BIG-9988' }).waitFor();
    await keyboard.press('End');
    await keyboard.press('Home');
    await page().locator('a:focus', { hasText: 'BIG-10000' }).waitFor();
    const [opened] = await Promise.all([
      visit.context.waitForEvent('page'),
      keyboard.press('Enter'),
    ]);
    expect(new URL(opened.url()).pathname).toBe('/browse/BIG-10000');
    await opened.close();
  });

  it('teaches where nothing is judged yet', async () => {
    const empty = await stage.visit('/projects/SHOP');
    await columnOf(empty.page)
      .getByText('Nothing is judged here yet')
      .waitFor({ timeout: patience });
    expect(empty.errors).toEqual([]);
    await empty.context.close();
  });

  it('makes no error on the console', () => {
    expect(visit.errors).toEqual([]);
  });
});
