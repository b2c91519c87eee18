import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { securityHeaders } from '../../api/plugins/headers.ts';
import { readEntries } from '../../db/audit-chain.ts';
import { saveVerification } from '../../db/audit-verification.ts';
import type { AuditInput } from '../../db/tenant-tx.ts';
import { createExportCheck, csvLine, exportLine } from '../../domain/audit-export.ts';
import { refusal, startApi, type TestApi, withPlan } from '../helpers/api.ts';
import { testNow } from '../helpers/database.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  for (const tenant of [tenantA, tenantB]) {
    await api.call('POST', '/forge/scheduled/token', { as: null, tenant });
    await api.setMode('propose', tenant);
  }
});
afterAll(() => api?.close());

const get = (query = '', { as = 'acc-otto', tenant = tenantA } = {}) =>
  api.call('GET', `/v1/audit${query}`, { as, tenant });
const later = (seconds: number) => new Date(testNow.getTime() + seconds * 1000);
const entry = (id: string, more: Partial<AuditInput> = {}): AuditInput => ({
  at: testNow,
  action: 'issue.judged',
  actor: 'app',
  subject: { kind: 'issue', id },
  ...more,
});
const write = (...entries: AuditInput[]) =>
  api.database.withTenant(tenantA, async (tx) => {
    for (const each of entries) tx.audit(each);
  });
const stored = (tenant = tenantA) => readEntries(api.database.pools.readonly, tenant);
interface Listed {
  seq: number;
  action: string;
  subject: { kind: string; id: string };
  by: string | null;
}
/** Every page of a list. */
const all = async (query: string): Promise<Listed[]> => {
  const found: Listed[] = [];
  let cursor = '';
  do {
    const { body } = await get(`?${query}&limit=3${cursor}`);
    found.push(...body.entries);
    cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
  } while (cursor !== '');
  return found;
};
/** Hides SHOP-13 behind a security level of which Otto is no member, or shows it again. */
const shown = '10112';
const other = '10113';
const hide = (hidden: boolean) => {
  const site = api.simulator.state.sites[tenantA]!;
  const issue = site.issues[other]!;
  const project = site.projects.find(({ id }) => id === issue.projectId)!;
  project.securityLevels = [{ id: '99999', name: 'Nobody', members: [] }];
  issue.securityLevelId = hidden ? '99999' : null;
  // What is remembered of it is five minutes old at most.
  api.clock.now = new Date(api.clock.now.getTime() + 301_000);
};

describe('X3 the list of entries', () => {
  it('is for who administers the site', async () => {
    for (const path of ['/v1/audit', '/v1/audit/export', '/v1/audit/verification'])
      for (const as of ['acc-ada', 'acc-vera'])
        expect(refusal(await api.call('GET', path, { as }))).toEqual({
          status: 403,
          code: 'jira_permission_missing',
        });
  });

  it('has the newest first, in pages, each with who did it, and of its own site alone', async () => {
    await write(
      entry(shown, { at: later(10) }),
      entry(shown, { at: later(20), personal: { accountId: 'acc-ada' }, actor: 'person' }),
      entry(other, { at: later(30) }),
      entry(shown, { at: later(5), action: 'waiver.given' }),
    );
    const { body } = await get('?limit=4');
    expect(body.entries.slice(0, 2)).toMatchObject([
      { subject: { id: other }, issues: [{ id: other, key: 'SHOP-13' }], by: null },
      { subject: { id: shown }, actor: 'person', by: 'acc-ada', outcome: 'ok', data: {} },
    ]);
    const seqs = (await all('')).map(({ seq }) => seq);
    expect(new Set(seqs).size).toBe((await stored()).length);
    const foreign = await get('', { tenant: tenantB });
    expect(JSON.stringify(foreign.body)).not.toContain(shown);
  });

  it.each<[string, (entry: Listed) => boolean]>([
    ['action=waiver.given', ({ action }) => action === 'waiver.given'],
    [`subject=issue:${shown}`, ({ subject }) => subject.id === shown],
    [
      `subject=issue:${shown}&action=issue.judged`,
      ({ subject, action }) => subject.id === shown && action === 'issue.judged',
    ],
  ])('by %s has those and no others', async (query, fits) => {
    const everything = await all('');
    const found = await all(query);
    expect(found.map(({ seq }) => seq)).toEqual(everything.filter(fits).map(({ seq }) => seq));
    expect(found.length).toBeGreaterThan(0);
  });

  it('by time has what lies in it: the end is not in it', async () => {
    const query = `since=${later(10).toISOString()}&until=${later(30).toISOString()}`;
    const times = (await all(query)).map(({ seq }) => seq);
    const expected = (await stored())
      .filter(({ body }) => {
        const at = Date.parse(JSON.parse(body).at);
        return at >= later(10).getTime() && at < later(30).getTime();
      })
      .map(({ seq }) => seq);
    expect(times.toSorted()).toEqual(expected.toSorted());
    expect(expected.length).toBeGreaterThan(0);
  });

  it.each([
    '?action=issue.eaten',
    '?subject=issue',
    '?since=yesterday',
    '?since=2026-13-45',
    '?limit=0',
    '?limit=101',
    '?cursor=x',
    '?tenant=x',
  ])('refuses %s', async (query) => {
    expect(refusal(await get(query))).toEqual({ status: 400, code: 'invalid_request' });
  });
});

