import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../helpers/engine/steps.ts';
import { source } from '../helpers/team-pack.ts';
import { openStage, type Stage } from './browser.ts';
import { columnOf, patience } from './screen.ts';

const manual = 'The design was looked at';
const rules = source(
  `rules:\n  own.looked: { counts: true, severity: critical, weight: 10, manual: true, title: ${manual} }\n`,
);

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  const published = await stage.world
    .person('acc-otto')
    .call('PUT', '/v1/projects/SHOP/rules', { body: { version: 1, source: rules } });
  expect(published.status).toBe(200);
}, 180_000);
afterAll(async () => await stage?.close(), 60_000);

const open = async (path: string) => {
  const visit = await stage.visit(path);
  const column = columnOf(visit.page);
  await column.getByText('What is missing').waitFor({ timeout: patience });
  return { ...visit, column };
};

describe('R14 on the screen', () => {
  it('a rule is waived with a reason, which everybody sees, and the waiver is taken back', async () => {
    const ada = await open('/browse/SHOP-12');
    const finding = ada.column.locator('.findings > li').nth(1);
    const title = (await finding.locator('h3').textContent())!.split(',')[0]!;
    await finding.getByRole('button', { name: /^Does not apply here/ }).click();
    await ada.column.getByRole('button', { name: 'Does not apply here', exact: true }).click();
    await ada.column.getByText('Give a reason').waitFor();
    await ada.column.getByLabel('Why does it not apply?').fill('It is a spike.');
    await ada.column.getByRole('button', { name: 'Does not apply here', exact: true }).click();
    const waived = ada.column.getByText('1 does not apply here');
    await waived.waitFor({ timeout: patience });
    await ada.column.locator('section > .findings > li').first().waitFor();

    const ben = await open('/browse/SHOP-12?as=acc-ben');
    await ben.column.getByText('1 does not apply here').click();
    await ben.column.getByText('It is a spike.').waitFor();
    await ben.column.getByText('Said by somebody else').waitFor();
    const stillOpen = ben.column.locator('section > .findings > li', { hasText: title });
    await becomes(async () => (await stillOpen.count()) === 0);
    await ben.column.getByRole('button', { name: `Take back: ${title}` }).click();
    await becomes(async () => (await ben.column.getByText('1 does not apply here').count()) === 0);
    await ben.column.getByText(title, { exact: false }).first().waitFor({ timeout: patience });
    expect([...ada.errors, ...ben.errors]).toEqual([]);
    await Promise.all([ada.context.close(), ben.context.close()]);
  }, 180_000);

  it('is refused to somebody who may only look, who is told why', async () => {
    const vera = await open('/browse/SHOP-13?as=acc-vera');
    await vera.column
      .getByRole('button', { name: /^Does not apply here/ })
      .first()
      .click();
    await vera.column.getByLabel('Why does it not apply?').fill('I would like that.');
    await vera.column.getByRole('button', { name: 'Does not apply here', exact: true }).click();
    await vera.column.getByText('Jira does not let you do this').waitFor({ timeout: patience });
    await vera.context.close();
  }, 120_000);
});

describe('R7 on the screen', () => {
  it('a criterion is ticked by a person, counts at once, and is taken back', async () => {
    const { column, context, errors } = await open('/browse/SHOP-18');
    const verdict = column.getByRole('heading', { level: 1 });
    const before = await verdict.textContent();
    await column.getByText('This is done').click();
    await column.getByText('1 criterion ticked').waitFor({ timeout: patience });
    await becomes(async () => (await verdict.textContent()) !== before);
    await column.getByText('1 criterion ticked').click();
    await column.getByRole('button', { name: `Take back: ${manual}` }).click();
    await column.getByText('This is done').waitFor({ timeout: patience });
    await becomes(async () => (await verdict.textContent()) === before);
    expect(errors).toEqual([]);
    await context.close();
  }, 180_000);
});

describe('R4 on the screen', () => {
  it('a work item that is begun says that it is not judged, and has no findings', async () => {
    const visit = await stage.visit('/browse/SHOP-21');
    const column = columnOf(visit.page);
    const said = column.getByRole('heading', { level: 1 });
    await column.getByText('judge work items in other statuses').waitFor({ timeout: patience });
    expect(await said.textContent()).toBe('This kind of work item is not judged');
    expect(await column.getByText('What is missing').count()).toBe(0);
    expect(visit.errors).toEqual([]);
    await visit.context.close();
  }, 120_000);
});

describe('U1 with the keyboard alone', () => {
  it('a rule is waived, and the focus is never lost', async () => {
    const { page, column, context } = await open('/browse/SHOP-16');
    const waive = column.getByRole('button', { name: /^Does not apply here/ }).first();
    await waive.focus();
    await page.keyboard.press('Enter');
    const reason = column.getByLabel('Why does it not apply?');
    await becomes(async () => await isFocused(reason));
    await page.keyboard.press('Escape');
    await becomes(async () => await isFocused(waive));
    await page.keyboard.press('Enter');
    await page.keyboard.type('We agreed on this.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await column.getByText('1 does not apply here').waitFor({ timeout: patience });
    await becomes(async () => await isFocused(column.getByText('What is missing')));
    await context.close();
  }, 120_000);
});

describe('U3 without a connection', () => {
  it('says so, keeps what was read, and goes on by itself', async () => {
    const { page, column, context } = await open('/browse/SHOP-19');
    const verdict = await column.getByRole('heading', { level: 1 }).textContent();
    await context.setOffline(true);
    await column.getByText('You are offline').waitFor({ timeout: patience });
    expect(await column.getByRole('heading', { level: 1 }).textContent()).toBe(verdict);
    await context.setOffline(false);
    await becomes(async () => (await column.getByText('You are offline').count()) === 0);
    expect(await page.locator('iframe.app').isVisible()).toBe(true);
    await context.close();
  }, 120_000);
});

describe('U4 in the language of the reader', () => {
  it.each([
    ['de-DE', / von 100\.$/, 'Änderungen vorschlagen', 'Alle anzeigen', 'Trifft hier nicht zu'],
    [
      'fr-FR',
      / sur 100\.$/,
      'Proposer des modifications',
      'Tout afficher',
      'Ne s’applique pas ici',
    ],
    ['es-ES', / de 100\.$/, 'Proponer cambios', 'Mostrar todo', 'No se aplica aquí'],
  ])(
    'of %s everything is said',
    async (locale, verdict, propose, all, waive) => {
      const { page, context, errors } = await stage.visit('/browse/SHOP-18', { locale });
      const column = columnOf(page);
      await column.getByRole('button', { name: propose }).waitFor({ timeout: patience });
      expect(await column.getByRole('heading', { level: 1 }).textContent()).toMatch(verdict);
      expect(await column.getByText(all).count()).toBe(1);
      expect(await column.getByRole('button', { name: waive }).count()).toBeGreaterThan(0);
      expect(await column.locator('html').getAttribute('lang')).toBe(locale);
      expect(await column.getByText(/work item|space\b/).count()).toBe(0);
      expect(errors).toEqual([]);
      await context.close();
    },
    120_000,
  );
});

const becomes = (holds: () => Promise<boolean>) => eventually(holds, (is) => is);

const isFocused = (of: ReturnType<ReturnType<typeof columnOf>['getByText']>) =>
  of.evaluate((element) => {
    const { ownerDocument } = element as unknown as { ownerDocument: { activeElement: unknown } };
    return element === ownerDocument.activeElement;
  });
