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

/** Waits until nothing that the app shows is still being read; what is read may lead to more. */
async function settled(page: Page): Promise<void> {
  const app = columnOf(page);
  await app.locator('h1').first().waitFor({ timeout: patience });
  do {
    await app.locator('.skeleton').first().waitFor({ state: 'detached', timeout: patience });
    await page.waitForTimeout(400);
  } while ((await app.locator('.skeleton').count()) > 0);
}

/** The tabs of a page of its own; a tab may hold others. */
export function tabsOf(page: Page) {
  return columnOf(page).getByRole('tablist').first().getByRole('tab');
}

/** Goes through the tabs of a page, each once it is loaded. */
export async function eachTab(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  await tabsOf(page).first().waitFor({ timeout: patience });
  for (const tab of await tabsOf(page).all()) {
    await tab.click();
    await settled(page);
    await look((await tab.textContent()) ?? '');
  }
}
