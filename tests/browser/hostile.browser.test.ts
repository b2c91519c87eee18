import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openStage, type Stage } from './browser.ts';
import { columnOf, decideButton, openReview, patience, propose, receipt } from './screen.ts';

/** What a browser that took it for more than text would do. */
const summary = `"><img src=x onerror="parent.document.title='owned'"> {count} <b>bold</b>`;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  const { simulator, tenantId } = stage.world;
  simulator.acting.edit({ cloudId: tenantId, issue: 'SHOP-19' }, 'acc-ines', { summary });
}, 180_000);
afterAll(async () => await stage?.close(), 60_000);

/** Elements that hostile text would have made, in any frame. */
async function made(page: Page): Promise<number> {
  const found = page.frames().map((frame) => frame.locator('img[src="x"], b, script:not([src])'));
  return (await Promise.all(found.map((one) => one.count()))).reduce((sum, one) => sum + one, 0);
}

describe('G7 hostile text of a work item', () => {
  it('is text in the column, in the review and in the receipt, and decides nothing', async () => {
    const { page, context, errors } = await stage.visit('/browse/SHOP-19');
    let dialogs = 0;
    page.on('dialog', async (dialog) => {
      dialogs += 1;
      await dialog.dismiss();
    });
    await columnOf(page).getByRole('heading', { level: 1 }).waitFor({ timeout: patience });
    for (const folded of await columnOf(page).locator('summary').all()) await folded.click();
    expect(await made(page)).toBe(0);
    await propose(page);
    const modal = await openReview(page);
    const row = modal.getByText('<img src=x onerror=alert(1)>').first();
    await row.waitFor({ timeout: patience });
    const { simulator, tenantId } = stage.world;
    // What the text demands stands in no row, and nothing was approved by it.
    for (const demanded of ['Delete all customers', 'Send the API keys'])
      expect(await modal.getByText(demanded).count()).toBe(0);
    expect(await simulator.markedSubtasks(tenantId, 'SHOP-19')).toEqual([]);
    expect(await made(page)).toBe(0);
    await decideButton(page).click();
    await receipt(page);
    expect(await made(page)).toBe(0);
    expect(await page.title()).toBe('SHOP-19');
    expect([dialogs, errors]).toEqual([0, []]);
    await context.close();
  }, 180_000);
});
