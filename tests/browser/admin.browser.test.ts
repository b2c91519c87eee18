import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FrameLocator, Page } from 'playwright-core';
import { createExportCheck } from '../../domain/audit-export.ts';
import { openStage, type Stage, type Visit } from './browser.ts';
import { columnOf, decideButton, openReview, patience, propose } from './screen.ts';

const contact = 'help@example.com';

let stage: Stage;
let otto: Visit;
let app: FrameLocator;

beforeAll(async () => {
  stage = await openStage({
    untouched: true,
    settings: {
      READYGATE_SETTLE_SECONDS: '1',
      READYGATE_LOOKUP_GAP_SECONDS: '1',
      READYGATE_REGION: 'European Union (Frankfurt)',
      READYGATE_SUPPORT_CONTACT: `mailto:${contact}`,
    },
  });
  otto = await stage.visit('/admin?as=acc-otto');
  app = columnOf(otto.page);
}, 180_000);
afterAll(async () => await stage?.close(), 60_000);

const step = (name: string) => app.getByRole('listitem').filter({ hasText: name });
const done = (name: string) => step(name).getByText('Done', { exact: true });
const shows = async (name: string) => await done(name).waitFor({ timeout: patience });
const goTo = async (tab: string) => await app.getByRole('tab', { name: tab }).click();

/** Chooses somebody by a part of their name. */
async function choose(words: string) {
  await app.getByRole('combobox', { name: 'People or groups' }).fill(words);
  await app.getByRole('option', { name: new RegExp(`^${words}`) }).click({ timeout: patience });
}

/** From a site on which nobody has done anything yet; each step stands on the one before it. */
describe('U1 the first steps of an administrator', () => {
  it('begin with the choice of spaces, in which they observe unless somebody wants more', async () => {
    await shows('Is the connection healthy?');
    const spaces = step('Choose spaces to observe');
    expect(await spaces.getByRole('radio', { name: /^Observe/ }).isChecked()).toBe(true);
    expect(await spaces.getByText('nothing is written to Jira').first().isVisible()).toBe(true);
    await spaces.getByText('(SHOP)').click();
    await spaces.getByRole('button', { name: 'Turn on 1 space' }).click();
    await shows('Choose spaces to observe');
  });

  it('show a first result on the page', async () => {
    await step('See a first result')
      .getByRole('button', { name: /^Judge up to three/ })
      .click();
    await app
      .getByText(/: \d+ of 100\./)
      .first()
      .waitFor({ timeout: patience });
    await shows('See a first result');
  });

  it('give two people the role of those who approve', async () => {
    const approvers = step('Name two people who approve');
    await choose('Ada');
    await choose('Ben');
    await approvers.getByRole('button', { name: 'Give the role' }).click();
    await shows('Name two people who approve');
    await approvers.getByText('Ada Lindqvist and Ben Okafor').waitFor({ timeout: patience });
  });

  it('let one space propose, after saying what that means', async () => {
    await app.getByRole('button', { name: 'Switch to Propose' }).click();
    const asked = app.getByRole('dialog');
    expect(await asked.getByText('Nothing is ever written without an approval').count()).toBe(1);
    await asked.getByRole('button', { name: 'Switch to Propose' }).click();
    await shows('Let one space propose');
    expect(await app.getByText('Everything is set up').isVisible()).toBe(true);
  });

  it('are where one was, by what stands, when the page is opened again', async () => {
    await otto.page.reload();
    await app.getByText('Everything is set up').waitFor({ timeout: patience });
    expect(await app.getByText('Done', { exact: true }).count()).toBe(5);
  });

  it('lead to a first proposal', async () => {
    const ada = await stage.visit('/browse/SHOP-12');
    await propose(ada.page);
    await openReview(ada.page);
    await ada.context.close();
  });
});

describe('L8 the page of the installation', () => {
  it('says that it is healthy, where data lies and whom to ask', async () => {
    await goTo('Installation');
    await app.getByText('European Union (Frankfurt)').waitFor({ timeout: patience });
    expect(await app.getByText(contact).isVisible()).toBe(true);
    expect(await app.getByText('Good', { exact: true }).count()).toBe(5);
    expect(await app.getByText('Look at this').count()).toBe(0);
  });
});

describe('T5 the page of usage', () => {
  it('draws what was used by day, says it in words, and saves it as a file', async () => {
    await goTo('Licence and usage');
    const chart = app.getByRole('img', { name: /^Judgements by day.*[1-9]\d* in all/ });
    await chart.waitFor({ timeout: patience });
    const { name, text } = await saved(otto.page, 'Download as CSV');
    expect(name).toMatch(/^readygate-usage-\d{4}-\d\d-01-.*\.csv$/);
    expect(text).toMatch(/^day,kind,used,events,denied\r\n\d{4}-\d\d-\d\d,judgements,[1-9]/);
  });
});