describe('T9 entries about issues that Jira hides', () => {
  it('are left out, whatever names the issue, and counted', async () => {
    const plan = await withPlan(api, ['one']);
    const [row] = plan.rows;
    await write(
      entry('', {
        subject: { kind: 'refinement', id: plan.refinementId },
        action: 'refinement.closed',
      }),
      entry('', { subject: { kind: 'plan', id: plan.id }, action: 'plan.verified' }),
      entry('', { subject: { kind: 'row', id: row?.id ?? '' }, action: 'row.edited' }),
      entry('', {
        subject: { kind: 'operation', id: row?.operationId ?? '' },
        action: 'write.failed',
      }),
      entry('', {
        subject: { kind: 'operation', id: '00000000-0000-4000-8000-000000000001' },
        action: 'write.unknown',
        data: { jiraId: other },
      }),
      entry('', {
        subject: { kind: 'plan', id: '00000000-0000-4000-8000-000000000002' },
        action: 'plan.kept',
      }),
    );
    const before = await get('?limit=100');
    expect(before.body.leftOut).toEqual({ hidden: 0, unchecked: 1 });
    await api.database.asAdministrator(
      `update plans set issue_id = '${other}'; update refinements set issue_id = '${other}'`,
    );
    hide(true);
    const { body } = await get('?limit=100');
    const actions = body.entries.map(({ action }: Listed) => action);
    for (const action of [
      'refinement.closed',
      'plan.verified',
      'row.edited',
      'write.failed',
      'write.unknown',
      'plan.kept',
    ])
      expect(actions).not.toContain(action);
    expect(JSON.stringify(body)).not.toContain(other);
    expect(body.leftOut).toEqual({ hidden: 6, unchecked: 1 });
    expect(body.entries.length + 7).toBe((await stored()).length);
    hide(false);
    expect((await get('?limit=100')).body.leftOut).toEqual({ hidden: 0, unchecked: 1 });
  });

  it('are not counted where somebody asks for a subject, and no cursor leads behind them', async () => {
    const free = '98765';
    const text = async (path: string, id: string) => {
      const { body, headers } = await api.call('GET', `/v1/audit${path}subject=issue:${id}`, {
        as: 'acc-otto',
      });
      return [body, headers['x-readygate-left-out'], headers['x-readygate-next']];
    };
    hide(true);
    for (const path of ['?', '?limit=1&', '/export?', '/export/part?'])
      expect(await text(path, other)).toEqual(await text(path, free));
    // What the door was told is remembered, and nothing of issues.
    const call = await api.other({});
    await call('GET', '/v1/audit/verification', { as: 'acc-otto' });
    api.simulator.faults.add({ kind: 'error_before_commit', path: '/issue/bulkfetch', times: 0 });
    try {
      for (const path of ['?', '/export?', '/export/part?']) {
        const ask = (id: string) =>
          call('GET', `/v1/audit${path}subject=issue:${id}`, { as: 'acc-otto' });
        const answers = [refusal(await ask(other)), refusal(await ask(free))];
        expect(answers).toEqual(Array(2).fill({ status: 503, code: 'jira_unavailable' }));
      }
    } finally {
      api.simulator.faults.clear();
    }
    hide(false);
    const [seen] = await text('?limit=1&', other);
    expect(seen).toMatchObject({ entries: [{}], leftOut: null, nextCursor: expect.any(String) });
  });
});

