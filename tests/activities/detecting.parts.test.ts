import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ActivityDeps } from '../../activities/deps.ts';
import { createDetecting } from '../../activities/detecting.ts';
import type { JiraClient } from '../../clients/jira/client.ts';
import { findDetected } from '../../db/detection.ts';
import { ReadygateError } from '../../domain/errors.ts';
import { markerProperty } from '../../domain/operations/label.ts';
import { type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { fillTenant, planOf } from '../helpers/fill-tenant.ts';
import { starter } from '../helpers/judged.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';

type Search = JiraClient['searchPage'];
type Page = Awaited<ReturnType<Search>>;
type Comments = JiraClient['listComments'];

const noComments: Comments = async () => ({ total: 0, comments: [] });

const hoursAgo = (count: number) => new Date(testNow.getTime() - count * 3_600_000);
const tired = () => new ReadygateError('jira_rate_limited', { retryAfterSeconds: 60 });
const empty: Page = { issues: [], nextPageToken: null };
/** A page with one issue that bears a marker. */
const pageOf = (created: Date, op: string, nextPageToken: string | null = null): Page => {
  const fields = { parent: { id: '10112' }, created: created.toISOString() };
  const properties = { [markerProperty]: { op } };
  return { issues: [{ id: '10900', key: 'SHOP-900', fields, properties }], nextPageToken };
};
/** Of nobody's operation. */
const foreign = '00000000-0000-4000-8000-00000000000a';

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase();
  for (const tenant of [tenantA, tenantB]) await fillTenant(database, tenant);
});
afterAll(() => database.close());
beforeEach(() =>
  database.asAdministrator(
    'update tenants set detected_until = null, detecting_since = null, detected_issue = null',
  ),
);

/** One attempt, in which Jira answers searches in the order of the tenants. */
const detect = (searchPage: Search, listComments: Comments = noComments) =>
  createDetecting({
    ...{ withTenant: database.withTenant, clock: () => testNow, clockPool: database.pools.clock },
    pack: starter,
    jira: { searchPage, listComments },
  } as unknown as ActivityDeps).detectOnce();
const until = async (tenant: string) => (await database.withTenant(tenant, findDetected)).until;
const firstTenant = [tenantA, tenantB].toSorted()[0] ?? '';

describe('W2 a detection that Jira interrupts', () => {
  it('looks at the other tenants before it waits for one', async () => {
    let searches = 0;
    const attempt = detect(async () => {
      searches += 1;
      if (searches === 1) throw tired();
      return empty;
    });
    await expect(attempt).rejects.toMatchObject({ code: 'jira_rate_limited' });
    expect(searches).toBe(2);
    const seen = [await until(tenantA), await until(tenantB)];
    expect(seen.filter((time) => time !== null)).toEqual([testNow]);
    // It is tried again for the one, and only for that.
    expect(await detect(async () => empty)).toEqual({ tenants: 1, found: 0 });
  });

  it('goes on behind the pages that were held', async () => {
    const interrupted: Search = async (_auth, _jql, { pageToken }) => {
      if (pageToken !== null) throw tired();
      return pageOf(hoursAgo(100), foreign, 'second');
    };
    await expect(detect(interrupted)).rejects.toMatchObject({ code: 'jira_rate_limited' });
    expect(await until(firstTenant)).toEqual(hoursAgo(100));
    const asked: string[] = [];
    await detect(async (_auth, jql) => {
      asked.push(jql);
      return empty;
    });
    // An hour more than what is missing.
    expect(asked[0]).toContain(`created >= -${101 * 60}m`);
  });

  it('goes on behind the comments that were held, and reads them again the next time', async () => {
    await database.asAdministrator(
      `update plan_rows set kind = 'addComment' where tenant_id = '${firstTenant}'`,
    );
    await database.asAdministrator('update writes set sent_at = $1 where tenant_id = $2', [
      hoursAgo(1),
      firstTenant,
    ]);
    let read = 0;
    const counted: Comments = async () => {
      read += 1;
      return { total: 0, comments: [] };
    };
    const interrupted: Search = async () => {
      throw tired();
    };
    const stopped = { code: 'jira_rate_limited' };
    await expect(detect(interrupted, counted)).rejects.toMatchObject(stopped);
    await expect(detect(interrupted, counted)).rejects.toMatchObject(stopped);
    expect(read).toBe(1);
    expect(await detect(async () => empty, counted)).toMatchObject({ tenants: 2 });
    expect([read, await until(firstTenant)]).toEqual([1, testNow]);
    await database.asAdministrator('update tenants set detected_until = null');
    await detect(async () => empty, counted);
    expect(read).toBe(2);
    await database.asAdministrator(`update plan_rows set kind = 'createSubtask'`);
  });

  it('is due again, also where it came close to the end', async () => {
    const interrupted: Search = async (_auth, _jql, { pageToken }) => {
      if (pageToken !== null) throw tired();
      return pageOf(hoursAgo(1), foreign, 'second');
    };
    await expect(detect(interrupted)).rejects.toMatchObject({ code: 'jira_rate_limited' });
    expect(await detect(async () => empty)).toMatchObject({ tenants: 2 });
  });
});

describe('R12 what outdates a judgement without anybody’s doing', () => {
  it('is noticed once a day: the gate that held by it is told again', async () => {
    await database.asAdministrator(`update publish_settings set mode = 'field_and_gate'`);
    await database.asAdministrator(`update published_scores set gate = 'told', due_since = null`);
    await database.asAdministrator(`update issues set judged_until = '2026-11-23'`);
    await database.asAdministrator(`delete from outbox where name = 'publishScores'`);
    await detect(async () => empty);
    const [due] = await database.asAdministrator(
      'select outdated, due_since from published_scores where tenant_id = $1',
      [tenantA],
    );
    expect(due).toEqual({ outdated: true, due_since: testNow });
    const asked = await database.asAdministrator(
      `select 1 from outbox where name = 'publishScores' and tenant_id = $1`,
      [tenantA],
    );
    expect(asked).toHaveLength(1);
  });
});

describe('W2 a row of unknown outcome that the detection finds written', () => {
  const [row, other] = planOf(tenantA).rows;
  const found: Search = async () => pageOf(hoursAgo(1), row?.operationId ?? '');
  const tokens = () =>
    database.asAdministrator(`select 1 from tokens where tenant_id = $1 and kind = 'user'`, [
      tenantA,
    ]);
  const unknown = async (closed: boolean) => {
    const is = (state: string, id = '') =>
      database.asAdministrator('update plan_rows set state = $1 where row_id = $2', [state, id]);
    await is('uncertain', row?.id);
    await is('done', other?.id);
    await database.asAdministrator(
      `update writes set state = 'uncertain', jira_id = null where operation_id = $1`,
      [row?.operationId],
    );
    const ended = closed
      ? `outcome = 'partly_applied', step = 'closed', closed_at = changed_at`
      : `outcome = null, step = 'verifying', closed_at = null`;
    await database.asAdministrator(
      `update refinements set ${ended}, plan_id = $2 where tenant_id = $1`,
      [tenantA, planOf(tenantA).id],
    );
  };

  it('leaves the tokens to a refinement that goes on, and none to one that has ended', async () => {
    await unknown(false);
    await detect(found);
    expect(await tokens()).toHaveLength(1);
    await unknown(true);
    await database.asAdministrator('update tenants set detected_until = null');
    await detect(found);
    expect(await tokens()).toEqual([]);
    const [refinement] = await database.asAdministrator(
      'select outcome from refinements where tenant_id = $1',
      [tenantA],
    );
    expect(refinement).toEqual({ outcome: 'applied' });
  });
});
