import type { FrameLocator, Page } from 'playwright-core';

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

/** Opens the review and waits until it can be decided. */
export async function openReview(page: Page): Promise<FrameLocator> {
  await reviewButton(page).click({ timeout: patience });
  await decideButton(page).waitFor({ timeout: patience });
  return modalOf(page);
}

export function decideButton(page: Page) {
  return modalOf(page).getByRole('button', { name: /^(Approve|Reject)/ });
}

/** Waits for the receipt in the modal. */
export async function receipt(page: Page): Promise<void> {
  await modalOf(page).getByText('in Jira.').waitFor({ timeout: patience });
}
