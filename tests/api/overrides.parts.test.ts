import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { insertRules } from '../../db/rule-packs.ts';
import { digestOf } from '../../domain/canonical.ts';
import { meaningOf } from '../../domain/readiness/meaning.ts';
import { type Override, overridesDigest } from '../../domain/readiness/override.ts';
import type { Pack } from '../../domain/readiness/pack/pack.ts';
import { ruleTitle } from '../../domain/readiness/words.ts';
import type { FindingView } from '../../domain/views.ts';
import { judgeIssueId } from '../../workflows/judge-issue.ts';
import { issue, refusal, type TestApi } from '../helpers/api.ts';
import { installTenant } from '../helpers/database.ts';
import { makeReport } from '../helpers/make-report.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';
import { startProposing } from '../helpers/proposing.ts';
import { storeJudged } from '../helpers/store-judged.ts';
import { looked, team } from '../helpers/team-pack.ts';

const waivers = `/v1/issues/${issue}/waivers`;
const ticks = `/v1/issues/${issue}/ticks`;
const readiness = `/v1/issues/${issue}/readiness`;
const rule = 'criteria.present';
const pack = team(`waivers: members\n${looked}`);
/** The report that everybody was shown. */
const report = makeReport().digest;

let api: TestApi;
beforeAll(async () => {
  api = await startProposing();
  await installTenant(api.database, tenantB);
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.database.asAdministrator(
    'delete from overrides; delete from reports; delete from issues; delete from outbox; truncate rule_packs',
  );
  await api.setMode('propose');
  await publish(pack);
  await judged();
});

let version = 1;
async function publish(next: Pack): Promise<void> {
  version += 1;
  await api.database.withTenant(tenantA, (tx) =>
    insertRules(tx, '10000', {
      version,
      source: '',
      pack: next,
      publishedBy: 'acc-otto',
      publishedAt: api.clock.now.toISOString(),
    }),
  );
}
/** Judged by the rules of the team, with what people said by then. */
async function judged(
  overrides: Override[] = [],
  shown = makeReport(),
  by: Pack = pack,
): Promise<void> {
  pass(1);
  const basis = { packDigest: by.digest, overridesDigest: overridesDigest(overrides) };
  await api.database.withTenant(tenantA, (tx) =>
    storeJudged(tx, { at: api.clock.now, report: shown, ...basis }),
  );
}
const pass = (seconds: number) => {
  api.clock.now = new Date(api.clock.now.getTime() + seconds * 1000);
};
const waive = (as = 'acc-ada', body: object = {}, key?: string) =>
  api.call('POST', waivers, {
    as,
    body: { rule, report, reason: 'A spike', ...body },
    ...(key && { key }),
  });
const takeBack = (path: string, as = 'acc-ada', of = rule) =>
  api.call('POST', `${path}/${of}/withdrawal`, { as });
const tick = (of = 'own.looked', shown: string = report) =>
  api.call('POST', ticks, { body: { rule: of, report: shown } });
const entries = () =>
  api.database.asAdministrator<{ body: string }>(
    `select body from audit_entries where body like '%"waiver.%' or body like '%"tick.%' order by seq`,
  );

