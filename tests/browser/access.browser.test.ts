import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openStage, type Stage } from './browser.ts';
import { brokenRules } from './rules.ts';
import {
  choicesOf,
  columnOf,
  decideButton,
  eachTab,
  modalOf,
  openReview,
  patience,
  propose,
  receipt,
  tabsOf,
} from './screen.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
}, 180_000);
afterAll(async () => await stage?.close(), 60_000);

describe('U1 for everybody', () => {
  it.each([
    ['light', 'SHOP-13'],
    ['dark', 'SHOP-14'],
  ] as const)(
    'breaks no rule of WCAG 2.2 AA in %s, in column and modal',
    async (colorMode, key) => {
      const { page, context } = await stage.visit(`/browse/${key}`, { colorMode });
      await columnOf(page)
        .getByRole('button', { name: 'Propose changes' })
        .waitFor({ timeout: patience });
      for (const summary of await columnOf(page).locator('summary').all()) await summary.click();
      expect(await brokenRules(page)).toEqual([]);
      await propose(page);
      expect(await brokenRules(page)).toEqual([]);
      const review = await openReview(page);
      await eachTab(review, async (name) =>
        expect([name, await brokenRules(page)]).toEqual([name, []]),
      );
      await tabsOf(review).first().click();
      await decideButton(page).click();
      await receipt(page);
      expect(await brokenRules(page)).toEqual([]);
      await context.close();
    },
    180_000,
  );

  it('fits a column of 320 pixels without scrolling sideways', async () => {
    const { page, context } = await stage.visit('/browse/SHOP-12', { width: 320 });
    await page.goto(`${stage.origin}/browse/SHOP-12`);
    const column = columnOf(page);
    await column.getByRole('heading', { level: 1 }).waitFor({ timeout: patience });
    const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    const frame = page.frames().find((one) => one.url().includes('/app/'));
    expect(await frame?.evaluate(overflow)).toBe(0);
    await propose(page);
    await openReview(page);
    const modal = page.frames().findLast((one) => one.url().includes('/app/'));
    expect(await modal?.evaluate(overflow)).toBe(0);
    await context.close();
  }, 120_000);

  it('can be used from the verdict to the receipt with the keyboard alone', async () => {
    const { page, context } = await stage.visit('/browse/SHOP-20');
    const column = columnOf(page);
    await column.getByRole('button', { name: 'Propose changes' }).waitFor({ timeout: patience });
    await tabTo(page, 'Propose changes');
    await page.keyboard.press('Enter');
    await column.getByRole('button', { name: /^Review/ }).waitFor({ timeout: patience });
    await tabTo(page, 'Review');
    await page.keyboard.press('Enter');
    await decideButton(page).waitFor({ timeout: patience });
    expect(await focused(page)).toContain('Review the changes');
    const modal = modalOf(page);
    const rows = await choicesOf(page).count();
    await tabToRadio(page);
    await page.keyboard.press('ArrowDown');
    expect(await modal.locator('.sentence').textContent()).toContain(
      rows === 2 ? '1 change' : `${rows - 1} changes`,
    );
    await tabTo(page, 'Approve');
    await page.keyboard.press('Enter');
    await receipt(page);
    expect(await focused(page)).toContain('What became of the changes');
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
    await column.getByText('stand in Jira.').waitFor({ timeout: patience });
    expect(await focused(page)).toContain('stand in Jira.');
    await context.close();
  }, 120_000);

  it('lets Escape put the review off, without deciding anything', async () => {
    const { page, context } = await stage.visit('/browse/SHOP-12');
    await openReview(page);
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
    expect(await stage.world.simulator.markedSubtasks(stage.world.tenantId, 'SHOP-12')).toEqual([]);
    await context.close();
  }, 60_000);
});

/** The text of what has the focus, in whichever frame it is. */
async function focused(page: Page): Promise<string> {
  for (const frame of page.frames().toReversed()) {
    const text = await frame.evaluate(
      `document.hasFocus() && document.activeElement?.tagName !== 'IFRAME' ? document.activeElement?.textContent : null`,
    );
    if (typeof text === 'string') return text;
  }
  return '';
}

/** Presses Tab until the focus is on what is chosen for a change. */
async function tabToRadio(page: Page): Promise<void> {
  const modal = page.frames().findLast((one) => one.url().includes('/app/'));
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press('Tab');
    if (await modal?.evaluate(`document.activeElement?.type === 'radio'`)) return;
  }
  throw new Error('the Tab key does not reach a choice');
}

/** Presses Tab until the focus is on something with these words. */
async function tabTo(page: Page, words: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    const text = await focused(page);
    if (text.startsWith(words) && text.length < 60) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the Tab key does not reach “${words}”`);
}
