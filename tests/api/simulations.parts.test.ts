import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SimulationPart } from '../../api/schemas/simulation.ts';
import { ensureIssue } from '../../db/issues.ts';
import { insertOverride } from '../../db/overrides.ts';
import { judge } from '../../domain/readiness/judge.ts';
import { judgeWith } from '../../domain/readiness/judgement.ts';
import { readPack } from '../../domain/readiness/pack/parse.ts';
import { refusal, type TestApi } from '../helpers/api.ts';
import { testNow } from '../helpers/database.ts';
import { starter } from '../helpers/judged.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';
import { startProposing } from '../helpers/proposing.ts';
import { seeingAll } from '../helpers/simulation-streams.ts';
import {
  draft,
  issuesIn,
  issuesOf,
  keep,
  manyIssues,
  simulate,
  simulations,
} from '../helpers/simulations.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startProposing();
  await api.call('POST', '/forge/scheduled/token', { as: null, tenant: tenantB });
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.database.asAdministrator(
    'truncate rule_packs; delete from overrides; delete from reports; delete from issues',
  );
  await keep(api.database.withTenant, issuesIn(api, 'SHOP'));
});

const asOf = testNow.toISOString().slice(0, 10);
const everything = async () => {
  const tables = ['issues', 'reports', 'rule_packs', 'outbox', 'audit_entries', 'refinements'];
  const found = tables.map((table) =>
    api.database.asAdministrator(`select * from ${table} t order by t::text`),
  );
  return JSON.stringify(await Promise.all(found));
};