describe('R14 waiving a rule', () => {
  it('is for any member, shown with its reason, and has the issue judged again', async () => {
    const { status, body } = await waive();
    const title = ruleTitle(rule, pack, 'en');
    const waiver = {
      rule,
      title,
      by: 'acc-ada',
      at: api.clock.now.toISOString(),
      reason: 'A spike',
    };
    expect([status, body]).toEqual([200, { ticks: [], waivers: [{ ...waiver, holds: true }] }]);
    const [asked] = await api.outbox();
    expect(asked?.workflow_id).toBe(judgeIssueId({ tenantId: tenantA, issueId: issue }));
    const shown = await api.call('GET', readiness, { as: 'acc-ben' });
    expect(shown.status).toBe(202);
    expect(shown.body).toMatchObject({ outOfDate: ['overrides'], waivers: body.waivers });
    const meaning = meaningOf(pack, rule);
    await judged([{ kind: 'waiver', rule, target: digestOf('evidence'), meaning }]);
    const again = await api.call('GET', readiness);
    expect([again.status, again.body.stale]).toEqual([200, false]);
  });

  it('names the rule in the language of the reader', async () => {
    await waive();
    const headers = { 'accept-language': 'de-AT' };
    const { body } = await api.call('GET', readiness, { headers });
    expect(body.waivers).toMatchObject([{ title: ruleTitle(rule, pack, 'de') }]);
    expect(ruleTitle(rule, pack, 'de')).not.toBe(ruleTitle(rule, pack, 'en'));
  });

  it('stops holding when what it was said of changes, and the view says so', async () => {
    await waive();
    await api.database.asAdministrator(
      `update issues set evidence = '{"${rule}": "${digestOf('else')}"}'`,
    );
    const { body } = await api.call('GET', readiness);
    expect(body.waivers).toMatchObject([{ rule, holds: false }]);
    await waive();
    const after = await api.call('GET', readiness);
    expect(after.body.waivers).toMatchObject([{ rule, holds: true }]);
  });

  it('is of what the person was shown: once the issue was judged again it is refused', async () => {
    const other = makeReport('something else');
    await judged([], other);
    const again = { status: 409, code: 'judged_again' };
    expect(refusal(await waive())).toEqual(again);
    expect(refusal(await tick())).toEqual(again);
    expect((await api.call('GET', readiness)).body.waivers).toEqual([]);
    expect((await waive('acc-ada', { report: other.digest })).status).toBe(200);
    expect((await tick('own.looked', other.digest)).status).toBe(200);
  });

  it('ends when the rule means something else under the same id', async () => {
    const sizes = (least: number) =>
      team(
        `rules:\n  own.sized: { counts: true, severity: warning, weight: 10, formula: count(criteria) >= ${least}, title: Small }\n`,
      );
    const own = { rule: 'own.sized' };
    await publish(sizes(1));
    await judged([], makeReport(), sizes(1));
    await api.database.asAdministrator(
      `update issues set evidence = '{"own.sized": "${digestOf('evidence')}"}'`,
    );
    expect((await waive('acc-ada', own)).body.waivers).toMatchObject([{ ...own, holds: true }]);
    await publish(sizes(3));
    await judged([], makeReport(), sizes(3));
    await api.database.asAdministrator(
      `update issues set evidence = '{"own.sized": "${digestOf('evidence')}"}'`,
    );
    expect((await api.call('GET', readiness)).body.waivers).toMatchObject([{ holds: false }]);
    const before = (await entries()).length;
    expect((await waive('acc-ada', own)).body.waivers).toMatchObject([{ ...own, holds: true }]);
    expect(await entries()).toHaveLength(before + 1);
  });

  it('a second time the same changes nothing; with another reason it takes its place', async () => {
    await waive();
    const before = (await entries()).length;
    expect((await waive('acc-ben')).body.waivers).toMatchObject([{ by: 'acc-ada' }]);
    expect(await entries()).toHaveLength(before);
    const other = await waive('acc-ben', { reason: 'No criteria needed' });
    expect(other.body.waivers).toMatchObject([{ by: 'acc-ben', reason: 'No criteria needed' }]);
    expect(await entries()).toHaveLength(before + 1);
  });

  it('again with the same key gives the same answer, also when it was taken back', async () => {
    const first = await waive('acc-ada', {}, 'the-same-key');
    await takeBack(waivers);
    const again = await waive('acc-ada', {}, 'the-same-key');
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect((await api.call('GET', readiness)).body.waivers).toEqual([]);
  });

  it('by two people at once leaves one waiver', async () => {
    const both = await Promise.all(['acc-ada', 'acc-ben'].map((as) => waive(as)));
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await api.call('GET', readiness)).body.waivers).toHaveLength(1);
  });

  it('is refused where there is nothing to waive, or nobody knows', async () => {
    const refused = async (body: object) => refusal(await waive('acc-ada', body));
    expect(await refused({ rule: 'own.none' })).toEqual({ status: 400, code: 'rule_unknown' });
    expect(await refused({ rule: 'constructor' })).toEqual({ status: 400, code: 'rule_unknown' });
    expect(await refused({ rule: 'summary.quality' })).toEqual({
      status: 409,
      code: 'rule_not_failed',
    });
    for (const body of [
      { reason: ' ' },
      { reason: undefined },
      { report: undefined },
      { evidence: digestOf('x') },
    ])
      expect(await refused(body)).toEqual({ status: 400, code: 'invalid_request' });
    const outdated = { status: 409, code: 'report_outdated' };
    await publish(team('waivers: administrators'));
    expect(refusal(await waive('acc-otto'))).toEqual(outdated);
    await publish(pack);
    pass(1);
    await api.call('POST', '/forge/events/issue', { as: null, body: { issue: { id: issue } } });
    expect(refusal(await waive())).toEqual(outdated);
    await api.database.asAdministrator('delete from reports; delete from issues');
    expect(refusal(await waive())).toEqual(outdated);
    await api.setMode('off');
    expect(refusal(await waive())).toEqual({ status: 403, code: 'project_off' });
  });

  it('is for administrators alone where the rules of the project say so', async () => {
    await waive();
    const strict = team('waivers: administrators');
    await publish(strict);
    const basis = { packDigest: strict.digest };
    pass(1);
    await api.database.withTenant(tenantA, (tx) =>
      storeJudged(tx, { at: api.clock.now, ...basis }),
    );
    const restricted = { status: 403, code: 'waivers_restricted' };
    expect(refusal(await waive('acc-ben'))).toEqual(restricted);
    expect(refusal(await takeBack(waivers, 'acc-ben'))).toEqual(restricted);
    // Who gave it may take it back.
    expect((await takeBack(waivers)).body.waivers).toEqual([]);
    expect((await waive('acc-otto')).body.waivers).toMatchObject([{ by: 'acc-otto' }]);
  });

  it('is taken back once, in every mode', async () => {
    await waive();
    await api.setMode('off');
    expect((await takeBack(waivers, 'acc-ben')).body).toEqual({ ticks: [], waivers: [] });
    const second = await takeBack(waivers, 'acc-ben');
    expect(refusal(second)).toEqual({ status: 409, code: 'nothing_to_withdraw' });
  });

  it('is audited, with the reason where it can be erased and nowhere else', async () => {
    const before = (await entries()).length;
    await waive('acc-ada', { reason: 'Because of Zelda' });
    await takeBack(waivers);
    const bodies = (await entries()).slice(before).map(({ body }) => JSON.parse(body));
    expect(bodies).toMatchObject([
      {
        action: 'waiver.given',
        subject: { kind: 'issue', id: issue },
        data: { rule, target: digestOf('evidence'), replaced: false },
      },
      { action: 'waiver.withdrawn', data: { rule } },
    ]);
    const chain = await api.database.asAdministrator(
      `select 1 from audit_entries where body like '%Zelda%' or body like '%acc-ada%'`,
    );
    expect(chain).toEqual([]);
  });
});

