import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStage, type Stage, type Visit } from './browser.ts';
import { brokenRules } from './rules.ts';
import { columnOf, modalOf, patience, propose } from './screen.ts';

/** Each with a plan that waits; deciding on the last is left to the review. */
const issues = ['SHOP-12', 'SHOP-13', 'SHOP-14'];

let stage: Stage;
let visit: Visit;
beforeAll(async () => {
  stage = await openStage();
  for (const key of issues) {
    const { page, context } = await stage.visit(`/browse/${key}`);
    await propose(page);
    await context.close();
  }
  visit = await stage.visit('/projects/SHOP/inbox');
  await lines().first().waitFor({ timeout: patience });
}, 300_000);
afterAll(async () => await stage?.close(), 60_000);

const app = () => columnOf(visit.page);
const lines = () => app().getByRole('list', { name: 'Plans' }).getByRole('button');
const focused = () => app().locator('.plans button:focus .plan-key').textContent();
const dialog = () => app().getByRole('dialog');
const press = async (...keys: string[]) => {
  for (const key of keys) await visit.page.keyboard.press(key);
};
/** Presses Tab until something has the focus, as somebody without a mouse does. */
async function tabTo(selector: string): Promise<void> {
  for (let times = 0; times < 40; times += 1) {
    if ((await app().locator(`${selector}:focus`).count()) > 0) return;
    await press('Tab');
  }
  throw new Error(`Tab never comes to ${selector}`);
}

describe('A9 the inbox by the keyboard alone', () => {
  it('shows what waits for the person, the oldest first, with counts', async () => {
    expect(await lines().locator('.plan-key').allTextContents()).toEqual(issues);
    await app().getByText('3 plans, 3 for you.').waitFor();
  });

  it('goes from plan to plan, and tells its keys', async () => {
    await tabTo('.plans button');
    expect(await focused()).toBe('SHOP-12');
    await press('j', 'j');
    expect(await focused()).toBe('SHOP-14');
    await press('k');
    expect(await focused()).toBe('SHOP-13');
    await press('?');
    await dialog().getByText('Approve all of it, after a look').waitFor();
    await press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(await focused()).toBe('SHOP-13');
  });

  it('asks about all plans of a tier at once, and shows each of them in full', async () => {
    await app().getByRole('button', { name: 'Approve 2 plans of low risk' }).focus();
    await press('Enter');
    await dialog().getByText('Approve these 2 plans?').waitFor({ timeout: patience });
    expect(await dialog().locator('.whole-plan').count()).toBe(2);
    // The heading of the page is behind the dialog, as everything else is.
    expect(await brokenRules(visit.page)).toEqual(['page-has-heading-one html']);
    await press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(await brokenRules(visit.page)).toEqual([]);
    await tabTo('.plans button');
  });

  it('rejects with a reason, and nothing is written', async () => {
    await press('r');
    await dialog().getByText('Reject the changes to SHOP-13?').waitFor({ timeout: patience });
    await tabTo('textarea');
    await visit.page.keyboard.type('Too small to split');
    await tabTo('dialog button:has-text("Reject")');
    await press('Enter');
    await app().getByText('2 plans, 2 for you.').waitFor({ timeout: patience });
    const { simulator, tenantId } = stage.world;
    expect(await simulator.markedSubtasks(tenantId, 'SHOP-13')).toEqual([]);
  });

  it('goes on at the plan that took the place of the one that left', async () => {
    expect(await focused()).toBe('SHOP-14');
    await press('k');
  });

  it('approves after every change was shown, or opens the review where one is doubtful', async () => {
    expect(await focused()).toBe('SHOP-12');
    await press('a');
    await dialog().getByText('Approve this plan?').waitFor({ timeout: patience });
    expect(await dialog().locator('.whole-plan').textContent()).toMatch(
      /as you, Ada[\s\S]*under SHOP-12\. Nothing else\.[\s\S]*Create subtask[\s\S]*Summary/,
    );
    await tabTo('dialog button:has-text("Approve it")');
    await press('Enter');
    await app().getByText('1 plan, 1 for you.').waitFor({ timeout: patience });
    const { simulator, tenantId } = stage.world;
    for (let waited = 0; waited < 60; waited += 1) {
      if ((await simulator.markedSubtasks(tenantId, 'SHOP-12')).length > 0) return;
      await visit.page.waitForTimeout(500);
    }
    throw new Error('nothing was written');
  });

  it('opens the review of a plan', async () => {
    await press('e');
    await modalOf(visit.page)
      .getByRole('heading', { name: 'Review the changes to SHOP-14' })
      .waitFor({ timeout: patience });
    await modalOf(visit.page).getByRole('button', { name: 'Decide later' }).click();
  });

  it('looks again by itself: what somebody else proposes comes in', async () => {
    const { page, context } = await stage.visit('/browse/SHOP-20');
    await propose(page);
    await context.close();
    await app().getByText('SHOP-20').waitFor({ timeout: patience });
  }, 120_000);

  it('makes no error on the console', () => {
    expect(visit.errors).toEqual([]);
  });
});
