import { describe, expect, it } from '@jest/globals';
import type { ApiDeps } from '../../api/deps.ts';
import { createFindVisible } from '../../api/plugins/visible-issues.ts';
import { ReadygateError } from '../../domain/errors.ts';
import { testNow } from '../helpers/database.ts';
import { tenantA } from '../helpers/plans.ts';

const viewer = { tenantId: tenantA, accountId: 'a', apiBaseUrl: 'https://x', userToken: 't' };
const ids = Array.from({ length: 1200 }, (_, n) => String(n));

/** Jira, which lets so many requests through and shows every issue. */
function jiraFor(state: { left: number; asked: number }) {
  let underway = 0;
  const bulkFetch = async (_: unknown, some: string[]) => {
    if (state.left === 0) throw new ReadygateError('jira_rate_limited');
    state.left -= 1;
    state.asked += 1;
    underway += 1;
    await new Promise((resolve) => setImmediate(resolve));
    expect(underway).toBeLessThanOrEqual(5);
    underway -= 1;
    return some.map((id) => ({ id, key: `K-${id}` }));
  };
  return { bulkFetch } as unknown as ApiDeps['jira'];
}

const finder = (state: { left: number; asked: number }, owner: () => Promise<never> | undefined) =>
  createFindVisible({ jira: jiraFor(state), clock: () => testNow }, (async () => owner()) as never);

describe('T9 which of many issues somebody may see', () => {
  it('goes on from what was learnt before Jira refused more', async () => {
    const state = { left: 7, asked: 0 };
    const find = finder(state, () => undefined);
    await expect(find(viewer, ids, { whole: true })).rejects.toMatchObject({
      code: 'jira_rate_limited',
    });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await find(viewer, ids)).size).toBe(700);
    state.left = 5;
    expect((await find(viewer, ids, { whole: true })).size).toBe(1200);
    expect(state.asked).toBe(12);
  });

  it('learns nothing with the token of somebody else', async () => {
    const state = { left: 100, asked: 0 };
    const find = finder(state, () => Promise.reject(new ReadygateError('jira_token_refused')));
    await expect(find(viewer, ids)).rejects.toMatchObject({ code: 'jira_token_refused' });
    expect(state.asked).toBe(0);
  });

  it('forgets what those were shown who asked longest ago, so that its memory has an end', async () => {
    const state = { left: Number.POSITIVE_INFINITY, asked: 0 };
    const find = finder(state, () => undefined);
    const askedFor = async (accountId: string) => {
      const before = state.asked;
      await find({ ...viewer, accountId }, ids);
      return state.asked - before;
    };
    for (let person = 0; person < 83; person += 1) await askedFor(`acc-${person}`);
    expect(await askedFor('acc-0')).toBe(0);
    await askedFor('acc-83');
    expect(await askedFor('acc-83')).toBe(0);
    expect(await askedFor('acc-1')).toBe(0);
    expect(await askedFor('acc-0')).toBe(12);
  });
});
