import { describe, expect, it } from '@jest/globals';
import { startSimulator } from './helper.ts';

describe('what others leave on an issue of the simulator', () => {
  it('is in its fields and in its history', async () => {
    const { simulator, as } = await startSimulator();
    const ref = { cloudId: simulator.tenants.default, issue: 'SHOP-12' };
    simulator.acting.logWork(ref, 'acc-ben', 1800);
    simulator.acting.logWork(ref, 'acc-vera', 600);
    simulator.acting.attach(ref, 'acc-ben', 'trace.txt');
    const path = '/issue/SHOP-12?fields=worklog,attachment&expand=changelog';
    const { fields, changelog } = (await as('acc-ada')('GET', path)).body;
    expect(fields.worklog).toMatchObject({ total: 2, worklogs: [{ timeSpentSeconds: 1800 }, {}] });
    expect(fields.attachment).toMatchObject([{ filename: 'trace.txt' }]);
    expect(
      changelog.histories.map(({ author, items }: { author: object; items: object[] }) => ({
        author,
        items,
      })),
    ).toMatchObject([
      { author: { accountId: 'acc-ben' }, items: [{ field: 'Attachment', toString: 'trace.txt' }] },
      { author: { accountId: 'acc-vera' }, items: [{ field: 'timespent', to: '2400' }] },
      { author: { accountId: 'acc-ben' }, items: [{ field: 'timespent', from: null }] },
    ]);
  });

  it('shows in a comment who changed it last', async () => {
    const { simulator, as, now } = await startSimulator();
    const ref = { cloudId: simulator.tenants.default, issue: 'SHOP-12' };
    const id = simulator.acting.comment(ref, 'acc-ben', 'First words');
    now.at += 60_000;
    simulator.acting.editComment(ref, 'acc-vera', id, 'Other words');
    const { body } = await as('acc-ada')('GET', `/issue/SHOP-12/comment/${id}`);
    expect(body.author.accountId).toBe('acc-ben');
    expect(body.updateAuthor.accountId).toBe('acc-vera');
    expect(body.updated).not.toBe(body.created);
    expect(JSON.stringify(body.body)).toContain('Other words');
  });

  it('is no part of a list of issues unless it is asked for', async () => {
    const { as } = await startSimulator();
    const asked = { jql: 'project = SHOP', fields: ['*navigable'] };
    const { issues } = (await as('acc-ada')('POST', '/search/jql', asked)).body;
    for (const name of ['comment', 'worklog', 'attachment'])
      expect(issues[0].fields).not.toHaveProperty(name);
  });
});