describe('R8 a draft of rules, tried on the stored backlog', () => {
  it('says which issues turn, then counts all, and stores and writes nothing', async () => {
    const pack = readPack(draft(), api.deps.packs);
    const turned = issuesIn(api, 'SHOP').filter(
      (issue) => judge(issue, starter, { asOf }).status !== judge(issue, pack, { asOf }).status,
    );
    const before = await everything();
    api.simulator.forgetRequests();
    const { lines, summary, headers } = await simulate(api.call);
    expect(headers['content-type']).toBe('application/x-ndjson');
    expect(lines[0]).toEqual({ kind: 'progress', looked: 0, total: issuesIn(api, 'SHOP').length });
    expect(turned.length).toBeGreaterThan(3);
    expect(new Set(issuesOf(lines).map(({ key }) => key))).toEqual(
      new Set(turned.map(({ key }) => key)),
    );
    const judged = issuesIn(api, 'SHOP').length;
    expect(summary).toMatchObject({
      ended: 'complete',
      code: null,
      cursor: null,
      asOf,
      packs: { before: { id: 'starter' }, after: { id: 'team' } },
      judged,
      turnReady: turned.length,
      turnNotReady: 0,
      notKept: 0,
      leftOut: { hidden: 0, unchecked: 0 },
    });
    expect(summary.sentence).toBe(
      `Of ${judged} work items 0 turn not ready, ${turned.length} turn ready, ${judged - turned.length} stay as they are.`,
    );
    const { statuses, scores } = summary;
    const sum = (numbers: readonly number[]) =>
      numbers.reduce((total, number) => total + number, 0);
    expect(sum(Object.values(statuses).flatMap((row) => Object.values(row)))).toBe(judged);
    expect([sum(scores.before), sum(scores.after)]).toEqual([judged, judged]);
    expect(await everything()).toBe(before);
    const asked = api.simulator.requests().map(({ operation }) => operation);
    expect(new Set(asked)).toEqual(
      new Set(['getProject', 'getMyPermissions', 'getCurrentUser', 'bulkFetchIssues']),
    );
  });

  it('knows of other issues with the same summary, as judging does', async () => {
    const open = issuesIn(api, 'SHOP').filter(
      (issue) =>
        issue.type.kind !== 'subtask' && judge(issue, starter, { asOf }).status !== 'not_ready',
    );
    const [one, other] = open;
    const summary = one?.texts.find(({ key }) => key === 'summary');
    if (!one || !other || !summary) throw new Error('the simulator has two open work items');
    await api.database.asAdministrator('delete from reports; delete from issues');
    const texts = other.texts.map((text) => (text.key === 'summary' ? summary : text));
    const twin = { ...other, texts };
    await keep(api.database.withTenant, [one, twin]);
    const unique =
      'thresholds: { ready: 100, needsWork: 0 }\nrules:\n  summary.unique: { counts: true, severity: critical, weight: 1 }';
    const turned = async () => {
      const { lines } = await simulate(api.call, { source: draft(unique) });
      return issuesOf(lines).flatMap(({ key, after }) =>
        after.status === 'not_ready' ? [key] : [],
      );
    };
    expect(await turned()).toEqual([one.key, twin.key]);
    await api.database.asAdministrator("update issues set status_category = 'done'");
    expect(await turned()).toEqual([]);
  });

  it('is held against the rules in force, and says how many more and fewer fail each rule', async () => {
    const rules =
      'rules:\n  own.never: { counts: true, severity: critical, weight: 50, formula: count(criteria) >= 999, title: Never }';
    const { summary } = await simulate(api.call, { source: draft(rules) });
    const own = { rule: 'own.never', more: summary.judged, fewer: 0 };
    expect(summary.rules).toEqual([own]);
    const body = { version: 1, source: draft(rules) };
    await api.call('PUT', '/v1/projects/SHOP/rules', { as: 'acc-otto', body });
    const { summary: back } = await simulate(api.call, { source: draft('rules: {}') });
    expect(back.packs.before).toEqual(summary.packs.after);
    expect(back.rules).toEqual([{ ...own, more: 0, fewer: back.judged }]);
    expect([back.turnReady, back.turnNotReady]).toEqual([summary.turnNotReady, summary.turnReady]);
  });

  it('counts what was judged before contents were kept, and names fields that were not read', async () => {
    await api.database.asAdministrator(
      `update issues set content = null, content_key_version = null, kept_digest = null where issue_key in ('SHOP-3', 'SHOP-8')`,
    );
    await api.database.withTenant(tenantA, (tx) =>
      ensureIssue(tx, { issueId: '99', issueKey: 'SHOP-99', projectId: '10000' }),
    );
    const fields = 'fields: { effort: { ids: [customfield_1] } }\nrules: {}';
    const { summary } = await simulate(api.call, { source: draft(fields) });
    const judged = issuesIn(api, 'SHOP').length - 2;
    expect(summary).toMatchObject({
      total: judged + 3,
      judged,
      notKept: 2,
      // The simulator has no SHOP-99 to show.
      leftOut: { hidden: 1 },
      otherFields: { issues: judged, names: ['effort'] },
    });
  });

  it('takes into account what people ticked and waived by then', async () => {
    const rules = `rules:
  own.looked: { counts: true, severity: critical, weight: 9, manual: true, title: Looked at }
  own.never: { counts: true, severity: critical, weight: 50, formula: count(criteria) >= 999, title: Never }`;
    const pack = readPack(draft(rules), api.deps.packs);
    const [one] = issuesIn(api, 'SHOP').filter(({ type }) => type.kind === 'story');
    const { targets } = judgeWith(one!, pack, { day: asOf, overrides: [] });
    const by = { meaning: null, reason: null, accountId: 'acc-ada', givenAt: testNow };
    const tick = { kind: 'tick', rule: 'own.looked', target: targets.description! } as const;
    const target = targets.evidence['own.never']!;
    const waiver = { kind: 'waiver', rule: 'own.never', target, reason: 'A spike' } as const;
    const { rules: without } = (await simulate(api.call, { source: draft(rules) })).summary;
    await api.database.withTenant(tenantA, async (tx) => {
      for (const override of [
        { ...by, ...tick },
        { ...by, ...waiver },
      ])
        await insertOverride(tx, one!.id, { ...override, overrideId: randomUUID() });
    });
    const { rules: taken } = (await simulate(api.call, { source: draft(rules) })).summary;
    expect(taken).toEqual(without.map((counts) => ({ ...counts, more: counts.more - 1 })));
  });

  it.each([
    ['a weight', draft('rules: { test.plan: { weight: 500 } }'), 6, '/rules/test.plan/weight'],
    ['a pack above it that is not there', draft().replace('starter', 'none'), 4, '/extends'],
  ])('with %s is refused with its place, and changes nothing', async (_name, source, line, at) => {
    const before = await everything();
    const answer = await api.call('POST', simulations, { as: 'acc-otto', body: { source } });
    expect(refusal(answer)).toEqual({ status: 400, code: 'invalid_pack' });
    expect([answer.body.details.line, answer.body.details.path]).toEqual([line, at]);
    expect(await everything()).toBe(before);
  });

  it('is for administrators of the project, and takes nothing but a pack and a cursor', async () => {
    const body = { source: draft() };
    const other = await api.call('POST', simulations, { as: 'acc-ada', body });
    expect(refusal(other)).toEqual({ status: 403, code: 'jira_permission_missing' });
    for (const wrong of [{}, { ...body, dryRun: true }, { ...body, cursor: 'a.b' }]) {
      const answer = await api.call('POST', simulations, { as: 'acc-otto', body: wrong });
      expect(refusal(answer)).toEqual({ status: 400, code: 'invalid_request' });
    }
  });
});

