import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { storeJudgement } from '../../activities/judging.ts';
import { readContents } from '../../db/backlog.ts';
import { ensureIssue } from '../../db/issues.ts';
import { saveJudgement } from '../../db/judgements.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { type Digest, digestOf } from '../../domain/canonical.ts';
import type { NormalIssue } from '../../domain/issue.ts';
import { judgeWith } from '../../domain/readiness/judgement.ts';
import { installTenant, type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { issueOf, starter } from '../helpers/judged.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

let database: TestDatabase;
let id = '0';
beforeAll(async () => {
  database = await withDatabase();
  await installTenant(database, tenantA);
  await installTenant(database, tenantB);
});
afterAll(() => database.close());

const minute = (n: number) => new Date(testNow.getTime() + n * 60_000);
/** The same issue in words of its own, as Jira showed it at a minute. */
const written = (description: string, updated = 1): NormalIssue => ({
  ...issueOf({ description }),
  id,
  projectId: '10000',
  updated: minute(updated).toISOString(),
});
const judged = (issue: NormalIssue) =>
  judgeWith(issue, starter, { day: '2026-11-24', overrides: [] });
const fresh = () => {
  id = String(Number(id) + 1);
};
const store = (issue: NormalIssue, at = 1, tenant = tenantA) =>
  database.withTenant(tenant, (tx) => storeJudgement(tx, issue, judged(issue), minute(at)));
/** The same, with the tables for which something was encrypted. */
const encrypted = async (issue: NormalIssue, at: number) => {
  const tables: string[] = [];
  await database.withTenant(tenantA, async (tx) => {
    const seal: TenantTx['seal'] = (place, value) => {
      tables.push(place.table);
      return tx.seal(place, value);
    };
    const watched = Object.create(tx, { seal: { value: seal } }) as TenantTx;
    await storeJudgement(watched, issue, judged(issue), minute(at));
  });
  return tables;
};
const kept = async (tenant = tenantA, issueId = id) =>
  (await database.withTenant(tenant, (tx) => readContents(tx, [issueId]))).get(issueId);
const bytes = async () => {
  const [row] = await database.asAdministrator<{ content: Buffer | null }>(
    'select content from issues where tenant_id = $1 and issue_id = $2',
    [tenantA, id],
  );
  return row?.content?.toString('hex') ?? null;
};

describe('R8 the content of a judged issue', () => {
  it('is kept encrypted and comes back as it was judged', async () => {
    fresh();
    const issue = written('AC:\n- Überweisung 💶');
    await store(issue);
    expect(await kept()).toEqual(issue);
    expect(await bytes()).not.toContain(Buffer.from('berweisung').toString('hex'));
  });

  it('moves forward as the projection does: the newest revision, whatever the order', async () => {
    fresh();
    const order = [3, 9, 1, 7, 5, 10, 2, 8, 4, 6];
    await Promise.all(order.map((n) => store(written(`Revision ${n}`, n), n)));
    expect(await kept()).toEqual(written('Revision 10', 10));
    await store(written('An old reading', 9), 20);
    expect(await kept()).toEqual(written('Revision 10', 10));
  });

  it('is encrypted once: the same content, judged again, stays as it lies there', async () => {
    fresh();
    await store(written('Same'), 1);
    const first = await bytes();
    const trips = database.lastRoundTrips();
    await store(written('Same'), 2);
    expect(await bytes()).toBe(first);
    expect(database.lastRoundTrips()).toBeLessThanOrEqual(trips);
    expect(await encrypted(written('Same'), 3)).toEqual(['reports']);
    // A status is no part of the digest of a report's content, and counts for the rules all the same.
    const begun = { ...written('Same'), statusCategory: 'indeterminate' as const };
    expect(await encrypted(begun, 4)).toEqual(['reports', 'issues']);
    expect(await bytes()).not.toBe(first);
    expect(await kept()).toEqual(begun);
  });

  it('goes where only digests are kept, and is never that of another revision', async () => {
    fresh();
    const save = (content: NormalIssue | null, at: number, known?: Digest) =>
      database.withTenant(tenantA, async (tx) => {
        const head = { issueId: id, issueKey: 'A-1', projectId: '10000' };
        const held = await ensureIssue(tx, head);
        const { report, basis, targets } = judged(written('x'));
        const { status, score } = report;
        const reportId = '00000000-0000-4000-8000-000000000000';
        const listed = { kind: 'story', failedRules: [] } as const;
        const projection = { ...head, basis, targets, reportId, status, score, ...listed, content };
        const times = { jiraUpdated: minute(at), at: minute(at) };
        await saveJudgement(tx, { ...projection, ...times }, known ?? held);
      });
    await save(written('First'), 1);
    await save(null, 2);
    expect(await kept()).toBeUndefined();
    await save(written('First'), 3);
    // A caller that says wrongly that this is kept already.
    await save(written('Second'), 4, digestOf(written('Second')));
    expect(await kept()).toBeUndefined();
  });

  it('belongs to its tenant and to its issue', async () => {
    fresh();
    await store(written('Of A'));
    expect(await kept(tenantB)).toBeUndefined();
    await store(written('Of B'), 1, tenantB);
    expect(await kept(tenantA)).toEqual(written('Of A'));
    const mine = id;
    fresh();
    await store(written('Another'));
    await database.asAdministrator(
      `update issues i set content = o.content from issues o
        where i.tenant_id = $1 and i.issue_id = $2 and o.tenant_id = $1 and o.issue_id = $3`,
      [tenantA, id, mine],
    );
    await expect(kept()).rejects.toMatchObject({ code: 'internal' });
  });
});
