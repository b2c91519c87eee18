import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pageBacklog } from '../../api/backlog.ts';
import type { FindVisible } from '../../api/plugins/visible-issues.ts';
import { markStale } from '../../db/issues.ts';
import type { BacklogView } from '../../domain/backlog.ts';
import { refusal, startApi, type TestApi } from '../helpers/api.ts';
import { addBacklog, firstId } from '../helpers/backlog.ts';
import { testNow } from '../helpers/database.ts';
import { addPlan } from '../helpers/inbox.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';
import { issuesIn, keep } from '../helpers/simulations.ts';

let api: TestApi;
let backlog: BacklogView;
beforeAll(async () => {
  api = await startApi();
  for (const tenant of [tenantA, tenantB])
    await api.call('POST', '/forge/scheduled/token', { as: null, tenant });
  await keep(api.deps.withTenant, [...issuesIn(api, 'SHOP'), ...issuesIn(api, 'SEC')]);
  backlog = (await list()).body;
}, 60_000);
afterAll(() => api.close());

const list = (query = '', as = 'acc-ada', project = 'SHOP', tenant = tenantA) =>
  api.call('GET', `/v1/projects/${project}/issues?limit=99${query}`, { as, tenant });
const keysOf = ({ issues }: BacklogView) => issues.map(({ issue }) => issue.key);
const item = async (key: string) =>
  ((await list(`&text=${key}`)).body as BacklogView).issues.find(({ issue }) => issue.key === key);

describe('U1 the backlog of a project', () => {
  it('shows each judged issue with score, type, summary and the worst of what it lacks, the lowest first', async () => {
    expect(backlog.issues.length).toBe(issuesIn(api, 'SHOP').length);
    const scores = backlog.issues.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => a - b));
    const [worst] = backlog.issues;
    const { raw } =
      api.simulator.issuesOf(tenantA).find(({ key }) => key === worst?.issue.key) ?? {};
    expect(worst).toMatchObject({
      summary: (raw?.fields as { summary?: string } | undefined)?.summary,
      stale: false,
      judgedAt: testNow.toISOString(),
      refinement: null,
    });
    expect(worst?.gaps.length).toBe(Math.min(3, worst?.failed ?? 0));
    const names = new Map(backlog.rules.map(({ id, title }) => [id, title]));
    expect(worst?.gaps.every((gap) => names.get(gap) !== undefined)).toBe(true);
    expect(backlog).toMatchObject({ nextCursor: null, leftOut: 0 });
  });

  it('names rules in the language of the reader', async () => {
    const answer = await api.call('GET', '/v1/projects/SHOP/issues', {
      headers: { 'accept-language': 'de' },
    });
    expect(answer.body.rules).not.toEqual(backlog.rules);
  });

  it('says of each what waits, and what is out of date', async () => {
    const plan = await addPlan(api, 'SHOP-12');
    await api.database.withTenant(tenantA, (tx) => markStale(tx, plan.issue.id, testNow));
    expect(await item('SHOP-12')).toMatchObject({
      stale: true,
      refinement: { id: plan.refinementId, plan: null },
    });
    await api.database.asAdministrator(
      'update refinements set plan_id = $2 where refinement_id = $1',
      [plan.refinementId, plan.id],
    );
    expect((await item('SHOP-12'))?.refinement?.plan).toEqual({ id: plan.id, state: 'waiting' });
  });

  it.each([
    ['&status=not_ready', ({ status }) => status === 'not_ready'],
    ['&type=bug', ({ type }) => type === 'bug'],
    ['&text=shop-1', ({ issue }) => issue.key.startsWith('SHOP-1')],
  ] as [string, (one: BacklogView['issues'][number]) => boolean][])(
    '%s narrows it',
    async (query, is) => {
      const wanted = backlog.issues.filter(is).map(({ issue }) => issue.key);
      const { body } = await list(query);
      expect(wanted.length).toBeGreaterThan(0);
      expect(keysOf(body)).toEqual(wanted);
      expect(body.leftOut).toBeNull();
    },
  );

  it('is sorted by score, age of the judgement, or key, both ways', async () => {
    const byKey = keysOf((await list('&sort=key')).body);
    const numbers = byKey.map((key) => Number(key.split('-')[1]));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(keysOf((await list('&sort=key&order=desc')).body)).toEqual(byKey.toReversed());
    expect(keysOf((await list('&order=desc')).body)).toEqual(keysOf(backlog).toReversed());
    expect((await list('&sort=judged')).status).toBe(200);
  });

  it('is read page by page, each issue once, by a cursor that holds for the same question', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    let leftOut: number | null = null;
    do {
      const path: string = `/v1/projects/SHOP/issues?limit=7${cursor ? `&cursor=${cursor}` : ''}`;
      const { body } = await api.call('GET', path);
      seen.push(...keysOf(body));
      ({ nextCursor: cursor, leftOut } = body);
      if (cursor !== null) {
        expect(leftOut).toBeNull();
        const other = await api.call('GET', `/v1/projects/SHOP/issues?sort=key&cursor=${cursor}`);
        expect(refusal(other)).toEqual({ status: 400, code: 'invalid_request' });
      }
    } while (cursor !== null);
    expect(seen).toEqual(keysOf(backlog));
    expect(leftOut).toBe(0);
  });

  it('is not sent again to a screen that has it', async () => {
    const { headers } = await list();
    const again = await api.call('GET', '/v1/projects/SHOP/issues?limit=99', {
      headers: { 'if-none-match': String(headers.etag) },
    });
    expect(again.status).toBe(304);
  });

  it.each([
    '&status=done',
    '&type=Bug',
    '&rule=No%20rule',
    '&text=%25',
    '&sort=summary',
    '&order=up',
    '&cursor=abc',
    '&nonsense=1',
  ])('refuses %s with its place', async (query) => {
    const answer = await list(query);
    expect(refusal(answer)).toEqual({ status: 400, code: 'invalid_request' });
    expect(answer.body.details.path).toMatch(/^querystring:/);
  });

  it('is for whoever sees the project', async () => {
    expect((await list('', 'acc-vera')).status).toBe(200);
    const none = await list('', 'acc-ada', 'NOPE');
    expect(refusal(none)).toEqual({ status: 404, code: 'project_not_found' });
  });

  it('is empty where nothing is judged', async () => {
    const { body } = await list('', 'acc-ada', 'SHOP', tenantB);
    expect(body).toMatchObject({ issues: [], nextCursor: null, leftOut: 0 });
  });
});