describe('T8 the stop of all writes', () => {
  it('holds what is approved, which the column says, and lets it go on afterwards', async () => {
    await goTo('Stop all writes');
    await app.getByRole('button', { name: 'Stop all writes now' }).click();
    await app.getByRole('dialog').getByRole('button', { name: 'Stop all writes now' }).click();
    await app.getByText('Stopped by Otto Brandt').waitFor({ timeout: patience });
    const ada = await stage.visit('/browse/SHOP-12');
    await openReview(ada.page);
    await decideButton(ada.page).click();
    await columnOf(ada.page).getByText('Writing is stopped').waitFor({ timeout: patience });
    await app.getByText(/^SHOP-12: \d+ changes$/).waitFor({ timeout: patience });
    const { simulator, tenantId } = stage.world;
    expect(await simulator.markedSubtasks(tenantId, 'SHOP-12')).toEqual([]);
    await app.getByRole('button', { name: 'Let writes go on' }).click();
    await app.getByRole('dialog').getByRole('button', { name: 'Let writes go on' }).click();
    await app.getByText('Approved changes are written').waitFor({ timeout: patience });
    await columnOf(ada.page).getByText('in Jira.').waitFor({ timeout: patience });
    expect(await simulator.markedSubtasks(tenantId, 'SHOP-12')).toHaveLength(5);
    await ada.context.close();
  }, 120_000);

  it('T7 keeps who stopped and who let go on', async () => {
    await app.getByText('History', { exact: true }).press('Enter');
    const changes = app.getByRole('listitem').filter({ hasText: /^Version \d.*Otto Brandt/ });
    await changes.nth(1).waitFor({ timeout: patience });
    expect(await changes.allTextContents()).toEqual([
      expect.stringContaining('stopped: false'),
      expect.stringContaining('stopped: true'),
    ]);
  });
});

describe('X2 the page of the audit', () => {
  it('has the chain verified, and shows that it holds', async () => {
    await goTo('Audit');
    await app.getByRole('button', { name: 'Verify now' }).click();
    await app.getByText(/^It holds: all [\d,]+ entries were read/).waitFor({ timeout: patience });
  });

  it('lists entries by what is asked for, with who did it', async () => {
    await app.getByLabel('Action').selectOption('tenant.writes_stopped');
    await app.getByRole('button', { name: 'Show', exact: true }).click();
    const row = app.getByRole('row').filter({ hasText: 'tenant.writes_stopped' });
    await row.waitFor({ timeout: patience });
    await row.getByText('Otto Brandt').waitFor({ timeout: patience });
    expect(await app.getByRole('row').count()).toBe(2);
  });

  it('X3 puts an export together on the page, which verifies offline', async () => {
    await app.getByLabel('Action').selectOption('');
    await app.getByRole('button', { name: 'Show', exact: true }).click();
    const { name, text } = await saved(otto.page, 'Export JSON lines');
    expect(name).toBe('readygate-audit.jsonl');
    const { take, end } = createExportCheck({ tenant: stage.world.tenantId });
    const lines = text.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.map(take).find(Boolean) ?? end()).toBeNull();
    await app.getByText(`${lines.length} entries are in the file.`).waitFor();
  });
});

describe('T2 somebody who does not administer the site', () => {
  it('is told so, and shown nothing, whatever led them to the page', async () => {
    const { page, context } = await stage.visit('/admin?as=acc-ada');
    expect(await page.getByText('Only administrators of Jira see this page.').count()).toBe(1);
    await page.route('**/bridge/invoke', async (route) => {
      const body = { ...route.request().postDataJSON(), accountId: 'acc-ada' };
      await route.continue({ postData: JSON.stringify(body) });
    });
    await page.goto(`${stage.origin}/admin/audit?as=acc-otto`);
    const refused = columnOf(page).getByRole('heading', { name: 'Only Jira administrators' });
    await refused.waitFor({ timeout: patience });
    expect(await columnOf(page).getByRole('tab').count()).toBe(0);
    await context.close();
  });
});

it('makes no request to anywhere else and no error on the console', () => {
  const origins = otto.requests
    .filter((url) => !url.startsWith('blob:'))
    .map((url) => new URL(url).origin);
  expect([...new Set(origins)]).toEqual([stage.origin]);
  expect(otto.errors).toEqual([]);
});

/** Presses a button that saves a file, and reads the file. */
async function saved(page: Page, button: string): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    app.getByRole('button', { name: button }).click(),
  ]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}
