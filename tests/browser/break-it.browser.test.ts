import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Counted } from '../../dev/break-it/counter.ts';
import { openStage, type Stage, type Visit } from './browser.ts';
import { decideButton, modalOf, openReview, patience, propose } from './screen.ts';

/** Everything is killed several times on the way. */
const long = 4 * patience;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ own: true, durableTemporal: true });
  // Long enough for somebody to press something while a plan is written.
  const slow = { kind: 'latency', method: 'POST', path: '/issue', times: 0, delay: 700 } as const;
  stage.world.simulator.faults.add(slow);
}, 180_000);
afterAll(async () => await stage?.close(), 60_000);

const bar = (page: Page) => page.locator('.break-it');
const button = (page: Page, name: string) => bar(page).getByRole('button', { name });

/** Presses, also where it says that it is broken already. */
async function press(page: Page, name: string): Promise<void> {
  await button(page, name).click({ force: true });
}

/** Everything that the counter said, from the answers it was made of. */
function everyCount(page: Page): Counted[] {
  const counts: Counted[] = [];
  page.on('response', async (response) => {
    if (new URL(response.url()).pathname !== '/break-it') return;
    const { counted } = (await response.json().catch(() => ({}))) as { counted?: Counted };
    if (counted) counts.push(counted);
  });
  return counts;
}

/** Nothing is ever in Jira twice or unasked, and no line of the audit is missing, at whatever moment. */
function expectTrue(counts: readonly Counted[]): void {
  expect(counts.length).toBeGreaterThan(3);
  for (const { approved, inJira, duplicated, unapproved, auditVerified } of counts) {
    expect({ duplicated, unapproved, auditVerified }).toEqual({
      duplicated: 0,
      unapproved: 0,
      auditVerified: true,
    });
    expect(inJira).toBeLessThanOrEqual(approved);
  }
}

async function approveAll({ page }: Visit): Promise<void> {
  await propose(page);
  await openReview(page);
  await decideButton(page).click();
}

describe('U2 Break it', () => {
  it(
    'leaves five approved changes in Jira, each once, when everything is killed while they are written',
    async () => {
      const visit = await stage.visit('/browse/SHOP-12');
      const { page } = visit;
      const counts = everyCount(page);
      await approveAll(visit);
      for (const name of ['Lose Jira', 'Kill the worker', 'Kill the API', 'Restart'])
        await button(page, name).first().click();
      await button(page, 'Restart Temporal').click();
      const counter = bar(page).getByText('approved 5 · in Jira 5 · duplicates 0 · audit verified');
      await counter.waitFor({ timeout: long });
      await modalOf(page).getByText('5 changes stand in Jira.').waitFor({ timeout: long });
      expectTrue(counts);
      expect(
        await stage.world.simulator.markedSubtasks(stage.world.tenantId, 'SHOP-12'),
      ).toHaveLength(5);
      await visit.context.close();
    },
    2 * long,
  );

  it(
    'stays true whatever is pressed, again and again, and whoever edits the work item meanwhile',
    async () => {
      const visit = await stage.visit('/browse/SHOP-13');
      const { page } = visit;
      const counts = everyCount(page);
      await approveAll(visit);
      // Only where something stands already is there something that could be written again.
      const before = counts[0]?.inJira ?? 0;
      const begun = new RegExp(`in Jira (?!${before}\\b)`);
      await bar(page).getByText(begun).waitFor({ timeout: patience });
      await press(page, 'Edit the description');
      for (const name of ['Lose Jira', 'Kill the worker', 'Restart PostgreSQL', 'Kill the API'])
        for (let time = 0; time < 3; time += 1) await press(page, name);
      await page
        .locator('#issue')
        .getByText('Ben Okafor wrote this')
        .waitFor({ timeout: patience });
      const all = new RegExp(
        `^approved (?!${before}\\b)(\\d+) · in Jira \\1 · duplicates 0 · audit verified$`,
      );
      await bar(page).getByText(all).waitFor({ timeout: long });
      expectTrue(counts);
      await visit.context.close();
    },
    2 * long,
  );
});