describe('T9 the backlog of somebody', () => {
  it('leaves out what issue security hides from them, and says how many only where nothing is narrowed', async () => {
    const [ada, ines] = await Promise.all([
      list('', 'acc-ada', 'SEC'),
      list('', 'acc-ines', 'SEC'),
    ]);
    expect(keysOf(ines.body)).toContain('SEC-2');
    expect(ines.body.leftOut).toBe(0);
    expect(JSON.stringify(ada.body)).not.toContain('SEC-2');
    expect(ada.body.leftOut).toBe(1);
    const hidden = (ines.body as BacklogView).issues.find(({ issue }) => issue.key === 'SEC-2');
    const narrowed = await list(`&status=${hidden?.status}`, 'acc-ada', 'SEC');
    expect(narrowed.body).toMatchObject({ nextCursor: null, leftOut: null });
  });

  it('fills a page although others are hidden, and ends as if they were not there', async () => {
    await addBacklog(api.database, tenantA, { projectId: '10900', key: 'BIG', count: 950 });
    const asked: number[] = [];
    /** Shows every tenth, and none behind the 900th. */
    const findVisible: FindVisible = async (_viewer, ids) => {
      asked.push(ids.length);
      const number = (id: string) => Number(id) - firstId;
      return new Map(
        ids.map((id) => [
          id,
          number(id) % 10 === 0 && number(id) <= 900
            ? { key: `BIG-${number(id)}`, summary: '' }
            : null,
        ]),
      );
    };
    const viewer = { tenantId: tenantA, accountId: 'acc-ada', apiBaseUrl: '', userToken: '' };
    const question = { status: null, kind: null, rule: null, text: null, projectId: '10900' };
    const read = (cursor: string | null) =>
      pageBacklog({ withTenant: api.deps.withTenant, findVisible }, viewer, {
        ...question,
        ...{ sort: 'key', order: 'asc', limit: 46, cursor },
      });
    const first = await read(null);
    expect([first.shown.length, first.leftOut]).toEqual([46, null]);
    const second = await read(first.nextCursor);
    expect([second.shown.length, second.nextCursor]).toEqual([45, null]);
    expect(second.leftOut).toBe(950 - 91);
    expect(Math.max(...asked)).toBe(100);
  });

  it('has as many pages for what hidden issues are like as for what no issue is like', async () => {
    await addBacklog(api.database, tenantA, {
      ...{ projectId: '10901', key: 'VEIL', count: 2500, first: 300_000 },
    });
    let asked = 0;
    const findVisible: FindVisible = async (_viewer, ids) => {
      asked += ids.length;
      return new Map(
        ids.map((id) => [id, id === '302001' ? { key: 'VEIL-2002', summary: '' } : null]),
      );
    };
    const viewer = { tenantId: tenantA, accountId: 'acc-ada', apiBaseUrl: '', userToken: '' };
    const read = async (text: string, order: 'asc' | 'desc') => {
      const pages: string[][] = [];
      let cursor: string | null = null;
      do {
        const question = { status: null, kind: null, rule: null, text, projectId: '10901' };
        const { withTenant } = api.deps;
        const page: Awaited<ReturnType<typeof pageBacklog>> = await pageBacklog(
          { withTenant, findVisible },
          viewer,
          { ...question, sort: 'key', order, limit: 99, cursor },
        );
        pages.push(page.shown.map(({ sight }) => sight.key));
        expect(page.leftOut).toBeNull();
        cursor = page.nextCursor;
      } while (cursor !== null);
      return pages;
    };
    for (const order of ['asc', 'desc'] as const) {
      const ofHidden = await read('VEIL', order);
      const before = asked;
      // Of what there is none at all, Jira is asked nothing.
      expect((await read('NONE', order)).length).toBe(ofHidden.length);
      expect(asked).toBe(before);
      expect(ofHidden).toEqual(order === 'asc' ? [[], [], ['VEIL-2002']] : [['VEIL-2002'], [], []]);
    }
    expect(asked).toBe(2 * 2500);
  });

  it('asks Jira in bulk, once in five minutes, and takes a refusal for the whole page', async () => {
    const call = await api.other({});
    const asked = () =>
      api.simulator.requests().filter(({ operation }) => operation === 'bulkFetchIssues').length;
    const before = asked();
    await call('GET', '/v1/projects/SHOP/issues');
    await call('GET', '/v1/projects/SHOP/issues?sort=key');
    const { length } = issuesIn(api, 'SHOP');
    expect(asked() - before).toBe(Math.ceil(length / 100));
    const fresh = await api.other({});
    const fault = api.simulator.faults.add({
      ...{ kind: 'error_before_commit', path: '/issue/bulkfetch', times: 0 },
    } as Parameters<typeof api.simulator.faults.add>[0]);
    const refused = await fresh('GET', '/v1/projects/SHOP/issues');
    api.simulator.faults.clear(fault);
    expect(refusal(refused)).toEqual({ status: 503, code: 'jira_unavailable' });
  });
});
