import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStage, type Stage, type Visit } from './browser.ts';
import {
  cardOf,
  choicesOf,
  choose,
  columnOf,
  decideButton,
  modalOf,
  openReview,
  patience,
  propose,
  receipt,
} from './screen.ts';

let stage: Stage;
let visit: Visit;

beforeAll(async () => {
  stage = await openStage();
  visit = await stage.visit('/browse/SHOP-12');
}, 180_000);
afterAll(async () => await stage?.close(), 60_000);

/** One person's way through the main job; each step stands on the one before it. */
describe('U1 the main job on the screen', () => {
  it('begins with the verdict and at most three findings', async () => {
    const column = columnOf(visit.page);
    await column.getByRole('heading', { level: 1 }).waitFor({ timeout: patience });
    expect(await column.getByRole('heading', { level: 1 }).textContent()).toMatch(/\d+ of 100\.$/);
    expect(await column.locator('section > .findings > li').count()).toBe(3);
    expect(await column.getByText('TBD', { exact: true }).isVisible()).toBe(true);
    expect(await column.locator('details[open]').count()).toBe(0);
  });

  it('proposes on one press, and shows the literal operations with one sentence', async () => {
    await propose(visit.page);
    const modal = await openReview(visit.page);
    expect(await choicesOf(visit.page).count()).toBe(5);
    expect(await modal.locator('.sentence').textContent()).toBe(
      'Approving makes 5 changes as you, Ada Lindqvist: 5 new subtasks under SHOP-12. Nothing else.',
    );
    const [first] = await modal.locator('.effects').allTextContents();
    expect(first).toMatch(/Summary[\s\S]*gift card code[\s\S]*Description[\s\S]*Marker/);
  });

  it('A2 says only what is chosen', async () => {
    const modal = modalOf(visit.page);
    await choose(cardOf(visit.page, /^Create subtask “The balance is taken off/), 'Reject');
    expect(await modal.locator('.sentence').textContent()).toContain('makes 4 changes');
    expect(await decideButton(visit.page).textContent()).toBe('Approve 4 changes, reject 1');
    expect(await modal.getByText('A rejection is final for this proposal.').count()).toBe(1);
  });

  it('A1 writes the approved changes and only them', async () => {
    await decideButton(visit.page).click();
    await receipt(visit.page);
    const modal = modalOf(visit.page);
    expect(await modal.getByText('4 changes stand in Jira.').isVisible()).toBe(true);
    expect(await modal.getByText('Written as you, Ada Lindqvist.').isVisible()).toBe(true);
    const { simulator, tenantId } = stage.world;
    const made = await simulator.markedSubtasks(tenantId, 'SHOP-12');
    expect(made).toHaveLength(4);
    expect(made.map(({ summary }) => summary).join()).not.toContain('balance is taken off');
    const page = await visit.context.newPage();
    await page.goto(`${simulator.origin}/browse/SHOP-12`);
    for (const { key, summary } of made) {
      const row = page.locator('ul.rows > li', { hasText: key });
      expect(await row.textContent()).toContain(summary);
    }
    await page.close();
  });

  it('U1 leads from the receipt to what was made', async () => {
    const { page, context } = visit;
    await modalOf(page).getByRole('button', { name: 'Close' }).click();
    const link = columnOf(page).getByRole('link').first();
    const key = await link.textContent({ timeout: patience });
    const [opened] = await Promise.all([context.waitForEvent('page'), link.click()]);
    await opened.waitForLoadState();
    expect(new URL(opened.url()).pathname).toBe(`/browse/${key}`);
    expect(await opened.locator('h1').textContent()).toContain('gift card');
    await opened.close();
  });

  it('makes no request to anywhere else and no error on the console', () => {
    const origins = new Set(visit.requests.map((url) => new URL(url).origin));
    expect([...origins]).toEqual([stage.origin]);
    expect(visit.errors).toEqual([]);
  });

  it('U2 runs on a bridge that knows no other command', async () => {
    const frame = visit.page.frames().find((one) => one.url().includes('/app/'));
    const refused = await frame?.evaluate(
      `window.__bridge.callBridge('fetchProduct', {}).then(() => 'answered', (error) => error.message)`,
    );
    expect(refused).toContain('does not know this command: fetchProduct');
  });
});
