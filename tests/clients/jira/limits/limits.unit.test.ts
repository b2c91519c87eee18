import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { createJiraClient } from '../../../../clients/jira/client.ts';
import type { JiraAuth } from '../../../../clients/jira/http.ts';
import { createJiraLimits, type JiraLimits } from '../../../../clients/jira/limits/limits.ts';
import { payingFor } from '../../../../clients/jira/limits/purpose.ts';
import { createJiraSimulator, type JiraSimulator } from '../../../../dev/jira-simulator/index.ts';
import { hourOf } from '../../../../domain/limits/points.ts';
import { defaultLimits, type LimitSettings } from '../../../../domain/limits/settings.ts';
import { subtaskBody } from '../../../dev/jira-simulator/helper.ts';
import { createMemoryBooks } from '../../../helpers/budget-store.ts';

const issue = '10112';
const soon = { milliseconds: 5000 };
let close = async () => {};
afterEach(() => close());

/** Two processes with books in common before one simulated Jira whose clock stands still. */
async function start(settings: Partial<LimitSettings> = {}) {
  const now = { at: Date.parse('2026-11-24T10:20:00.000Z') };
  const clock = () => new Date(now.at);
  const simulator = createJiraSimulator({ clock });
  const { origin } = await simulator.listen();
  close = () => simulator.close();
  const books = createMemoryBooks();
  const limits = { ...defaultLimits, pool: 'tenant' as const, ...settings };
  const inUse: JiraLimits[] = [];
  const client = () => {
    const kept = createJiraLimits({ settings: limits, store: books.store, clock });
    inUse.push(kept);
    return createJiraClient({ allowedOrigins: [origin], timeoutSeconds: 5, limits: kept });
  };
  const auth = (site: string): JiraAuth => ({
    baseUrl: `${origin}/ex/jira/${site}`,
    token: simulator.tokens.user(site, 'acc-ada'),
  });
  const { default: site, other } = simulator.tenants;
  const reserved = async () => [...(await books.store.used(hourOf(clock()))).values()][0] ?? 0;
  const used = async () => {
    await Promise.all(inUse.map((kept) => kept.giveBack()));
    return await reserved();
  };
  const [jira, elsewhere] = [client(), client()];
  return {
    simulator,
    books,
    now,
    used,
    reserved,
    jira,
    elsewhere,
    ada: auth(site),
    there: auth(other),
  };
}

const points = (simulator: JiraSimulator) => simulator.points().hour;
const refused = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error) => ({ code: error.code, seconds: error.details?.retryAfterSeconds as number }),
  );

const ofPoints = (asked: readonly string[]) => asked.filter((one) => one !== 'countWrite');

