import { describe, expect, it } from '@jest/globals';
import { createAnswers } from '../../../dev/break-it/answers.ts';
import { editAsColleague } from '../../../dev/break-it/edit.ts';
import { localTenant } from '../../../dev/world/product.ts';
import { startSimulator } from '../jira-simulator/helper.ts';

describe('U2 what can go wrong in Jira', () => {
  it('is the answer to the next write: it is done, and nobody hears of it', async () => {
    const { simulator, as } = await startSimulator();
    const ada = as('acc-ada');
    const answers = createAnswers(simulator);
    expect(answers.loseNext()).toBe(true);
    expect(answers.loseNext()).toBe(false);
    expect((await ada('GET', '/issue/SHOP-12')).status).toBe(200);
    const edit = { fields: { labels: ['lost'] } };
    await expect(ada('PUT', '/issue/SHOP-12', edit)).rejects.toThrow();
    expect(answers.state()).toEqual({ losing: false, lost: 1 });
    const { body } = await ada('GET', '/issue/SHOP-12');
    expect(body.fields.labels).toEqual(['lost']);
    expect((await ada('PUT', '/issue/SHOP-12', edit)).status).toBe(204);
  });

  it.each([
    ['acc-ada', 'acc-ben'],
    ['acc-ben', 'acc-ada'],
  ])('is somebody other than %s who adds to the description', async (accountId, author) => {
    const { simulator } = await startSimulator();
    const site = simulator.state.sites[localTenant]!;
    const issue = site.issues[site.keys['SHOP-12'] ?? '']!;
    const before = (issue.fields.description as { content: unknown[] }).content;
    const place = { tenantId: localTenant, accountId, issueKey: 'SHOP-12' };
    expect(editAsColleague(simulator, place)).toBe(true);
    const after = (issue.fields.description as { content: unknown[] }).content;
    expect(after).toHaveLength(before.length + 1);
    expect(issue.history.at(-1)).toMatchObject({ author });
    expect(editAsColleague(simulator, { ...place, issueKey: null })).toBe(false);
  });
});
