import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MockActivityEnvironment } from '@temporalio/testing';
import type { ActivityDeps } from '../../activities/deps.ts';
import { createGathering } from '../../activities/gathering.ts';
import type { JiraClient } from '../../clients/jira/client.ts';
import { listOutcomes } from '../../db/issue-outcomes.ts';
import { insertReport } from '../../db/reports.ts';
import { silentLogger as logger } from '../../dev/silent-logger.ts';
import { digestOf } from '../../domain/canonical.ts';
import type { FieldChange } from '../../domain/field-change.ts';
import { type TestDatabase, testNow, withDatabase } from '../helpers/database.ts';
import { fillTenant } from '../helpers/fill-tenant.ts';
import { makeReport } from '../helpers/make-report.ts';
import { tenantA } from '../helpers/plans.ts';
import { team } from '../helpers/team-pack.ts';

const minute = (n: number) => new Date(testNow.getTime() + n * 60_000);
const issueId = '10112';
const change = (
  at: number,
  field: string,
  from: string | null,
  to: string | null,
): FieldChange => ({
  ...{ at: minute(at).getTime(), field, accountId: null },
  ...{ from, fromText: from ?? '', to, toText: to ?? '' },
});

let database: TestDatabase;
beforeAll(async () => {
  database = await withDatabase();
  await fillTenant(database, tenantA);
});
afterAll(() => database.close());

describe('R13 what was settled between report and start', () => {
  it('is not held against the rule that is about it; the issue counts for the others', async () => {
    const made = makeReport();
    const [first] = made.results;
    const results = ['criteria.present', 'estimate.present'].map((rule) => ({ ...first!, rule }));
    const report = { ...made, results, digest: digestOf(results) };
    await database.withTenant(tenantA, (tx) =>
      insertReport(tx, { issueId, report, at: minute(1) }),
    );
    const history = [
      change(2, 'Story Points', null, '5'),
      change(3, 'status', '1', '2'),
      change(4, 'status', '2', '3'),
    ];
    const asked: string[][] = [];
    const jira = {
      listStatusCategories: async () =>
        new Map([
          ['1', 'new'],
          ['2', 'indeterminate'],
          ['3', 'done'],
        ]),
      listLinkTypes: async () => [],
      listFields: async () =>
        [
          'Story Points',
          'Sprint',
          'Flagged',
          ...Array.from({ length: 5 }, (_, at) => `More ${at}`),
        ].map((name, at) => ({ id: `customfield_${at}`, name })),
      searchPage: async () => ({
        issues: [
          {
            id: issueId,
            key: 'SHOP-12',
            fields: {
              status: { statusCategory: { key: 'done' } },
              updated: minute(4).toISOString(),
            },
          },
        ],
        nextPageToken: null,
      }),
      listChangesOfMany: async (_auth: unknown, _ids: unknown, fieldIds: string[]) => {
        asked.push(fieldIds);
        const isAsked = ({ field }: FieldChange) =>
          fieldIds.includes(field === 'status' ? 'status' : 'customfield_0');
        return new Map([[issueId, history.filter(isAsked)]]);
      },
    } as unknown as JiraClient;
    const chosen = Array.from({ length: 5 }, (_, at) => `f${at}: { names: [More ${at}] }`);
    const formula = Array.from({ length: 5 }, (_, at) => `empty(fields.f${at})`).join(' or ');
    const pack = team(`fields: { ${chosen.join(', ')} }
rules:
  own.more: { counts: true, severity: warning, weight: 1, formula: ${formula}, title: More }
`);
    const deps = { withTenant: database.withTenant, clock: () => minute(10), jira, pack };
    const { gatherOutcomes } = createGathering(deps as unknown as ActivityDeps);
    // A project without rules of its own.
    const input = { tenantId: tenantA, projectId: '10001' };
    const environment = new MockActivityEnvironment({}, { logger });
    expect(await environment.run(() => gatherOutcomes(input))).toEqual({ gathered: 1 });
    const [outcome] = await database.withTenant(tenantA, (tx) => listOutcomes(tx, '10001', 10));
    expect(outcome).toMatchObject({ leftOut: null, standings: { 'criteria.present': 'fail' } });
    expect(outcome?.standings).not.toHaveProperty('estimate.present');
    // Jira takes ten at once.
    expect(asked.map(({ length }) => length)).toEqual([10, expect.any(Number)]);
  });
});
