import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { concealPlace } from '../../api/cursor.ts';
import { setMode } from '../../db/project-modes.ts';
import { digestOf } from '../../domain/canonical.ts';
import { type Answer, issue, startApi, type TestApi, withPlan } from '../helpers/api.ts';
import { fillTenant } from '../helpers/fill-tenant.ts';
import { addPlan } from '../helpers/inbox.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';
import { idsIn, rowsOf } from '../helpers/routes/ids.ts';
import { addressOf, routeTable, type Things } from '../helpers/routes/table.ts';
import { told } from '../helpers/routes/told.ts';

/** What an id looks like; each form is swapped for those of the other site that look the same. */
type Form =
  | 'uuid'
  | 'digits'
  | 'digest'
  | 'cursor'
  | 'key'
  | 'issueKey'
  | 'etag'
  | 'idempotencyKey'
  | 'entry'
  | 'version'
  | 'rule'
  | 'sweepId';

/** One place of a request of tenant B in which an id stands. */
interface Position {
  name: string;
  form: Form;
  send(value: string): Promise<Answer>;
}

/** Of each form one that nobody has. */
const nobodys: Record<Form, string> = {
  uuid: '00000000-0000-4000-8000-0000000000aa',
  digits: '98765',
  digest: digestOf('nobody has this'),
  cursor: 'bm8gY3Vyc29yIG9mIG91cnM',
  key: 'NON',
  issueKey: 'NON-1',
  etag: '"00000000000000000000000000000000"',
  idempotencyKey: 'a-key-of-nobody',
  entry: '999999',
  version: '99999',
  rule: 'nobodys.rule',
  sweepId: '00000000-0000-4000-8000-0000000000ab',
};

/** So short that they stand in any answer by chance; none repeats them. */
const numbers: ReadonlySet<Form> = new Set(['entry', 'version']);

let api: TestApi;
let own: Things;
const foreign: Record<Form, string[]> = {
  uuid: [],
  digits: ['10320', '10321', '10005', '10201'],
  digest: [],
  cursor: [],
  key: ['SEC'],
  issueKey: ['SEC-1', 'SEC-2'],
  etag: [],
  idempotencyKey: ['a-key-of-a-at-work'],
  entry: [],
  /** Of rules: the site that asks has the first alone. */
  version: ['2'],
  rule: ['criteria.present'],
  sweepId: [],
};

beforeAll(async () => {
  api = await startApi();
  await fillTenant(api.database, tenantA);
  const tenants = [tenantA, tenantB];
  for (const tenant of tenants)
    await api.call('POST', '/forge/scheduled/token', { as: null, tenant });
  for (const projectId of ['10000', '10005'])
    for (const tenant of tenants)
      await api.database.withTenant(tenant, (tx) =>
        setMode(tx, { projectId, mode: 'propose', at: api.clock.now }),
      );
  for (const name of ['SEC-1', 'SEC-3']) await addPlan(api, name);
  const plan = await withPlan(api, ['words of B'], tenantB);
  const [row] = plan.rows;
  if (!row) throw new Error('the plan has rows');
  const things = { issue, key: 'SHOP', project: '10000', plan, row };
  const { refinementId: ended } = await addPlan(api, 'SHOP-8', {
    ...{ tenant: tenantB, states: ['rejected'] },
  });
  await api.database.asAdministrator(
    `update refinements set step = 'closed', outcome = 'rejected', closed_at = changed_at where refinement_id = $1`,
    [ended],
  );
  own = { ...things, ended };
  // What is remembered of A is remembered when B asks: somebody of the same account works on both sites.
  await workInA();
  const before = idsIn(await rowsOf(api.database, tenantA));
  const ofB = idsIn(await rowsOf(api.database, tenantB));
  foreign.uuid = before.uuids.filter((id) => !ofB.uuids.includes(id) || id === tenantA);
  const sweeps = (await rowsOf(api.database, tenantA)).get('sweeps') ?? [];
  foreign.sweepId = sweeps.map((row) => JSON.parse(row).sweep_id);
  expect(foreign.sweepId).not.toEqual([]);
  foreign.digest = before.digests.filter((id) => !ofB.digests.includes(id));
}, 60_000);
afterAll(() => api.close());

/** More entries than the other site has, so that it has none of such a number. */
async function fillChainOfA(): Promise<void> {
  const subject = { kind: 'issue', id: issue };
  await api.database.withTenant(tenantA, async (tx) => {
    for (let n = 0; n < 300; n += 1)
      tx.audit({ at: api.clock.now, action: 'waiver.given', actor: 'app', subject });
  });
  const { body } = await api.call('GET', '/v1/audit/verification', { as: 'acc-otto' });
  foreign.entry.push(String(body.head.seq - 1), String(body.head.seq - 50));
}

