import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openStage, type Stage } from './browser.ts';
import { fillShop } from './filled.ts';
import { brokenRules } from './rules.ts';
import { columnOf, eachTab, patience, tabsOf } from './screen.ts';

const pages = [
  ['a space', '/projects/SHOP'],
  ['the site', '/admin'],
] as const;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await fillShop(stage.world);
}, 180_000);
afterAll(async () => await stage?.close(), 60_000);

describe('U1 the pages for everybody', () => {
  it.each(
    pages.flatMap((page) => (['light', 'dark'] as const).map((mode) => [...page, mode] as const)),
  )(
    'of %s break no rule of WCAG 2.2 AA (%s, %s)',
    async (_where, path, colorMode) => {
      const { page, context, errors } = await stage.visit(`${path}?as=acc-otto`, { colorMode });
      const broken: string[] = [];
      await eachTab(columnOf(page), async (name) => {
        broken.push(...(await brokenRules(page)).map((rule) => `${name}: ${rule}`));
      });
      expect(broken).toEqual([]);
      expect(errors).toEqual([]);
      await context.close();
    },
    240_000,
  );
});

describe('U2 the addresses of a page', () => {
  it.each(pages)(
    'of %s lead to each tab, also from a link, back and after loading again',
    async (_where, path) => {
      const { page, context } = await stage.visit(`${path}?as=acc-otto`);
      await tabsOf(columnOf(page)).nth(1).click({ timeout: patience });
      await page.waitForURL(new RegExp(`${path}/[a-z]+\\?as=acc-otto$`));
      const link = page.url();
      await page.goto(`${stage.origin}${path}?as=acc-otto`);
      await isChosen(page, 0);
      await page.goto(link);
      await isChosen(page, 1);
      await tabsOf(columnOf(page)).first().click();
      await isChosen(page, 0);
      await page.goBack();
      await isChosen(page, 1);
      await page.reload();
      await isChosen(page, 1);
      await context.close();
    },
    120_000,
  );
});

async function isChosen(page: Page, at: number): Promise<void> {
  const selected = columnOf(page).getByRole('tab', { selected: true });
  await tabsOf(columnOf(page)).nth(at).and(selected).waitFor({ timeout: patience });
}