describe('R8 a draft of rules, tried in parts', () => {
  const part = (body: object, options = {}) =>
    api.call('POST', `${simulations}/parts`, { as: 'acc-otto', body, ...options });

  it('says as one value what the stream says in lines', async () => {
    const { lines, summary } = await simulate(api.call);
    const { status, body } = await part({ source: draft() });
    expect([status, body]).toEqual([200, { issues: issuesOf(lines), summary }]);
  });

  it('ends after a moment, and goes on from its cursor', async () => {
    await keep(api.database.withTenant, manyIssues(150));
    let pages = 0;
    const { jira } = seeingAll(api, async () => {
      pages += 1;
      // About the second page Jira does not answer in time.
      if (pages === 2) await new Promise(() => {});
    });
    // Of its own accord: the time of the call is far from over.
    const call = await api.other({ jira, timeouts: { call: 600_000, event: 4000 } });
    const parts: SimulationPart[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const body = { source: draft(), ...(cursor ? { cursor } : {}) };
      const answer = await call('POST', `${simulations}/parts`, { as: 'acc-otto', body });
      parts.push(answer.body);
      cursor = answer.body.summary.cursor;
    }
    expect(parts.map(({ summary }) => summary.ended)).toEqual(['time', 'complete']);
    const whole = await simulate(call);
    const judged = parts.reduce((sum, { summary }) => sum + summary.judged, 0);
    expect(judged).toBe(whole.summary.judged);
    expect(parts.flatMap(({ issues }) => issues)).toEqual(issuesOf(whole.lines));
  }, 30_000);

  it('is refused as the stream is, and leaves its place', async () => {
    for (let time = 0; time < 3; time += 1) {
      const answer = await part({ source: 'no pack' });
      expect(refusal(answer)).toEqual({ status: 400, code: 'invalid_pack' });
    }
    for (let time = 0; time < 3; time += 1)
      expect((await part({ source: draft() })).status).toBe(200);
  });
});

describe('T9 a draft of rules, tried by somebody', () => {
  it('leaves out what Jira hides from them, in lines and counts, and says how many', async () => {
    await keep(api.database.withTenant, issuesIn(api, 'SEC'));
    const path = simulations.replace('SHOP', 'SEC');
    const { key } = issuesIn(api, 'SEC').find((issue) => issue.key === 'SEC-2')!;
    const permissions = ['BROWSE_PROJECTS', 'ADMINISTER_PROJECTS'];
    const grant = { cloudId: tenantA, project: 'SEC', permissions };
    for (const accountId of ['acc-ada', 'acc-ines'])
      api.simulator.acting.setPermissions({ ...grant, accountId });
    const see = async (as: string) => {
      const { body } = await api.call('POST', path, { as, body: { source: draft() } });
      return String(body);
    };
    const [ada, ines] = [await see('acc-ada'), await see('acc-ines')];
    const last = (text: string) => JSON.parse(text.trim().split('\n').at(-1)!);
    expect(last(ines)).toMatchObject({ leftOut: { hidden: 0, unchecked: 0 } });
    expect(last(ada)).toMatchObject({
      judged: last(ines).judged - 1,
      leftOut: { hidden: 1, unchecked: 0 },
    });
    const { judged, turnReady, turnNotReady, move, stay } = last(ada);
    expect(turnReady + turnNotReady + move + stay).toBe(judged);
    expect([ines.includes(key), ada.includes(key)]).toEqual([true, false]);
  });

  it('sees nothing of another site with the same project', async () => {
    const { summary } = await simulate(api.call, undefined, { tenant: tenantB });
    expect(summary).toMatchObject({ total: 0, judged: 0, ended: 'complete' });
    await keep(api.database.withTenant, issuesIn(api, 'SHOP', tenantB).slice(0, 2), tenantB);
    const { summary: own } = await simulate(api.call, undefined, { tenant: tenantB });
    expect([own.total, own.judged]).toEqual([2, 2]);
  });
});
