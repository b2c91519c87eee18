import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '../../bin/config.ts';
import { openDatabase } from '../../bin/database.ts';
import { memberPermissions } from '../../dev/jira-simulator/state/catalogue.ts';
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

beforeAll(async () => {
  stage = await openStage();
  const { simulator, tenantId: cloudId } = stage.world;
  const permissions = [...memberPermissions, 'DELETE_ISSUES'];
  simulator.acting.setPermissions({ cloudId, project: 'SHOP', accountId: 'acc-ada', permissions });
}, 180_000);
afterAll(async () => await stage?.close(), 60_000);

const made = (key: string) => stage.world.simulator.markedSubtasks(stage.world.tenantId, key);
const cards = ({ page }: Visit) => modalOf(page).locator('.cards > li');
const button = ({ page }: Visit, name: string | RegExp) =>
  modalOf(page).getByRole('button', { name });

describe('A3 row by row, each step on the one before', () => {
  const key = 'SHOP-12';
  const words = 'The code of a gift card can be typed in';
  let visit: Visit;

  it('words one change anew, says what differs, and approves nothing by it', async () => {
    visit = await stage.visit(`/browse/${key}`);
    await propose(visit.page);
    await openReview(visit.page);
    const first = cards(visit).first();
    await first.getByRole('button', { name: 'Edit' }).click();
    await first.getByLabel('Summary').fill(words);
    expect(await first.locator('ins.line').last().textContent()).toContain(words);
    await first.getByRole('button', { name: 'Save these words' }).click();
    await first.getByText('Sealed anew with your words.').waitFor({ timeout: patience });
    expect(await first.getByRole('heading').textContent()).toBe(`Create subtask “${words}”`);
    expect(await first.getByRole('radio', { name: 'Approve' }).isChecked()).toBe(true);
    expect(await made(key)).toEqual([]);
  }, 180_000);

  it('writes three of five now, rejects one with a reason, and leaves one open', async () => {
    await choose(cards(visit).nth(3), 'Reject');
    await cards(visit).nth(3).getByRole('button', { name: 'Not needed' }).click();
    expect(await cards(visit).nth(3).getByLabel('Why not?').inputValue()).toBe('Not needed');
    await choose(cards(visit).nth(4), 'Later');
    expect(await modalOf(visit.page).locator('.sentence').textContent()).toBe(
      `Approving makes 3 changes as you, Ada Lindqvist: 3 new subtasks under ${key}. Nothing else.`,
    );
    const now = modalOf(visit.page).getByRole('checkbox', {
      name: /^Write the 3 approved changes now and leave 1 other open/,
    });
    expect(await now.isChecked()).toBe(true);
    expect(await decideButton(visit.page).textContent()).toBe('Approve 3 changes, reject 1');
    await decideButton(visit.page).click();
    await modalOf(visit.page).getByText('In Jira').nth(2).waitFor({ timeout: patience });
    const written = await made(key);
    expect(written).toHaveLength(3);
    expect(written.map(({ summary }) => summary)).toContain(words);
    expect(await choicesOf(visit.page).count()).toBe(1);
    const facts = await cards(visit).first().textContent();
    expect(facts).toMatch(/Written as you, Ada Lindqvist, on .+ UTC\. Audit entry \d+\./);
  }, 180_000);

  it('ends with a receipt once the last one is decided', async () => {
    await choose(cards(visit).nth(4), 'Reject');
    await decideButton(visit.page).click();
    await receipt(visit.page);
    expect(await modalOf(visit.page).getByText('3 changes stand in Jira').isVisible()).toBe(true);
  }, 120_000);

  it('W6 undoes one of the three and keeps the others', async () => {
    await button(visit, 'Undo').click();
    const title = `Review what is undone of ${key}`;
    await modalOf(visit.page).getByText(title).waitFor({ timeout: patience });
    await cards(visit).nth(2).waitFor({ timeout: patience });
    const [first] = await made(key);
    await button(visit, 'Choose “Reject” for all').click();
    await choose(cardOf(visit.page, `Delete the subtask ${first?.key}`), 'Approve');
    expect(await decideButton(visit.page).textContent()).toBe('Approve 1 change, reject 2');
    await decideButton(visit.page).click();
    await modalOf(visit.page).getByText('1 change was undone').waitFor({ timeout: patience });
    expect(await made(key)).toHaveLength(2);
    expect(visit.errors).toEqual([]);
    await visit.context.close();
  }, 180_000);
});

