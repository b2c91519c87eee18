import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { memberPermissions } from '../../dev/jira-simulator/state/catalogue.ts';
import { openStage, type Stage, type Visit } from './browser.ts';
import {
  choicesOf,
  choose,
  columnOf,
  decideButton,
  modalOf,
  openReview,
  patience,
  propose,
  receipt,
  reviewButton,
} from './screen.ts';

const key = 'SHOP-12';

let stage: Stage;
let visit: Visit;

beforeAll(async () => {
  stage = await openStage();
  const { simulator, tenantId: cloudId } = stage.world;
  const permissions = [...memberPermissions, 'DELETE_ISSUES'];
  simulator.acting.setPermissions({ cloudId, project: 'SHOP', accountId: 'acc-ada', permissions });
  visit = await stage.visit(`/browse/${key}`);
}, 180_000);
afterAll(async () => await stage?.close(), 60_000);

const made = () => stage.world.simulator.markedSubtasks(stage.world.tenantId, key);

/** One person's way; each step stands on the one before it. */
describe('W6 undo on the screen', () => {
  it(
    'stands in the receipt of what was written',
    async () => {
      await propose(visit.page);
      await openReview(visit.page);
      await decideButton(visit.page).click();
      await receipt(visit.page);
      // The column heard of the decision at once; what is decided is not offered behind the window.
      expect(await reviewButton(visit.page).count()).toBe(0);
      expect(await made()).toHaveLength(5);
      const modal = modalOf(visit.page);
      expect(await modal.getByText('Nothing is deleted until you approve it.').isVisible()).toBe(
        true,
      );
      expect(await modal.getByRole('button', { name: 'Undo' }).isVisible()).toBe(true);
    },
    3 * patience,
  );

  it(
    'proposes to delete what nobody touched, and says what stays and why',
    async () => {
      const [touched] = await made();
      const { simulator, tenantId: cloudId } = stage.world;
      const issue = touched?.key ?? '';
      simulator.acting.comment({ cloudId, issue }, 'acc-ben', 'I have begun with this.');
      const modal = modalOf(visit.page);
      await modal.getByRole('button', { name: 'Undo' }).click();
      await modal.getByText(`Review what is undone of ${key}`).waitFor({ timeout: patience });
      expect(await choicesOf(visit.page).count()).toBe(4);
      expect(await modal.getByText(/^Delete the subtask SHOP-/).count()).toBe(4);
      expect(await modal.getByText(`Delete the subtask ${issue}`).count()).toBe(0);
      expect(await modal.locator('.kept').textContent()).toMatch(
        /^1 change stays as it is\.Create subtask “.*”Somebody touched it: a comment\.$/,
      );
      expect(await modal.locator('.sentence').textContent()).toContain('makes no change');
      expect(await decideButton(visit.page).count()).toBe(0);
      const toReject = modal.getByRole('button', { name: 'Choose “Reject” for all' });
      await toReject.click();
      expect(await decideButton(visit.page).textContent()).toBe('Reject 4 changes');
    },
    3 * patience,
  );

  it(
    'deletes what was chosen, one decision for each, and nothing else',
    async () => {
      const modal = modalOf(visit.page);
      for (const row of await choicesOf(visit.page).all()) await choose(row, 'Approve');
      expect(await modal.locator('.sentence').textContent()).toBe(
        'Approving makes 4 changes as you, Ada Lindqvist: 4 deleted subtasks of SHOP-12. Nothing else.',
      );
      const [touched] = await made();
      await decideButton(visit.page).click();
      await modal.getByText('4 changes were undone.').waitFor({ timeout: patience });
      expect((await made()).map((one) => one.key)).toEqual([touched?.key]);
      expect(await modal.getByRole('button', { name: 'Undo' }).count()).toBe(0);
      await modal.getByRole('button', { name: 'Close' }).click();
      const column = columnOf(visit.page);
      await column.getByText('4 changes were undone.').waitFor({ timeout: patience });
      await column.getByText('Somebody touched it: a comment.').waitFor({ timeout: patience });
      expect(visit.errors).toEqual([]);
    },
    3 * patience,
  );
});
