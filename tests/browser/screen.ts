import { setTimeout as sleep } from 'node:timers/promises';
import type { FrameLocator, Locator, Page } from 'playwright-core';

/** The app in the right-hand column. */
export function columnOf(page: Page): FrameLocator {
  return page.frameLocator('iframe.app');
}

/** The app in its modal. */
export function modalOf(page: Page): FrameLocator {
  return page.frameLocator('dialog iframe');
}

/** Milliseconds that the whole way through engines and Jira may take here. */
export const patience = 60_000;

/** Presses *Propose changes* and waits until a plan can be reviewed. */
export async function propose(page: Page): Promise<void> {
  const column = columnOf(page);
  await column.getByRole('button', { name: 'Propose changes' }).click({ timeout: patience });
  await reviewButton(page).waitFor({ timeout: patience });
}

export function reviewButton(page: Page) {
  return columnOf(page).getByRole('button', { name: /^Review \d+ change/ });
}

/** Opens the review and waits until its changes are shown. */
export async function openReview(page: Page): Promise<FrameLocator> {
  await reviewButton(page).click({ timeout: patience });
  await modalOf(page).locator('.cards > li').first().waitFor({ timeout: patience });
  return modalOf(page);
}

/** The change with these words in the review. */
export function cardOf(page: Page, words: string | RegExp): Locator {
  return modalOf(page).locator('.cards > li', {
    has: page.getByRole('heading', { level: 2, name: words }),
  });
}

/** What can be chosen for every change that waits for who looks. */
export function choicesOf(page: Page): Locator {
  return modalOf(page).getByRole('radiogroup');
}

/** Chooses for one change. */
export async function choose(
  change: Locator,
  verdict: 'Approve' | 'Reject' | 'Later',
): Promise<void> {
  await change.getByRole('radio', { name: verdict, exact: true }).check({ timeout: patience });
}

export function decideButton(page: Page) {
  return modalOf(page).getByRole('button', { name: /^(Approve|Reject)/ });
}

/** Waits for the receipt in the modal. */
export async function receipt(page: Page): Promise<void> {
  await modalOf(page).getByText('in Jira.').waitFor({ timeout: patience });
}

/** Waits until nothing that a frame shows is still being read; what is read may lead to more. */
async function settled(frame: FrameLocator): Promise<void> {
  await frame.locator('h1').first().waitFor({ timeout: patience });
  do {
    await frame.locator('.skeleton').first().waitFor({ state: 'detached', timeout: patience });
    await sleep(400);
  } while ((await frame.locator('.skeleton').count()) > 0);
}

/** The tabs of a frame; a tab may hold others. */
export function tabsOf(frame: FrameLocator): Locator {
  return frame.getByRole('tablist').first().getByRole('tab');
}

/** Goes through the tabs of a frame, each once it is loaded. */
export async function eachTab(
  frame: FrameLocator,
  look: (name: string) => Promise<void>,
): Promise<void> {
  await tabsOf(frame).first().waitFor({ timeout: patience });
  for (const tab of await tabsOf(frame).all()) {
    await tab.click();
    await settled(frame);
    await look((await tab.textContent()) ?? '');
  }
}
