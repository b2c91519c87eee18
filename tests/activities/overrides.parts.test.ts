import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ActivityDeps } from '../../activities/deps.ts';
import { judgeIssueAt, storeJudgement } from '../../activities/judging.ts';
import { findIssue } from '../../db/issues.ts';
import { endOverride, insertOverride, listOverrides } from '../../db/overrides.ts';
import { outOfDate } from '../../domain/readiness/out-of-date.ts';
import { uuidV5 } from '../../domain/uuid.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { issueOf, starter } from '../helpers/judged.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

const rule = 'criteria.present';
const issue = {
  ...issueOf({ description: 'Customers can save their cards.' }),
  id: '10112',
  projectId: '10000',
};

let database: TestDatabase;
let deps: ActivityDeps;
beforeAll(async () => {
  database = await withDatabase();
  deps = { withTenant: database.withTenant, pack: starter } as ActivityDeps;
  for (const tenant of [tenantA, tenantB]) await installTenant(database, tenant);
});
afterAll(() => database.close());

const judgeNow = (tenant = tenantA) =>
  judgeIssueAt(deps, tenant, { issue, pack: starter }, testNow);
type Judged = Awaited<ReturnType<typeof judgeNow>>;
const store = (judged: Judged) =>
  database.withTenant(tenantA, (tx) => storeJudgement(tx, issue, judged, testNow));
const outcomeOf = ({ report }: Judged) =>
  report.results.find((result) => result.rule === rule)?.outcome;
/** What the stored judgement is out of date for. */
const reasons = () =>
  database.withTenant(tenantA, async (tx) => {
    const stored = await findIssue(tx, issue.id);
    if (!stored) throw new Error('it was not stored');
    const overrides = await listOverrides(tx, issue.id);
    const day = testNow.toISOString().slice(0, 10);
    return outOfDate(stored, { content: null, pack: starter.digest, overrides, day });
  });

describe('R9 a judgement that runs while somebody waives a rule', () => {
  it('is never taken for current, whatever the clocks say, and the next one is', async () => {
    const first = await judgeNow();
    await store(first);
    expect(await reasons()).toEqual([]);
    const blind = await judgeNow();
    await database.withTenant(tenantA, (tx) =>
      insertOverride(tx, issue.id, {
        overrideId: uuidV5(tenantA, 'override'),
        kind: 'waiver',
        rule,
        target: first.targets.evidence[rule] ?? first.report.digest,
        meaning: null,
        reason: 'A spike',
        accountId: 'acc-ada',
        givenAt: testNow,
      }),
    );
    await store(blind);
    expect(await reasons()).toEqual(['overrides']);
    const seeing = await judgeNow();
    expect([outcomeOf(blind), outcomeOf(seeing)]).toEqual(['fail', 'not_applicable']);
    await store(seeing);
    expect(await reasons()).toEqual([]);
    expect(outcomeOf(await judgeNow(tenantB))).toBe('fail');
    await database.withTenant(tenantA, (tx) =>
      endOverride(tx, issue.id, { kind: 'waiver', rule, by: 'acc-ada', at: testNow }),
    );
    expect(await reasons()).toEqual(['overrides']);
    expect(outcomeOf(await judgeNow())).toBe('fail');
  });
});