describe('A10 what was not sent', () => {
  it('is dropped when the proposal is cancelled, after a question', async () => {
    const visit = await stage.visit('/browse/SHOP-13');
    await propose(visit.page);
    await openReview(visit.page);
    await button(visit, 'Cancel the proposal').click();
    await button(visit, 'Drop the changes').click();
    const said = modalOf(visit.page).getByText('The proposal was cancelled. Nothing was written.');
    await said.waitFor({ timeout: patience });
    expect(await made('SHOP-13')).toEqual([]);
    await visit.context.close();
  }, 180_000);
});

describe('W5 a change of which nobody knows whether it was written', () => {
  it('is what a person says it is, who names the thing in Jira', async () => {
    const key = 'SHOP-14';
    const visit = await stage.visit(`/browse/${key}`);
    await propose(visit.page);
    await openReview(visit.page);
    await decideButton(visit.page).click();
    await receipt(visit.page);
    await button(visit, 'Close').click();
    const [thing] = await made(key);
    await forget(thing?.operation ?? '');
    await visit.page.reload();
    await columnOf(visit.page)
      .getByRole('button', { name: 'What became of it' })
      .click({ timeout: patience });
    const card = cards(visit).filter({ hasText: 'Outcome unknown' });
    await card.getByLabel('It is there.').fill('that one');
    await card.getByRole('button', { name: 'This is it' }).click();
    await card.getByText('neither a key nor an address').waitFor();
    await card.getByLabel('It is there.').fill(`${stage.origin}/browse/${thing?.key}`);
    await card.getByRole('button', { name: 'This is it' }).click();
    await card.waitFor({ state: 'detached', timeout: patience });
    expect(
      await modalOf(visit.page)
        .getByRole('link', { name: thing?.key ?? '' })
        .count(),
    ).toBe(1);
    await visit.context.close();
  }, 180_000);

  /** As after an answer that was lost and look-ups that told nothing. */
  async function forget(operationId: string): Promise<void> {
    const database = await openDatabase(readConfig(stage.world.env), () => new Date());
    try {
      await database.withTenant(stage.world.tenantId, async (tx) => {
        const of = [tx.tenantId, operationId];
        const row = 'tenant_id = $1 and operation_id = $2';
        await tx.query(
          `update plan_rows set state = 'uncertain', result_id = null, result_key = null where ${row}`,
          of,
        );
        await tx.query(`update writes set state = 'uncertain', jira_id = null where ${row}`, of);
        await tx.query(
          `update plans p set state = 'writing' from plan_rows r where p.tenant_id = $1
             and r.tenant_id = $1 and r.plan_id = p.plan_id and r.operation_id = $2`,
          of,
        );
      });
    } finally {
      await database.close();
    }
  }
});

