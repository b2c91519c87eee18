/**
 * `npm run screenshots`: every page of the app on the whole product, light and dark, as pictures in
 * docs/screens. They are made anew where a screen changed.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { openStage, type Stage } from '../browser/browser.ts';
import { fillShop } from '../browser/filled.ts';
import {
  columnOf,
  decideButton,
  eachTab,
  modalOf,
  openReview,
  patience,
  propose,
  receipt,
  tabsOf,
} from '../browser/screen.ts';

const folder = join(import.meta.dirname, '../../docs/screens');

/** Milliseconds for colours and movements to come to rest. */
const rest = 500;

const stage = await openStage();
try {
  mkdirSync(folder, { recursive: true });
  await ofWorkItem(stage);
  await fillShop(stage.world);
  await ofPage(stage, '/projects/SHOP', 'space');
  await ofPage(stage, '/admin', 'site');
} finally {
  await stage.close();
}

/** One person's way through the main job. */
async function ofWorkItem({ visit }: Stage): Promise<void> {
  const { page, context } = await visit('/browse/SHOP-12');
  await columnOf(page)
    .getByRole('button', { name: 'Propose changes' })
    .waitFor({ timeout: patience });
  await take(page, 'work-item');
  await propose(page);
  await ofTabs(page, await openReview(page), 'review');
  await tabsOf(modalOf(page)).first().click();
  await decideButton(page).click();
  await receipt(page);
  await take(page, 'receipt');
  await context.close();
}

async function ofPage({ visit }: Stage, path: string, name: string): Promise<void> {
  const { page, context } = await visit(`${path}?as=acc-otto`);
  await ofTabs(page, columnOf(page), name);
  await context.close();
}

/** Every tab of a frame, by the name of the tab. */
async function ofTabs(page: Page, frame: FrameLocator, name: string): Promise<void> {
  await eachTab(frame, async (tab) => {
    await take(page, `${name}-${tab.toLowerCase().replaceAll(/[^a-z]+/g, '-')}`);
  });
}

async function take(page: Page, name: string): Promise<void> {
  for (const mode of ['light', 'dark']) {
    // A modal leaves the button out of reach, for people.
    await page.evaluate(
      `document.documentElement.dataset.colorMode === '${mode}' || document.querySelector('#theme').click()`,
    );
    await page.waitForTimeout(rest);
    const file = `${name}-${mode}.webp`;
    writeFileSync(join(folder, file), await asWebp(page, await page.screenshot()));
    process.stdout.write(`docs/screens/${file}\n`);
  }
}

/** A third of the size of what the browser makes of itself; there are many pictures. */
async function asWebp(page: Page, png: Buffer): Promise<Buffer> {
  const drawn = await page.evaluate(`(async () => {
    const picture = new Image();
    picture.src = 'data:image/png;base64,${png.toString('base64')}';
    await picture.decode();
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    canvas.getContext('2d').drawImage(picture, 0, 0);
    const blob = await canvas.convertToBlob({ type: 'image/webp', quality: 0.9 });
    return Array.from(new Uint8Array(await blob.arrayBuffer()));
  })()`);
  return Buffer.from(drawn as number[]);
}