describe('T9 the cursor of a page', () => {
  it('says nothing of the entry that came last, which may be hidden', async () => {
    const { body } = await get('?limit=2');
    const text = Buffer.from(body.nextCursor, 'base64url').toString('latin1');
    expect(text).not.toContain(body.entries[1].at.slice(0, 10));
    expect(text).not.toMatch(/\/\d+$/);
    expect((await get('?limit=2')).body.nextCursor).toBe(body.nextCursor);
  });

  it('leads on in the same question alone, for who was given it', async () => {
    const { body } = await get('?limit=2&since=2020-01-01');
    const cursor = `cursor=${body.nextCursor}`;
    expect((await get(`?since=2020-01-01&${cursor}`)).status).toBe(200);
    for (const answer of [
      await get(`?${cursor}`),
      await get(`?since=2020-01-02&${cursor}`),
      await get(`?since=2020-01-01&action=issue.judged&${cursor}`),
      await get(`?since=2020-01-01&${cursor}`, { tenant: tenantB }),
      await api.call('GET', `/v1/issues/${shown}/history?${cursor}`),
    ])
      expect(refusal(answer)).toEqual({ status: 400, code: 'invalid_request' });
  });
});

describe('X3 the export', () => {
  const part = async (query = '', tenant = tenantA) => {
    const answer = await api.call('GET', `/v1/audit/export${query}`, { as: 'acc-otto', tenant });
    const { 'x-readygate-next': next, 'x-readygate-left-out': leftOut } = answer.headers;
    expect(answer.status).toBe(200);
    return {
      text: String(answer.body),
      next,
      leftOut: leftOut === undefined ? null : Number(leftOut),
    };
  };
  const check = (text: string, selection = false) => {
    const { take, end } = createExportCheck({ tenant: tenantA, selection });
    const fault = text.trimEnd().split('\n').map(take).find(Boolean) ?? end();
    return fault ? `${fault.line}: ${fault.problem}` : 'holds';
  };

  it('has the lines of the command line, in parts that are one chain', async () => {
    await api.database.asAdministrator(
      `set session_replication_role = replica; delete from audit_personal where tenant_id = '${tenantB}';
       delete from audit_entries where tenant_id = '${tenantB}'; delete from audit_heads where tenant_id = '${tenantB}'`,
    );
    await api.database.withTenant(tenantB, async (tx) => {
      for (let n = 0; n < 2300; n += 1)
        tx.audit(
          entry('', { subject: { kind: 'tenant', id: tenantB }, data: { n }, at: later(n) }),
        );
    });
    const lines = (await stored(tenantB)).map((one) => `${exportLine(one)}\n`).join('');
    let text = '';
    let after = '';
    let parts = 0;
    for (;;) {
      const { text: more, next, leftOut } = await part(after, tenantB);
      expect(leftOut).toBe(0);
      text += more;
      parts += 1;
      if (next === undefined) break;
      after = `?after=${String(next)}`;
    }
    expect(parts).toBe(3);
    expect(text).toBe(lines);
    const { take } = createExportCheck({ tenant: tenantB });
    expect(text.trimEnd().split('\n').map(take).filter(Boolean)).toEqual([]);
    // Nobody holds a connection for who reads.
    const { app } = api.database.pools;
    expect(app.idleCount).toBe(app.totalCount);
  }, 30_000);

  it.each(['jsonl', 'csv'])('has the headers of every answer, as %s', async (format) => {
    const { headers } = await api.call('GET', `/v1/audit/export?format=${format}`, {
      as: 'acc-otto',
    });
    expect(headers).toMatchObject(securityHeaders);
  });

  it('is a selection where something is asked for or left out', async () => {
    const { text } = await part(`?subject=issue:${shown}`);
    expect([check(text), check(text, true)]).toEqual(['1: missing', 'holds']);
    hide(true);
    const hidden = await part();
    expect(hidden.leftOut).toBe(7);
    expect(hidden.text).not.toContain(other);
    expect(check(hidden.text, true)).toBe('holds');
    hide(false);
  });

  it('comes as JSON as well, line by line the same', async () => {
    const ask = (query: string) =>
      api.call('GET', `/v1/audit/export/part${query}`, { as: 'acc-otto' });
    hide(true);
    for (const query of ['', '?format=csv', `?subject=issue:${shown}`]) {
      const { text, leftOut } = await part(query);
      const { body } = await ask(query);
      expect(body.lines.map((line: string) => `${line}\n`).join('')).toBe(text);
      const counted = body.leftOut && body.leftOut.hidden + body.leftOut.unchecked;
      expect([body.next, counted]).toEqual([null, leftOut]);
    }
    hide(false);
    const long = await api.call('GET', '/v1/audit/export/part?after=1', {
      as: 'acc-otto',
      tenant: tenantB,
    });
    expect([long.body.lines.length, long.body.next]).toEqual([1000, 1001]);
  });

  it('is a table where one is asked for', async () => {
    const { text } = await part('?format=csv&action=waiver.given');
    const [found] = (await stored()).filter(({ body }) => body.includes('waiver.given'));
    expect(text.split('\n').slice(1)).toEqual([csvLine(found!), '']);
    expect(text).toMatch(/^seq,at,action,/);
    expect((await part('?format=csv&after=1')).text).not.toMatch(/^seq/);
  });
});