describe('U1 beside the changes', () => {
  const key = 'SHOP-20';
  let visit: Visit;
  const tab = (name: string) => modalOf(visit.page).getByRole('tab', { name });

  it('X1 tells the history of the work item to who may only look', async () => {
    const ada = await stage.visit(`/browse/${key}`);
    await propose(ada.page);
    await ada.context.close();
    visit = await stage.visit(`/browse/${key}?as=acc-vera`);
    await columnOf(visit.page)
      .getByRole('button', { name: /^Waiting for/ })
      .click({ timeout: patience });
    await tab('History').click();
    await modalOf(visit.page).getByText('Changes were proposed.').waitFor({ timeout: patience });
    expect(await modalOf(visit.page).getByText('Asked for by Ada Lindqvist').count()).toBe(1);
    await visit.context.close();
  }, 180_000);

  it('G4 shows the work order, to copy and to save', async () => {
    visit = await stage.visit(`/browse/${key}`);
    await visit.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await openReview(visit.page);
    await tab('Work order').click();
    const text = modalOf(visit.page).locator('pre.markdown');
    expect(await text.textContent({ timeout: patience })).toMatch(/^# Work order/);
    await button(visit, 'Copy as Markdown').click();
    await modalOf(visit.page).getByText('Copied.').waitFor();
    const [download] = await Promise.all([
      visit.page.waitForEvent('download'),
      button(visit, 'Download JSON').click(),
    ]);
    const saved = JSON.parse(await readFile(await download.path(), 'utf8'));
    expect(saved).toMatchObject({ profile: { id: 'default' } });
  }, 120_000);

  it('R11 proposes questions, which are a plan like any other, once nothing else is open', async () => {
    await tab('Questions').click();
    const ask = button(visit, 'Propose questions');
    await ask.waitFor({ timeout: patience });
    expect(await ask.isDisabled()).toBe(true);
    await tab('Changes').click();
    await button(visit, 'Choose “Reject” for all').click();
    await decideButton(visit.page).click();
    const said = modalOf(visit.page).getByText('All changes were rejected.');
    await said.waitFor({ timeout: patience });
    await tab('Questions').click();
    await ask.click({ timeout: patience });
    await cardOf(visit.page, 'Add a comment').waitFor({ timeout: patience });
    await decideButton(visit.page).click();
    await receipt(visit.page);
    await tab('Questions').click();
    await modalOf(visit.page).getByText('Waiting for an answer').waitFor({ timeout: patience });
    await button(visit, 'Stop waiting').click();
    await modalOf(visit.page).getByText('Waiting was ended').waitFor({ timeout: patience });
    expect(visit.errors).toEqual([]);
    await visit.context.close();
  }, 240_000);
});

describe('U1 with the keyboard alone', () => {
  it('a change is worded anew, and the focus comes back to where it was', async () => {
    const visit = await stage.visit('/browse/SHOP-13');
    await propose(visit.page);
    await openReview(visit.page);
    await reach(visit, `document.activeElement?.textContent === 'Edit'`);
    await visit.page.keyboard.press('Enter');
    await visit.page.keyboard.press('End');
    await visit.page.keyboard.type(' again');
    await reach(visit, `document.activeElement?.textContent === 'Save these words'`);
    await visit.page.keyboard.press('Enter');
    const first = cards(visit).first();
    await first.getByText('Sealed anew with your words.').waitFor({ timeout: patience });
    expect(await first.getByRole('heading').textContent()).toMatch(/ again”$/);
    expect(await holds(visit, `document.activeElement?.textContent === 'Edit'`)).toBe(true);
    await visit.page.keyboard.press('Enter');
    await visit.page.keyboard.press('Escape');
    await first.getByRole('button', { name: 'Save these words' }).waitFor({ state: 'detached' });
    expect(await visit.page.locator('dialog').count()).toBe(1);
    await visit.context.close();
  }, 180_000);

  /** Presses Tab until something is so of what has the focus. */
  async function reach(visit: Visit, condition: string): Promise<void> {
    for (let presses = 0; presses < 40; presses += 1) {
      if (await holds(visit, condition)) return;
      await visit.page.keyboard.press('Tab');
    }
    throw new Error(`the Tab key does not reach ${condition}`);
  }

  async function holds({ page }: Visit, condition: string): Promise<boolean> {
    const modal = page.frames().findLast((one) => one.url().includes('/app/'));
    return (await modal?.evaluate<boolean>(condition)) ?? false;
  }
});
