import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openStage, type Stage } from './browser.ts';
import { columnOf, patience, propose } from './screen.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage({ model: true });
}, 180_000);
afterAll(async () => await stage?.close(), 60_000);

describe('R10 on the screen', () => {
  it('what a model says stands apart from the findings, as text, and moves no score', async () => {
    const { page, context, errors } = await stage.visit('/browse/SHOP-12');
    const column = columnOf(page);
    await column.getByText('What is missing').waitFor({ timeout: patience });
    const verdict = column.getByRole('heading', { level: 1 });
    const before = await verdict.textContent();
    expect(await column.getByText('Remarks by the model').count()).toBe(0);
    await propose(page);
    const remarks = column.getByRole('region', { name: 'Remarks by the model' });
    await remarks.getByText('They do not count towards the score.').waitFor({ timeout: patience });
    expect(await remarks.locator('li').count()).toBeGreaterThan(0);
    const findings = column.getByRole('region', { name: 'What is missing' });
    expect(await findings.getByText('Remarks by the model').count()).toBe(0);
    expect(await verdict.textContent()).toBe(before);
    expect(errors).toEqual([]);
    await context.close();
  }, 180_000);
});
