import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { WithTenant } from '../../db/tenant-tx.ts';
import type { RequestRates } from '../../domain/request-rates.ts';
import { type Answer, issue, refusal, startApi, type TestApi } from '../helpers/api.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

const rates: RequestRates = {
  person: {
    reads: { perSecond: 1, atOnce: 3 },
    commands: { perSecond: 0.5, atOnce: 2 },
  },
  site: {
    reads: { perSecond: 2, atOnce: 7 },
    commands: { perSecond: 1, atOnce: 3 },
  },
};

let api: TestApi;
/** Two processes on one database. */
let first: TestApi['call'];
let second: TestApi['call'];
beforeAll(async () => {
  api = await startApi();
  for (const tenant of [tenantA, tenantB])
    for (const as of ['acc-ada', 'acc-ben', 'acc-otto'])
      await api.call('GET', path, { as, tenant });
  await api.setMode('propose');
  first = await api.other({ rates });
  second = await api.other({ rates });
});
beforeEach(async () => {
  // Nothing that was known of an empty bucket holds any more.
  pass(61);
  await api.database.asAdministrator('truncate request_rates');
});
afterAll(() => api.close());

const path = `/v1/issues/${issue}/readiness`;
const pass = (seconds: number) => {
  api.clock.now = new Date(api.clock.now.getTime() + seconds * 1000);
};
const limited = ({ status }: Answer) => status === 429;
const many = (count: number, options: Parameters<TestApi['call']>[2] = {}) =>
  Promise.all(
    Array.from({ length: count }, (_, index) =>
      (index % 2 === 0 ? first : second)('GET', path, options),
    ),
  );
const taken = async (count: number, options: Parameters<TestApi['call']>[2] = {}) =>
  (await many(count, options)).filter((answer) => !limited(answer)).length;

describe('T1 how often people call', () => {
  it('is held exactly by all processes together, whatever token a call carries', async () => {
    const answers = await many(20);
    const refused = answers.filter(limited);
    expect(refused).toHaveLength(17);
    for (const answer of refused) {
      expect(refusal(answer)).toEqual({ status: 429, code: 'rate_limited' });
      expect(answer.headers['retry-after']).toBe('1');
    }
  });

  it('is what passed since, up to what may come at once', async () => {
    await many(4);
    pass(2);
    expect(await taken(8)).toBe(2);
    pass(600);
    expect(await taken(8)).toBe(3);
  });

  it('is counted apart for what changes something', async () => {
    await many(4);
    const commands = [];
    for (const call of [first, second, first, second])
      commands.push(await call('POST', `/v1/issues/${issue}/refinements`));
    expect(commands.map(limited)).toEqual([false, false, true, true]);
    expect(commands[2]?.headers['retry-after']).toBe('2');
  });

  it('is what it is when a call is looked at, however slowly its body came', async () => {
    const command = (body?: Readable) =>
      first('POST', `/v1/issues/${issue}/refinements`, body ? { body } : {});
    for (const empties of [command(), command()]) await empties;
    async function* slowly() {
      yield '{';
      pass(2);
      yield '}';
    }
    expect(limited(await command(Readable.from(slowly())))).toBe(false);
  });

  it('has a bound for a whole site, which takes nothing from whom it refuses', async () => {
    for (const as of ['acc-ada', 'acc-ben']) expect(await taken(3, { as })).toBe(3);
    expect(await taken(3, { as: 'acc-otto' })).toBe(1);
    const rows = await api.database.asAdministrator<{ full_at: Date }>(
      `select full_at from request_rates where bucket <> 'reads of all' order by full_at`,
    );
    const ahead = rows.map(({ full_at: at }) => at.getTime() - api.clock.now.getTime());
    expect(ahead).toEqual([1000, 3000, 3000]);
  });

  it('of one site is nothing to another', async () => {
    await many(20);
    expect(await taken(4, { tenant: tenantB })).toBe(3);
  });

  it('says nothing of who they are where it is kept', async () => {
    await many(2);
    const rows = await api.database.asAdministrator('select * from request_rates');
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain('acc-');
  });

  it('comes before the installation, Jira and the schema, and is audited once a minute', async () => {
    await many(3);
    api.simulator.forgetRequests();
    await api.database.asAdministrator(`update installations set state = 'purged'`);
    for (const call of [first, first, first])
      expect(refusal(await call('GET', `${path}?no=1`)).code).toBe('rate_limited');
    await api.database.asAdministrator(`update installations set state = 'active'`);
    expect(api.simulator.requests()).toEqual([]);
    const audited = await api.database.asAdministrator<{ body: string }>(
      `select body from audit_entries where body like '%rate_limited%' and body like $1`,
      [`%${api.clock.now.toISOString()}%`],
    );
    expect(audited.length).toBeGreaterThanOrEqual(1);
    expect(audited.length).toBeLessThanOrEqual(2);
  });
});

describe('T1 what the limits cost', () => {
  const counting = (): {
    withTenant: WithTenant;
    trips: () => number;
    transactions: () => number;
  } => {
    let trips = 0;
    let transactions = 0;
    return {
      trips: () => trips,
      transactions: () => transactions,
      withTenant: async (tenantId, work) => {
        transactions += 1;
        const result = await api.database.withTenant(tenantId, work);
        trips += api.database.lastRoundTrips();
        return result;
      },
    };
  };

  it('is no round trip to PostgreSQL', async () => {
    const [without, within] = [counting(), counting()];
    const free = await api.other({ withTenant: without.withTenant });
    const bound = await api.other({ withTenant: within.withTenant, rates });
    for (const call of [free, bound]) await call('GET', path);
    const before = [without.trips(), within.trips()];
    for (const call of [free, bound]) await call('GET', path);
    expect(within.trips() - (before[1] ?? 0)).toBe(without.trips() - (before[0] ?? 0));
  });

  it('is nothing for whoever is refused already', async () => {
    const counted = counting();
    const call = await api.other({ withTenant: counted.withTenant, rates });
    while (!limited(await call('GET', path)));
    const before = counted.transactions();
    for (let turn = 0; turn < 20; turn++) expect(limited(await call('GET', path))).toBe(true);
    expect(counted.transactions()).toBe(before);
    pass(1);
    expect(limited(await call('GET', path))).toBe(false);
  });
});

describe('T1 calls of the platform', () => {
  it('are not counted', async () => {
    const body = { issue: { id: issue } };
    const events = await Promise.all(
      Array.from({ length: 30 }, () => first('POST', '/forge/events/issue', { as: null, body })),
    );
    expect(events.map(({ status }) => status)).toEqual(events.map(() => 200));
    expect(await api.database.asAdministrator('select 1 from request_rates')).toEqual([]);
  });

  it('leave most of the pool to people, however many come', async () => {
    let most = 0;
    let now = 0;
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const call = await api.other({
      withTenant: async (tenantId, work) => {
        now += 1;
        most = Math.max(most, now);
        await gate;
        try {
          return await api.database.withTenant(tenantId, work);
        } finally {
          now -= 1;
        }
      },
    });
    const events = Array.from({ length: 20 }, () =>
      call('POST', '/forge/scheduled/token', { as: null }),
    );
    const person = call('GET', path);
    const settled = Promise.all([...events, person]);
    while (now < 6) await new Promise((resolve) => setImmediate(resolve));
    open();
    const answers = await settled;
    expect(answers.map(({ status }) => status < 300)).toEqual(answers.map(() => true));
    expect(most).toBe(6);
  });
});