describe('W4 points', () => {
  it('are reserved once for a second of calls, whichever work asks, and settled by what Jira charges', async () => {
    const { books, used, now, jira, ada, simulator } = await start();
    const work = () =>
      Promise.all([
        jira.getIssue(ada, issue),
        jira.createIssue(ada, subtaskBody('x'), soon),
        jira.getIssue(ada, issue),
      ]);
    await work();
    await jira.getMyPermissions(ada, { issueId: issue }, ['CREATE_ISSUES']);
    expect(ofPoints(books.asked)).toEqual(['reserve']);
    expect(await used()).toBe(points(simulator));
    // A second later the books are looked at again, though points may be at hand.
    books.asked.length = 0;
    await work();
    now.at += 1000;
    await work();
    expect(ofPoints(books.asked)).toEqual(['reserve', 'reserve']);
    expect(await used()).toBe(points(simulator));
  });

  it('are reserved for what a second takes, the more the busier it is', async () => {
    const { books, now, jira, ada } = await start();
    const busy = () => Promise.all(Array.from({ length: 20 }, () => jira.getIssue(ada, issue)));
    await busy();
    expect(books.asked.length).toBeLessThan(5);
    now.at += 1000;
    books.asked.length = 0;
    await busy();
    expect(books.asked).toEqual(['reserve']);
  });

  it('that are not used go back when nothing is asked for a while, without being told', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    try {
      const { reserved, jira, ada, simulator } = await start();
      await jira.getIssue(ada, issue);
      expect(await reserved()).toBeGreaterThan(points(simulator));
      await jest.advanceTimersByTimeAsync(2000);
      expect(await reserved()).toBe(points(simulator));
    } finally {
      jest.useRealTimers();
    }
  });

  it('are counted as the simulator counts them, for every read in use', async () => {
    const { used, jira, ada, simulator } = await start();
    const [site, project] = [simulator.tenants.default, 'SHOP'];
    const groups = ['shop-reviewers'];
    simulator.acting.setGroup({
      cloudId: site,
      group: 'shop-leads',
      accountId: 'acc-ada',
      member: true,
    });
    simulator.acting.setRole({
      cloudId: site,
      project,
      role: 'Developers',
      accounts: ['acc-ben'],
      groups,
    });
    const otto = { ...ada, token: simulator.tokens.user(site, 'acc-otto') };
    const [type] = await jira.listSubtaskTypes(ada, '10000');
    await jira.listCreateFields(ada, '10000', type?.id ?? '');
    await jira.listFields(ada);
    await jira.getMyself(ada);
    await jira.listMyGroups(ada);
    await jira.getRoleMembers(otto, '10000', '10360');
    await jira.listComments(ada, issue, { startAt: 0 });
    await jira.bulkFetch(ada, [issue, '10101'], { fields: ['summary'], properties: [] });
    await jira.search(ada, `parent = ${issue}`, { fields: ['summary'], properties: [] });
    expect(await jira.getIssueHead(ada, '99999')).toBeNull();
    expect(await used()).toBe(points(simulator));
  });

  it('that are used up hold a call before it is sent, until the next hour', async () => {
    const { now, jira, ada, simulator } = await start({ pointsPerHour: 6, verificationPercent: 0 });
    for (let at = 0; at < 3; at++) await jira.getIssue(ada, issue);
    const { code, seconds } = (await refused(jira.getIssue(ada, issue)))!;
    expect(code).toBe('jira_rate_limited');
    expect(seconds).toBeGreaterThanOrEqual(40 * 60);
    expect(seconds).toBeLessThanOrEqual(40 * 60 + 30);
    expect(simulator.requests()).toHaveLength(3);
    now.at += 40 * 60_000;
    await jira.getIssue(ada, issue);
  });

  it('are kept for verification where refinements have used theirs', async () => {
    const { jira, ada } = await start({ pointsPerHour: 20, verificationPercent: 10 });
    const read = () => jira.getIssue(ada, issue);
    const times = async (purpose: 'sweep' | 'refinement' | 'verification') => {
      for (let done = 0; ; done++) if (await refused(payingFor(purpose, read))) return done;
    };
    expect([await times('sweep'), await times('refinement'), await times('verification')]).toEqual([
      6, 3, 1,
    ]);
  });

  it('of work that went over the hour are paid in each', async () => {
    const { now, books, used, jira, ada } = await start();
    now.at = Date.parse('2026-11-24T10:59:59.000Z');
    await jira.getIssue(ada, issue);
    now.at += 1000;
    await jira.getIssue(ada, issue);
    expect(await used()).toBe(2);
    now.at -= 1000;
    expect(await used()).toBe(2);
    expect(books.asked).toEqual(['reserve', 'settle', 'reserve', 'settle']);
  });
});

describe('W4 bursts and writes to one issue', () => {
  it('hold the calls to one endpoint of one tenant, and say when to come back', async () => {
    const { now, jira, ada, there, simulator } = await start({
      burst: { GET: 2, POST: 1, PUT: 1, DELETE: 1 },
    });
    await jira.getIssue(ada, issue);
    now.at += 400;
    await jira.getIssue(ada, '10101');
    const { seconds } = (await refused(jira.getIssue(ada, issue)))!;
    expect(seconds).toBeGreaterThanOrEqual(0.6);
    expect(seconds).toBeLessThan(1);
    await jira.getMyself(ada);
    await refused(jira.getIssue(there, issue));
    expect(simulator.requests()).toHaveLength(4);
    now.at += 600;
    await jira.getIssue(ada, issue);
  });

  it('hold a write that would be one too many, as not executed, and others go on', async () => {
    const { now, jira, ada, simulator } = await start({ issueWrites: [{ most: 2, seconds: 2 }] });
    const create = () => jira.createIssue(ada, subtaskBody('x'), soon);
    expect([(await create()).kind, (await create()).kind]).toEqual(['confirmed', 'confirmed']);
    const held = await create();
    expect(held).toMatchObject({ kind: 'rate_limited', status: null });
    expect(simulator.requests()).toHaveLength(2);
    const comment = { body: { version: 1, type: 'doc', content: [] } };
    expect((await jira.addComment(ada, '10101', comment, soon)).kind).toBe('confirmed');
    now.at += 2000;
    expect((await create()).kind).toBe('confirmed');
  });

  it('count the writes of every process, and reads are not asked about', async () => {
    const { books, jira, elsewhere, ada, simulator } = await start({
      issueWrites: [{ most: 2, seconds: 2 }],
    });
    const create = (client: typeof jira) => client.createIssue(ada, subtaskBody('x'), soon);
    const kinds = [await create(jira), await create(elsewhere), await create(jira)];
    expect(kinds.map(({ kind }) => kind)).toEqual(['confirmed', 'confirmed', 'rate_limited']);
    expect(simulator.requests()).toHaveLength(2);
    books.asked.length = 0;
    await jira.getIssue(ada, issue);
    expect(books.asked).not.toContain('countWrite');
  });
});