describe('X2 the verification of a chain', () => {
  const path = '/v1/audit/verification';
  const look = async () => (await api.call('GET', path, { as: 'acc-otto' })).body;
  const asked = async () =>
    (await api.outbox()).filter(({ name }) => name === 'verifyAudit').map((row) => row.workflow_id);

  it('shows the head, and what a worker found when it last read all of it', async () => {
    expect(await look()).toMatchObject({ verified: null });
    const head = (await stored()).at(-1)!;
    await api.database.withTenant(tenantA, (tx) =>
      saveVerification(tx, { ok: true, entries: head.seq, head: head.hash }, testNow),
    );
    expect(await look()).toEqual({
      head: { seq: head.seq, hash: head.hash },
      verified: { at: testNow.toISOString(), holds: true, seq: head.seq, problem: null },
      behind: 0,
    });
    await api.database.withTenant(tenantA, (tx) =>
      saveVerification(tx, { ok: false, entries: 3, seq: 4, problem: 'altered' }, testNow),
    );
    expect(await look()).toMatchObject({
      verified: { holds: false, seq: 3, problem: 'altered' },
      behind: head.seq - 3,
    });
  });

  it('is asked of a worker, once a minute at most', async () => {
    const ask = (as = 'acc-otto') => api.call('POST', path, { as, body: {} });
    expect(refusal(await ask('acc-ada')).code).toBe('jira_permission_missing');
    expect((await ask()).body).toEqual({ asked: true });
    expect((await ask()).body).toEqual({ asked: true });
    expect(await asked()).toEqual([`verify-audit/${tenantA}`]);
  });
});

describe('X3 entries that name many issues', () => {
  const ids = (n: number) =>
    Array.from({ length: 100 }, (_, index) => String(50_000 + n * 100 + index));
  const operation = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
  const bulkRequests = () =>
    api.simulator.requests().filter(({ path }) => path.endsWith('/bulkfetch')).length;

  it('are cut where no more can be asked about: parts and pages go on from there', async () => {
    const from = (await stored()).at(-1)?.seq ?? 0;
    for (let n = 100; n < 125; n += 1)
      await api.database.asAdministrator(
        `insert into writes (tenant_id, operation_id, state, changed_at, permit)
         values ('${tenantA}', '${operation(n)}', 'confirmed', now(), 'standing');
         insert into standing_writes (tenant_id, operation_id, target, issue_ids, asked_at)
         values ('${tenantA}', '${operation(n)}', 'field', '{${ids(n).join()}}', now())`,
      );
    await write(
      ...Array.from({ length: 25 }, (_, n) =>
        entry('', {
          subject: { kind: 'operation', id: operation(100 + n) },
          action: 'write.confirmed',
          at: later(100 + n),
        }),
      ),
    );
    const before = bulkRequests();
    const parts: [number, number][] = [];
    for (let after: number | undefined = from; after !== undefined; ) {
      const { headers } = await api.call('GET', `/v1/audit/export?after=${after}`, {
        as: 'acc-otto',
      });
      const next: unknown = headers['x-readygate-next'];
      parts.push([Number(headers['x-readygate-left-out']), bulkRequests() - before]);
      after = next === undefined ? undefined : Number(next);
    }
    expect(parts).toEqual([
      [10, 10],
      [10, 20],
      [5, 25],
    ]);
    api.clock.now = new Date(api.clock.now.getTime() + 301_000);
    const pages: number[] = [];
    let cursor = '';
    do {
      const { body } = await get(`?action=write.confirmed&limit=100${cursor}`);
      pages.push(body.leftOut.hidden);
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor !== '');
    expect(pages).toEqual([10, 10, 5]);
  }, 30_000);

  it('are not left out of an export because Jira does not answer', async () => {
    const query = `?action=write.confirmed&since=${later(124).toISOString()}`;
    expect((await get(query)).body.leftOut.hidden).toBe(1);
    await write(entry('10114', { at: later(200), action: 'write.confirmed' }));
    api.simulator.faults.add({ kind: 'error_before_commit', path: '/issue/bulkfetch', times: 0 });
    try {
      api.clock.now = new Date(api.clock.now.getTime() + 6 * 60_000);
      const { status, body } = await get(query);
      expect([status, body.leftOut]).toEqual([200, { hidden: 1, unchecked: 1 }]);
      const answer = await api.call('GET', `/v1/audit/export${query}`, { as: 'acc-otto' });
      expect(refusal(answer)).toEqual({ status: 503, code: 'jira_unavailable' });
    } finally {
      api.simulator.faults.clear();
    }
  });
});
