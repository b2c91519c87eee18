import { describe, expect, it } from '@jest/globals';
import { adf, startSimulator } from './helper.ts';

const internal = { key: 'sd.public.comment', value: { internal: true } };

describe('comments at the simulator', () => {
  it('carry their properties only where these are asked for', async () => {
    const { as } = await startSimulator();
    const ada = as('acc-ada');
    const marker = { key: 'readygate.op', value: { op: 'op-1', seal: 's' } };
    const made = await ada('POST', '/issue/SHOP-12/comment', {
      body: adf('Hello'),
      properties: [marker],
    });
    expect(made.status).toBe(201);
    expect(made.body).not.toHaveProperty('properties');
    expect(made.body.author.accountId).toBe('acc-ada');
    const newest = await ada(
      'GET',
      '/issue/SHOP-12/comment?orderBy=-created&expand=properties&maxResults=1',
    );
    expect(newest.body).toMatchObject({ total: 3, startAt: 0, maxResults: 1 });
    expect(newest.body.comments).toMatchObject([{ id: made.body.id, properties: [marker] }]);
  });

  it('come in pages of at most a hundred', async () => {
    const { simulator, as } = await startSimulator();
    const ref = { cloudId: simulator.tenants.default, issue: 'SHOP-13' };
    for (let at = 0; at < 130; at += 1) simulator.acting.comment(ref, 'acc-ben', `Comment ${at}`);
    const page = async (startAt: number) =>
      (await as('acc-ada')('GET', `/issue/SHOP-13/comment?startAt=${startAt}&maxResults=1000`))
        .body;
    expect((await page(0)).comments).toHaveLength(100);
    expect((await page(100)).comments).toHaveLength(30);
    expect((await page(0)).total).toBe(130);
  });

  it('internal ones are hidden from the customer of a service project', async () => {
    const { as } = await startSimulator();
    const [ben, cara] = [as('acc-ben'), as('acc-cara')];
    await ben('POST', '/issue/DESK-2/comment', { body: adf('For us'), properties: [internal] });
    await ben('POST', '/issue/DESK-2/comment', { body: adf('For Cara') });
    const flags = async (who: typeof ben) =>
      (await who('GET', '/issue/DESK-2/comment')).body.comments.map(
        (one: { jsdPublic: boolean }) => one.jsdPublic,
      );
    expect(await flags(ben)).toEqual([false, true]);
    expect(await flags(cara)).toEqual([true]);
    const { text } = await cara('GET', '/issue/DESK-2?fields=comment');
    expect(text).not.toContain('For us');
  });

  it('a customer sees their own requests only', async () => {
    const { as } = await startSimulator();
    expect((await as('acc-cara')('GET', '/issue/DESK-1')).status).toBe(200);
    expect((await as('acc-cara')('GET', '/issue/DESK-3')).status).toBe(404);
  });

  it('a comment that is not a valid document is refused', async () => {
    const { as } = await startSimulator();
    const send = (body: unknown) => as('acc-ada')('POST', '/issue/SHOP-12/comment', { body });
    expect((await send('text')).body.errors).toHaveProperty('comment');
    expect((await send({ version: 1, type: 'doc', content: [{ type: 'heading' }] })).status).toBe(
      400,
    );
    expect((await send(undefined)).status).toBe(400);
  });

  it("a comment moves the issue's time of change", async () => {
    const { as } = await startSimulator();
    const ada = as('acc-ada');
    const { id } = (await ada('POST', '/issue/SHOP-12/comment', { body: adf('x') })).body;
    expect(id).toMatch(/^\d+$/);
    const { updated } = (await ada('GET', '/issue/SHOP-12?fields=updated')).body.fields;
    expect(updated).toBe('2026-11-24T10:00:00.000+0100');
  });
});

describe('mails of the simulator', () => {
  const to = (...accountIds: string[]) => ({
    subject: 'SHOP-12',
    textBody: 'Look at it.',
    to: { users: accountIds.map((accountId) => ({ accountId })) },
    restrict: { permissions: [{ key: 'BROWSE_PROJECTS' }] },
  });

  it('go to the people named who see the issue, and to nobody else', async () => {
    const { simulator, app } = await startSimulator();
    expect((await app()('POST', '/issue/SHOP-12/notify', to('acc-ben'))).status).toBe(204);
    expect(simulator.mails()).toMatchObject([{ key: 'SHOP-12', to: 'acc-ben' }]);
    const hidden = await app()('POST', '/issue/SHOP-12/notify', to('acc-cara'));
    expect([hidden.status, simulator.mails().length]).toEqual([204, 1]);
  });

  it('are refused to oneself, to nobody, to strangers and with members that Jira does not know', async () => {
    const { simulator, as } = await startSimulator();
    const post = async (body: unknown) =>
      (await as('acc-ada')('POST', '/issue/SHOP-12/notify', body)).status;
    const { to: users, ...rest } = to('acc-ben');
    expect(await post(to('acc-ada'))).toBe(400);
    expect(await post(to())).toBe(400);
    expect(await post(to('acc-nobody'))).toBe(400);
    expect(await post({ ...rest, to: { ...users, everybody: true } })).toBe(400);
    expect(await post({ ...to('acc-ben'), restrict: { permissions: [{ key: 'FLY' }] } })).toBe(400);
    expect(simulator.mails()).toEqual([]);
  });
});
