import { describe, expect, it } from '@jest/globals';
import type { Place } from '../../../dev/break-it/edit.ts';
import type { BreakIt } from '../../../dev/break-it/index.ts';
import { localTenant } from '../../../dev/world/product.ts';
import { startHost } from './host.ts';

const place = { tenantId: localTenant, accountId: 'acc-ada', issueKey: 'SHOP-12' };

/** Remembers what is pressed; the worker is broken already. */
function createFake(): BreakIt & { pressed: [string, Place][] } {
  const pressed: [string, Place][] = [];
  return {
    pressed,
    acts: ['worker', 'answer', 'description'],
    look: async () => ({
      counted: { approved: 5, inJira: 5, duplicated: 0, unapproved: 0, auditVerified: true },
      current: true,
      parts: { worker: 'restarting' },
      answers: { losing: false, lost: 0 },
    }),
    async press(act, where) {
      pressed.push([act, where]);
      return act !== 'worker';
    },
    close: async () => {},
  };
}

async function press(origin: string, act: string, body: unknown = place): Promise<number> {
  const reply = await fetch(`${origin}/break-it/${act}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return reply.status;
}

describe('U2 Break it on the host page', () => {
  it('stands beside the app with what can be broken there, and nowhere else', async () => {
    const { origin } = await startHost(createFake());
    const acts = async (path: string) =>
      [...(await (await fetch(`${origin}${path}`)).text()).matchAll(/data-act="(\w+)"/g)].map(
        ([, act]) => act,
      );
    expect(await acts('/browse/SHOP-12')).toEqual(['worker', 'answer', 'description']);
    expect(await acts('/')).toEqual([]);
    const { origin: without } = await startHost();
    expect(await (await fetch(`${without}/browse/SHOP-12`)).text()).not.toContain('break-it');
    expect((await fetch(`${without}/break-it`)).status).toBe(404);
  });

  it('does what is pressed, where it is pressed, and says what is broken already', async () => {
    const fake = createFake();
    const { origin } = await startHost(fake);
    expect(await press(origin, 'description')).toBe(202);
    expect(await press(origin, 'worker')).toBe(409);
    expect(fake.pressed).toEqual([
      ['description', place],
      ['worker', place],
    ]);
    const seen = await (await fetch(`${origin}/break-it?tenantId=${localTenant}`)).json();
    expect(seen).toMatchObject({ counted: { approved: 5, inJira: 5 }, current: true });
  });

  it.each([
    ['something that cannot be broken', 'jira', place],
    ['a place that is none', 'worker', { ...place, tenantId: '' }],
    ['a member that it does not know', 'worker', { ...place, hard: true }],
  ])('refuses %s', async (_name, act, body) => {
    const fake = createFake();
    const { origin } = await startHost(fake);
    expect(await press(origin, act, body)).toBe(400);
    expect(fake.pressed).toEqual([]);
  });
});
