import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ForgeStandIn } from '../../dev/forge/stand-in.ts';
import { openStage, type Stage } from './browser.ts';
import { columnOf, decideButton, modalOf, openReview, patience, reviewButton } from './screen.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 180_000);
afterAll(async () => await stage?.close(), 60_000);

/** Edits an issue as somebody else, which makes its page look again. */
function edit(issue: string, fields: Record<string, unknown>): void {
  const { simulator, tenantId } = stage.world;
  simulator.acting.edit({ cloudId: tenantId, issue }, 'acc-ben', fields);
}

/** Lets Forge sign tokens that are over before they arrive; gives the way back. */
function signLate(forge: ForgeStandIn): () => void {
  const sign = forge.signInvocationToken;
  forge.signInvocationToken = (request) => sign({ ...request, lifetimeSeconds: -600 });
  return () => {
    forge.signInvocationToken = sign;
  };
}

describe('U3 while the API is down', () => {
  it('keeps what was read, says that nothing answers, and goes on by itself', async () => {
    const { page, context } = await stage.visit('/browse/SHOP-8');
    const column = columnOf(page);
    const verdict = column.getByRole('heading', { level: 1 });
    const before = await verdict.textContent({ timeout: patience });
    await stage.world.api.kill();
    edit('SHOP-8', { description: 'TBD' });
    await column.getByText('Readygate does not answer').waitFor({ timeout: patience });
    expect(await verdict.textContent()).toBe(before);
    await stage.world.api.start();
    await column.getByText('Not ready to be built').waitFor({ timeout: patience });
    expect(await column.getByText('Readygate does not answer').count()).toBe(0);
    await context.close();
  }, 120_000);
});

describe('U3 when a token is over', () => {
  it('says that the page was open for too long, does nothing, and goes on when it is loaded again', async () => {
    const { page, context } = await stage.visit('/browse/SHOP-12');
    const column = columnOf(page);
    const propose = column.getByRole('button', { name: 'Propose changes' });
    await propose.waitFor({ timeout: patience });
    const asBefore = signLate(stage.world.forge);
    await propose.click();
    const notice = column.getByText('This page was open for too long').first();
    await notice.waitFor({ timeout: patience });
    asBefore();
    const ada = stage.world.person('acc-ada');
    const id = stage.world.simulator.state.sites[stage.world.tenantId]?.keys['SHOP-12'] ?? '';
    expect((await ada.readiness(id)).body).toMatchObject({ refinement: null });
    await column.getByRole('button', { name: 'Load again' }).first().click();
    await propose.click({ timeout: patience });
    await reviewButton(page).waitFor({ timeout: patience });
    await context.close();
  }, 120_000);

  it('A8 waits for the person in the middle of writing, and goes on with their next look', async () => {
    const { simulator, tenantId } = stage.world;
    const { page, context } = await stage.visit('/browse/SHOP-12');
    await openReview(page);
    let revoked = 0;
    const stop = simulator.observe((phase, { operationId }) => {
      if (phase !== 'committed' || operationId === null || revoked > 0) return;
      for (const [token, { kind, accountId }] of Object.entries(simulator.state.tokens)) {
        if (kind !== 'user' || accountId !== 'acc-ada') continue;
        simulator.tokens.revoke(token);
        revoked += 1;
      }
    });
    await decideButton(page).click();
    await modalOf(page)
      .getByText('5 changes stand in Jira.')
      .waitFor({ timeout: 2 * patience });
    stop();
    expect(revoked).toBeGreaterThan(0);
    const made = await simulator.markedSubtasks(tenantId, 'SHOP-12');
    expect(new Set(made.map(({ operation }) => operation)).size).toBe(5);
    expect(made).toHaveLength(5);
    await context.close();
  }, 240_000);
});
