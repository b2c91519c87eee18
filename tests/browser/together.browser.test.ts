import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStage, type Stage } from './browser.ts';
import {
  choicesOf,
  columnOf,
  decideButton,
  modalOf,
  openReview,
  patience,
  propose,
  receipt,
  reviewButton,
} from './screen.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
}, 180_000);
afterAll(async () => await stage?.close(), 60_000);

const subtasksOf = (key: string) => stage.world.simulator.markedSubtasks(stage.world.tenantId, key);

describe('A7 people in front of the same plan', () => {
  it('decide once: who is second is told so and sees what stands', async () => {
    const ada = await stage.visit('/browse/SHOP-12');
    await propose(ada.page);
    const ben = await stage.visit('/browse/SHOP-12?as=acc-ben');
    await openReview(ada.page);
    await openReview(ben.page);
    await Promise.all([decideButton(ada.page).click(), decideButton(ben.page).click()]);
    await receipt(ada.page);
    await receipt(ben.page);
    const [told, written] = await Promise.all(
      ['Somebody decided first', 'Written as you'].map(async (words) =>
        Promise.all(
          [ada, ben].map(({ page }) => modalOf(page).getByText(words).first().isVisible()),
        ),
      ),
    );
    expect([...told!].sort()).toEqual([false, true]);
    expect(written).toEqual(told!.map((late) => !late));
    const made = await subtasksOf('SHOP-12');
    expect(new Set(made.map(({ operation }) => operation)).size).toBe(5);
    expect(made).toHaveLength(5);
    await Promise.all([ada.context.close(), ben.context.close()]);
  }, 180_000);

  it('press twice and decide once', async () => {
    const { page, context } = await stage.visit('/browse/SHOP-13');
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.postData() ?? ''));
    await propose(page);
    await openReview(page);
    await decideButton(page).dblclick();
    await receipt(page);
    expect(sent.filter((body) => body.includes('/decisions'))).toHaveLength(1);
    const made = await subtasksOf('SHOP-13');
    expect(new Set(made.map(({ summary }) => summary)).size).toBe(made.length);
    await context.close();
  }, 120_000);
});

describe('A5 somebody who may only look', () => {
  it('sees the verdict and is told why nothing can be proposed', async () => {
    const { page, context } = await stage.visit('/browse/SHOP-15?as=acc-vera');
    const column = columnOf(page);
    await column.getByRole('button', { name: 'Propose changes' }).click({ timeout: patience });
    await column.getByText('Jira does not let you do this').waitFor({ timeout: patience });
    await context.close();
  }, 120_000);

  it('sees the changes that wait and has no button to decide', async () => {
    const ada = await stage.visit('/browse/SHOP-14');
    await propose(ada.page);
    const { page, context } = await stage.visit('/browse/SHOP-14?as=acc-vera');
    await columnOf(page)
      .getByRole('button', { name: 'Waiting for Ada Lindqvist' })
      .click({ timeout: patience });
    await modalOf(page).locator('.cards > li').first().waitFor({ timeout: patience });
    expect(await choicesOf(page).count()).toBe(0);
    expect(await modalOf(page).getByRole('button', { name: 'Edit' }).count()).toBe(0);
    expect(await decideButton(page).count()).toBe(0);
    await Promise.all([context.close(), ada.context.close()]);
  }, 120_000);
});

describe('U3 when something is down', () => {
  it('says that Jira does not answer, that nothing changed, and goes on when it does', async () => {
    const { page, context } = await stage.visit('/browse/SHOP-20');
    const column = columnOf(page);
    await column.getByRole('button', { name: 'Propose changes' }).waitFor({ timeout: patience });
    const fault = stage.world.simulator.faults.add({
      kind: 'error_before_commit',
      method: 'GET',
      path: '/mypermissions',
      times: 1000,
    });
    await column.getByRole('button', { name: 'Propose changes' }).click();
    await column.getByText('Jira does not answer now').first().waitFor({ timeout: patience });
    stage.world.simulator.faults.clear(fault);
    await column.getByRole('button', { name: 'Try again' }).first().click();
    await reviewButton(page).waitFor({ timeout: patience });
    await context.close();
  }, 120_000);

  it('does not call a decision lost or made while the answer is missing, and counts it once', async () => {
    const { page, context } = await stage.visit('/browse/SHOP-20');
    await openReview(page);
    const rows = await choicesOf(page).count();
    await stage.world.api.kill();
    await decideButton(page).click();
    const notice = modalOf(page)
      .getByRole('alert')
      .filter({ hasText: 'The answer did not arrive' });
    await notice.waitFor({ timeout: patience });
    await stage.world.api.start();
    await notice.getByRole('button', { name: 'Try again' }).click();
    await receipt(page);
    expect(await subtasksOf('SHOP-20')).toHaveLength(rows);
    await context.close();
  }, 180_000);
});

describe('U1 when somebody else edits the work item', () => {
  it('judges again by itself and shows the new verdict', async () => {
    const { page, context } = await stage.visit('/browse/SHOP-16');
    const column = columnOf(page);
    const verdict = column.getByRole('heading', { level: 1 });
    const before = await verdict.textContent({ timeout: patience });
    const { simulator, tenantId } = stage.world;
    simulator.acting.edit({ cloudId: tenantId, issue: 'SHOP-16' }, 'acc-ben', {
      description: 'TBD',
    });
    await column.getByText('Not ready to be built').waitFor({ timeout: patience });
    expect(await verdict.textContent()).not.toBe(before);
    expect(await page.locator('#issue').textContent()).toContain('TBD');
    await context.close();
  }, 120_000);
});
