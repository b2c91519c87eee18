import { describe, expect, it } from '@jest/globals';
import { startSimulator, subtaskBody } from './helper.ts';

describe('points at the simulator', () => {
  it('cost one for a request, one per object, two per identity, and one for a write', async () => {
    const { as, simulator } = await startSimulator();
    const ada = as('acc-ada');
    await ada('GET', '/issue/SHOP-12');
    await ada('GET', '/myself');
    await ada('POST', '/search/jql', {
      jql: 'project = TEAM',
      maxResults: 20,
      fields: ['summary'],
    });
    await ada('GET', '/mypermissions?permissions=BROWSE_PROJECTS,CREATE_ISSUES');
    await ada('POST', '/issue', subtaskBody('x'));
    const points = simulator.requests().map((one) => one.points);
    expect(points).toEqual([2, 3, 21, 5, 1]);
    expect(simulator.points()).toEqual({ hour: 32, total: { [simulator.tenants.default]: 32 } });
  });

  it('are one pool of the app over all sites that empties at the top of the hour', async () => {
    const { as, simulator, now } = await startSimulator();
    const { default: site, other } = simulator.tenants;
    simulator.setLimits({ points: { enforced: true, perHour: 10 } });
    now.at = Date.parse('2026-11-24T09:59:00.000Z');
    const [here, there] = [as('acc-ada', site), as('acc-ada', other)];
    for (let at = 0; at < 5; at += 1)
      expect((await here('GET', '/issue/SHOP-12')).status).toBe(200);
    const refused = await there('GET', '/issue/SHOP-12');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(refused.headers.get('ratelimit-reason')).toBe('jira-quota-global-based');
    expect(refused.headers.get('x-ratelimit-reset')).toBe('2026-11-24T10:00:00.000Z');
    now.at += 60_000;
    expect((await there('GET', '/issue/SHOP-12')).status).toBe(200);
  });

  it('may be a pool per site, with its own reason', async () => {
    const { as, simulator } = await startSimulator();
    const { default: site, other } = simulator.tenants;
    simulator.setLimits({ points: { enforced: true, perHour: 2, pool: 'site' } });
    expect((await as('acc-ada', site)('GET', '/issue/SHOP-12')).status).toBe(200);
    const refused = await as('acc-ada', site)('GET', '/issue/SHOP-12');
    expect(refused.headers.get('ratelimit-reason')).toBe('jira-quota-tenant-based');
    expect((await as('acc-ada', other)('GET', '/issue/SHOP-12')).status).toBe(200);
  });

  it('headers say what is left; near the end they say so, and beta headers enforce nothing', async () => {
    const { as, simulator } = await startSimulator();
    const ada = as('acc-ada');
    expect((await ada('GET', '/issue/SHOP-12')).headers.get('x-ratelimit-limit')).toBeNull();
    simulator.setLimits({ points: { enforced: true, perHour: 8 } });
    const early = await ada('GET', '/issue/SHOP-12');
    expect(early.headers.get('x-ratelimit-remaining')).toBe('4');
    expect(early.headers.get('x-ratelimit-nearlimit')).toBe('false');
    expect(early.headers.get('ratelimit')).toBeNull();
    await ada('GET', '/issue/SHOP-12');
    const late = await ada('GET', '/issue/SHOP-12');
    expect(late.headers.get('x-ratelimit-nearlimit')).toBe('true');
    expect(late.headers.get('ratelimit')).toContain('r=0');
    simulator.setLimits({ points: { enforced: false, beta: true } });
    const beta = await ada('GET', '/issue/SHOP-12');
    expect([beta.status, beta.headers.get('beta-x-ratelimit-limit')]).toEqual([200, '8']);
  });
});

describe('the other two limiters', () => {
  it('a burst is counted per second, site, operation and method', async () => {
    const { as, simulator, now } = await startSimulator();
    simulator.setLimits({
      burst: { enforced: true, perSecond: { GET: 2, POST: 1, PUT: 1, DELETE: 1 } },
    });
    const ada = as('acc-ada');
    const statuses = async (path: string) => [
      (await ada('GET', path)).status,
      (await ada('GET', path)).status,
      (await ada('GET', path)).status,
    ];
    expect(await statuses('/issue/SHOP-12')).toEqual([200, 200, 429]);
    expect((await ada('GET', '/myself')).status).toBe(200);
    now.at += 1000;
    const again = await ada('GET', '/issue/SHOP-1');
    expect(again.status).toBe(200);
  });

  it('writes to one issue are limited in two windows', async () => {
    const { as, simulator, now } = await startSimulator();
    simulator.setLimits({
      issueWrites: {
        enforced: true,
        windows: [
          { writes: 2, milliseconds: 2000 },
          { writes: 3, milliseconds: 30_000 },
        ],
      },
    });
    const ada = as('acc-ada');
    const write = (issue: string) => ada('PUT', `/issue/${issue}/properties/p`, 1);
    expect([(await write('SHOP-12')).status, (await write('SHOP-12')).status]).toEqual([201, 200]);
    const refused = await write('SHOP-12');
    expect([refused.status, refused.headers.get('ratelimit-reason')]).toEqual([
      429,
      'jira-per-issue-on-write',
    ]);
    expect((await write('SHOP-13')).status).toBe(201);
    now.at += 2000;
    expect((await write('SHOP-12')).status).toBe(200);
    now.at += 2000;
    expect((await write('SHOP-12')).status).toBe(429);
    now.at += 30_000;
    expect((await write('SHOP-12')).status).toBe(200);
  });

  it('are changed through the control API too, by names that exist', async () => {
    const { control } = await startSimulator();
    const changed = await control('POST', '/limits', { burst: { enforced: true } });
    expect(changed.body.burst).toMatchObject({ enforced: true, perSecond: { GET: 100 } });
    expect((await control('POST', '/limits', { burst: { speed: 1 } })).status).toBe(400);
  });
});