async function workInA(): Promise<void> {
  await fillChainOfA();
  const grants = { viewer: { accounts: ['acc-vera'] } };
  await api.call('PUT', '/v1/roles', { as: 'acc-otto', body: { version: 0, grants } });
  const of = { tenantId: tenantA, accountId: 'acc-otto', list: 'plans' } as const;
  const place = `${api.clock.now.getTime()}/${nobodys.uuid}`;
  foreign.cursor.push(await concealPlace(api.deps.withTenant, of, place));
  const page = await api.call('GET', '/v1/plans?limit=1', { as: 'acc-otto' });
  foreign.cursor.push(page.body.nextCursor);
  for (const path of ['/v1/audit?limit=1', `/v1/issues/${issue}/history`]) {
    const { body } = await api.call('GET', path, { as: 'acc-otto' });
    expect(body.nextCursor).not.toBeNull();
    foreign.cursor.push(body.nextCursor);
  }
  for (const path of [
    '/v1/plans',
    '/v1/roles',
    '/v1/model',
    '/v1/projects/SHOP/policies',
    `/v1/issues/${issue}/readiness`,
    '/v1/issues/10320/readiness',
  ]) {
    const { headers } = await api.call('GET', path, { as: 'acc-otto' });
    foreign.etag.push(String(headers.etag));
  }
  for (const as of ['acc-otto', 'acc-ada']) await api.call('GET', '/v1/projects/SEC/rules', { as });
  const key = foreign.idempotencyKey[0] ?? '';
  await api.call('POST', '/v1/issues/10320/refinements', { as: 'acc-otto', key });
}