describe('R14 what is taken back in a project that is off', () => {
  it.each([
    ['a waiver', waivers, rule],
    ['a tick', ticks, 'own.looked'],
  ])('is %s as in any other, and nothing is judged', async (_what, path, of) => {
    await (path === waivers ? waive() : tick());
    await api.database.asAdministrator('delete from outbox');
    await api.setMode('off');
    const taken = await takeBack(path, 'acc-ada', of);
    expect([taken.status, taken.body]).toEqual([200, { ticks: [], waivers: [] }]);
    expect(await api.outbox()).toEqual([]);
    await api.setMode('observe');
    await (path === waivers ? waive() : tick());
    await api.database.asAdministrator('delete from outbox');
    await takeBack(path, 'acc-ada', of);
    const judging = { workflow_id: judgeIssueId({ tenantId: tenantA, issueId: issue }) };
    expect(await api.outbox()).toMatchObject([judging]);
  });
});

describe('R7 ticking a manual rule', () => {
  it('is offered where a person answers for a rule, and nowhere else', async () => {
    const [counted] = makeReport().results;
    const asked = { ...counted!, rule: 'own.looked', params: { title: 'Looked at', advice: '' } };
    const shown = { ...makeReport('with two rules'), results: [counted!, asked] };
    await judged([], shown);
    const { findings } = (await api.call('GET', readiness)).body.report;
    expect(Object.fromEntries(findings.map((one: FindingView) => [one.rule, one.manual]))).toEqual({
      [rule]: false,
      'own.looked': true,
    });
  });

  it('holds until the description changes, and is audited', async () => {
    const { status, body } = await tick();
    expect(status).toBe(200);
    expect(body).toMatchObject({ waivers: [], ticks: [{ rule: 'own.looked', holds: true }] });
    expect(body.ticks[0]).not.toHaveProperty('reason');
    expect((await entries()).at(-1)?.body).toContain('"tick.given"');
    expect((await api.call('GET', readiness)).body.outOfDate).toEqual(['overrides']);
    await api.database.asAdministrator(`update issues set description_digest = 'sha256:other'`);
    expect((await api.call('GET', readiness)).body.ticks).toMatchObject([{ holds: false }]);
    expect((await takeBack(ticks, 'acc-ben', 'own.looked')).body.ticks).toEqual([]);
    expect((await entries()).at(-1)?.body).toContain('"tick.withdrawn"');
  });

  it('is refused for other rules, and for a description that cannot be read', async () => {
    expect(refusal(await tick(rule))).toEqual({ status: 400, code: 'rule_not_manual' });
    expect(refusal(await tick('own.none'))).toEqual({ status: 400, code: 'rule_unknown' });
    await api.database.asAdministrator('update issues set description_digest = null');
    expect(refusal(await tick())).toEqual({ status: 409, code: 'issue_unreadable' });
  });
});