describe('W4 what Jira asks for', () => {
  const limited = {
    kind: 'rate_limited',
    method: 'GET',
    path: '/issue/10112',
    retryAfter: 30,
  } as const;

  it('a quota that is used up stops everything of that pool, in every process', async () => {
    const { now, jira, elsewhere, ada, simulator } = await start();
    simulator.faults.add({ ...limited, reason: 'jira-quota-tenant-based' });
    await refused(jira.getIssue(ada, issue));
    expect((await refused(elsewhere.getMyself(ada)))?.seconds).toBeGreaterThanOrEqual(30);
    expect(simulator.requests()).toHaveLength(1);
    now.at += 30_000;
    await elsewhere.getMyself(ada);
  });

  it('a quota that is used up stops this process at once, and those who have points at hand within a second', async () => {
    const { now, jira, elsewhere, ada, simulator } = await start();
    await elsewhere.getMyself(ada);
    simulator.faults.add({ ...limited, reason: 'jira-quota-tenant-based' });
    await refused(jira.getIssue(ada, issue));
    expect((await refused(jira.getMyself(ada)))?.seconds).toBeGreaterThanOrEqual(30);
    now.at += 1000;
    const calls = Array.from({ length: 5 }, () => refused(elsewhere.getMyself(ada)));
    expect((await Promise.all(calls)).map((one) => one?.code)).toEqual(
      calls.map(() => 'jira_rate_limited'),
    );
    expect(simulator.requests()).toHaveLength(2);
  });

  it('the quota of the app stops all tenants', async () => {
    const { jira, elsewhere, ada, there, simulator } = await start({ pool: 'app' });
    simulator.faults.add({ ...limited, reason: 'jira-quota-global-based' });
    await refused(jira.getIssue(ada, issue));
    expect((await refused(elsewhere.getMyself(there)))?.code).toBe('jira_rate_limited');
    expect(simulator.requests()).toHaveLength(1);
  });

  it.each([
    ['a burst', { ...limited, reason: 'jira-burst-based' }],
    ['no reason', limited],
    ['neither reason nor time, in HTML', { ...limited, kind: 'rate_limited_html' as const }],
  ])('%s slows the endpoint, in every process', async (_name, fault) => {
    const { jira, elsewhere, ada, simulator } = await start();
    simulator.faults.add(fault);
    await refused(jira.getIssue(ada, issue));
    expect((await refused(elsewhere.getIssue(ada, '10101')))?.code).toBe('jira_rate_limited');
    await elsewhere.getMyself(ada);
    expect(simulator.requests().map(({ path }) => path)).toEqual([
      '/rest/api/3/issue/10112',
      '/rest/api/3/myself',
    ]);
  });

  it('the limit of an issue leaves alone that issue only', async () => {
    const { jira, elsewhere, ada, simulator } = await start();
    const reason = 'jira-per-issue-on-write';
    simulator.faults.add({ ...limited, method: 'POST', path: '/issue', reason });
    const body = { ...subtaskBody('x') };
    expect((await jira.createIssue(ada, body, soon)).kind).toBe('rate_limited');
    const parent = (body as { fields: { parent: { id: string } } }).fields.parent.id;
    const comment = { body: { version: 1, type: 'doc', content: [] } };
    const to = (id: string) => elsewhere.addComment(ada, id, comment, soon);
    expect(await to(parent)).toMatchObject({ kind: 'rate_limited', status: null });
    expect((await to('10101')).kind).toBe('confirmed');
    expect(simulator.requests()).toHaveLength(2);
  });
});