const forms: [Form, RegExp][] = [
  ['uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-4/],
  ['uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-5/],
  ['digest', /^sha256:/],
  ['digits', /^\d{5,19}$/],
  ['issueKey', /^[A-Z]+-\d+$/],
];

/** Bodies in which more ids stand than the table of routes has. */
const moreBodies: [route: string, body: (things: Things) => unknown][] = [
  [
    'PUT /v1/projects/:key/policies',
    () => {
      const approvers = { groups: [nobodys.uuid], roles: ['10360'] };
      const tier = { reviewers: 1, proposerExcluded: false, approvers };
      const tiers = { low: tier, medium: tier, high: tier };
      const policy = { id: 'team', tiers, expiryHours: 24, reminderHours: null };
      return { version: 99, policy };
    },
  ],
  [
    'PUT /v1/projects/:key/roles',
    () => ({ version: 99, grants: { member: { groups: [nobodys.uuid], roles: ['10360'] } } }),
  ],
  ['PUT /v1/roles', () => ({ version: 99, grants: { member: { groups: [nobodys.uuid] } } })],
  ['POST /v1/plans/:id/rows/:rowId/resolution', () => ({ choice: 'it_is', key: 'SHOP-12' })],
];

const pack = 'format: 1\nid: team\nversion: "1"\nextends: starter\ncases: []\nrules: {}\n';

function positionsOf(as: string): Position[] {
  const bodies = [
    ...Object.entries(routeTable).map(([route, { body }]) => [route, body] as const),
    ...moreBodies,
  ];
  return [
    ...bodies.flatMap(([route, body], at) => {
      const inPath = at < Object.keys(routeTable).length ? pathPositions(as, route, body) : [];
      return [...inPath, ...bodyPositions(as, route, body)];
    }),
    ...queryPositions(as),
  ];
}

type Body = ((things: Things) => unknown) | undefined;

const params: [name: string, form: Form, replace: (things: Things, value: string) => Things][] = [
  ['issue', 'digits', (things, value) => ({ ...things, issue: value })],
  ['key', 'key', (things, key) => ({ ...things, key })],
  ['plan', 'uuid', (things, id) => ({ ...things, plan: { ...things.plan, id } })],
  [
    'refinement',
    'uuid',
    (things, id) => ({ ...things, plan: { ...things.plan, refinementId: id }, ended: id }),
  ],
  ['row', 'uuid', (things, id) => ({ ...things, row: { ...things.row, id } })],
];

/** Each parameter of an address, and the two headers that name something. */
function pathPositions(as: string, route: string, body: Body): Position[] {
  const { method, path } = addressOf(route, own);
  const said = body?.(own);
  const send = (address: string, headers = {}) =>
    api.call(method, address, { as, tenant: tenantB, body: said, headers });
  const literal = ['version', 'rule', 'sweepId'] as const;
  const header = (name: string, form: Form): Position => ({
    name: `${route} ${name}`,
    form,
    send: (value) => send(path, { [name]: value }),
  });
  return [
    ...params
      .filter(([, , replace]) => addressOf(route, replace(own, 'other')).path !== path)
      .map(([name, form, replace]) => ({
        name: `${route} ${name}`,
        form,
        send: (value: string) => send(addressOf(route, replace(own, value)).path),
      })),
    ...literal
      .filter((name) => route.includes(`:${name}`))
      .map((name) => ({
        name: `${route} :${name}`,
        form: name,
        send: (value: string) => send(addressOf(route.replace(`:${name}`, value), own).path),
      })),
    method === 'GET'
      ? header('if-none-match', 'etag')
      : header('idempotency-key', 'idempotencyKey'),
  ];
}

/** Each text of a body that looks like an id. */
function bodyPositions(as: string, route: string, body: Body): Position[] {
  const { method, path } = addressOf(route, own);
  const said = body?.(own);
  return leavesOf(said).flatMap(({ pointer, value }): Position[] => {
    const [form] = forms.find(([, pattern]) => pattern.test(value)) ?? [];
    if (!form) return [];
    const send = (other: string) =>
      api.call(method, path, { as, tenant: tenantB, body: replaced(said, pointer, other) });
    return [{ name: `${route} /${pointer.join('/')}`, form, send }];
  });
}

function queryPositions(as: string): Position[] {
  const get = (path: string) => (value: string) =>
    api.call('GET', path + value, { as, tenant: tenantB });
  const query = (form: Form, path: string): Position => ({
    ...{ name: `GET ${path}`, form },
    send: get(path),
  });
  const simulate = (path: string) => (cursor: string) =>
    api.call('POST', `/v1/projects/SHOP/rules/${path}`, {
      ...{ as, tenant: tenantB },
      body: { source: pack, cursor },
    });
  const histories = Object.keys(routeTable).filter(
    (route) => route.endsWith('/history') && !route.includes('/issues/'),
  );
  return [
    query('digits', '/v1/plans?project='),
    query('cursor', '/v1/plans?cursor='),
    query('cursor', '/v1/model/calls?cursor='),
    query('cursor', '/v1/projects/SHOP/issues?cursor='),
    query('cursor', `/v1/issues/${issue}/history?cursor=`),
    query('cursor', '/v1/audit?cursor='),
    ...['/v1/audit', '/v1/audit/export', '/v1/audit/export/part'].flatMap((path) => [
      query('digits', `${path}?subject=issue:`),
      ...['refinement', 'plan', 'row', 'operation'].map((kind) =>
        query('uuid', `${path}?subject=${kind}:`),
      ),
    ]),
    query('entry', '/v1/audit/export?after='),
    query('entry', '/v1/audit/export/part?after='),
    ...histories.map((route) => query('version', `${addressOf(route, own).path}?before=`)),
    ...['simulations', 'simulations/parts'].map(
      (path): Position => ({
        ...{ name: `POST ${path} /cursor`, form: 'cursor' },
        send: simulate(path),
      }),
    ),
  ];
}

function leavesOf(value: unknown, pointer: string[] = []): { pointer: string[]; value: string }[] {
  if (typeof value === 'string') return [{ pointer, value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => leavesOf(member, [...pointer, name]));
}

function replaced(value: unknown, [name, ...rest]: string[], other: string): unknown {
  if (name === undefined) return other;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[name] = replaced(copy[name], rest, other);
  return copy;
}

describe('T6 an id of another site', () => {
  it.each(['acc-otto', 'acc-ada'])(
    'is answered in every place like one that nobody has, to %s',
    async (as) => {
      const before = await rowsOf(api.database, tenantA);
      const positions = positionsOf(as);
      const differing: string[] = [];
      let swaps = 0;
      for (const { name, form, send } of positions) {
        const toldOf = (answer: Answer, sent: string) =>
          numbers.has(form) ? told(answer) : told(answer, sent);
        const baseline = toldOf(await send(nobodys[form]), nobodys[form]);
        for (const id of foreign[form]) {
          swaps += 1;
          const answer = await send(id);
          if (toldOf(answer, id) !== baseline) differing.push(`${name}: ${id}`);
        }
      }
      expect(differing).toEqual([]);
      expect(positions.length).toBeGreaterThan(Object.keys(routeTable).length);
      expect(swaps).toBeGreaterThan(900);
      console.log(
        `${swaps} ids of another site in ${positions.length} places, as ${as}: 0 told apart`,
      );
      expect(await rowsOf(api.database, tenantA)).toEqual(before);
    },
    180_000,
  );
});