describe('T9 an issue that Jira hides', () => {
  it('is an unknown one for ticks and waivers', async () => {
    api.simulator.acting.setPermissions({
      cloudId: tenantA,
      project: 'SHOP',
      accountId: 'acc-cara',
      permissions: [],
    });
    await waive();
    const [hidden, unknown] = [
      await waive('acc-cara'),
      await api.call('POST', '/v1/issues/99999/waivers', {
        body: { rule, report, reason: 'A spike' },
      }),
    ];
    const notThere = { status: 404, code: 'issue_not_found' };
    expect([refusal(hidden), refusal(unknown)]).toEqual([notThere, notThere]);
    expect(hidden.body.message).toBe(unknown.body.message);
    expect(refusal(await takeBack(waivers, 'acc-cara'))).toEqual(notThere);
    expect((await api.call('GET', readiness)).body.waivers).toHaveLength(1);
  });
});

describe('T6 the same issue id on another site', () => {
  it('has ticks and waivers of its own', async () => {
    await waive();
    await api.setMode('propose', tenantB);
    const there = { tenant: tenantB };
    const body = { rule, report, reason: 'A spike' };
    const given = await api.call('POST', waivers, { ...there, body });
    expect(refusal(given)).toEqual({ status: 409, code: 'report_outdated' });
    const taken = await api.call('POST', `${waivers}/${rule}/withdrawal`, there);
    expect(refusal(taken)).toEqual({ status: 409, code: 'nothing_to_withdraw' });
    expect((await api.call('GET', readiness, there)).body.waivers).toEqual([]);
    expect((await api.call('GET', readiness)).body.waivers).toHaveLength(1);
  });
});
