import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { deleteOutcomes, type IssueOutcome, saveOutcomes } from '../../db/issue-outcomes.ts';
import { saveOutcomeRun } from '../../db/outcome-runs.ts';
import { uuidV5 } from '../../domain/uuid.ts';
import { refusal, type TestApi } from '../helpers/api.ts';
import { installTenant, testNow } from '../helpers/database.ts';
import { tenantA, tenantB } from '../helpers/plans.ts';
import { startProposing } from '../helpers/proposing.ts';

const path = '/v1/projects/SHOP/rules/usefulness';
const project = '10000';
const hour = 3_600_000;

let api: TestApi;
beforeAll(async () => {
  api = await startProposing();
});
afterAll(() => api.close());
beforeEach(async () => {
  await api.database.asAdministrator('truncate issue_outcomes, outcome_runs, outbox');
  await api.setMode('propose');
});

const ask = async () => (await api.call('GET', path, { as: 'acc-otto' })).body;
const counts = (issueId: string): IssueOutcome => ({
  issueId,
  reportId: uuidV5(tenantA, issueId),
  startedAt: testNow,
  finishedAt: testNow,
  leftOut: null,
  troubles: ['blocked'],
  standings: { 'story.form': 'fail' },
});
const leftOut = (issueId: string, why: IssueOutcome['leftOut']): IssueOutcome => ({
  ...counts(issueId),
  reportId: null,
  leftOut: why,
  troubles: [],
  standings: {},
});
const save = (tenant: string, ...outcomes: IssueOutcome[]) =>
  api.database.withTenant(tenant, (tx) => saveOutcomes(tx, project, outcomes, testNow));
const gathered = (hoursAgo: number) =>
  api.database.withTenant(tenantA, (tx) => {
    const at = new Date(api.clock.now.getTime() - hoursAgo * hour);
    return saveOutcomeRun(tx, project, { seenUntil: at, gatheredAt: at });
  });
const asked = async () => (await api.outbox()).filter(({ name }) => name === 'gatherOutcomes');

describe('R13 the usefulness of rules', () => {
  it('is for administrators of the project', async () => {
    const answer = await api.call('GET', path);
    expect(refusal(answer)).toEqual({ status: 403, code: 'jira_permission_missing' });
    const unknown = await api.call('GET', path.replace('SHOP', 'NOPE'), { as: 'acc-otto' });
    expect(refusal(unknown)).toEqual({ status: 404, code: 'project_not_found' });
    expect(await asked()).toEqual([]);
  });

  it('has Jira read once, and anew after a day', async () => {
    expect(await ask()).toMatchObject({ asOf: null, gathering: true, issues: { counted: 0 } });
    await ask();
    expect(await asked()).toMatchObject([
      {
        workflow_id: `outcomes/${tenantA}/${project}`,
        args: [{ tenantId: tenantA, projectId: project }],
      },
    ]);
    await api.database.asAdministrator('truncate outbox');
    await gathered(23);
    expect(await ask()).toMatchObject({ gathering: false });
    expect(await asked()).toEqual([]);
    await api.database.asAdministrator('truncate outcome_runs');
    await gathered(25);
    expect(await ask()).toMatchObject({ gathering: true });
    expect(await asked()).toHaveLength(1);
  });

  it('reads nothing of a project that is off', async () => {
    await api.setMode('off');
    expect(await ask()).toMatchObject({ gathering: false });
    expect(await asked()).toEqual([]);
  });

  it('says why issues do not count, and nothing of the rules below 200', async () => {
    await save(tenantA, counts('10112'), leftOut('10113', 'no_start'));
    await save(tenantA, leftOut('10114', 'not_judged'), leftOut('10115', 'changed_since'));
    expect(await ask()).toMatchObject({
      issues: {
        counted: 1,
        needed: 200,
        leftOut: { no_start: 1, not_judged: 1, changed_since: 1, not_visible: 0 },
      },
      troubles: null,
      rules: null,
    });
  });

  it('replaces what was known of an issue, and forgets one that is open again', async () => {
    await save(tenantA, counts('10112'), counts('10113'));
    await save(tenantA, leftOut('10112', 'not_judged'));
    await api.database.withTenant(tenantA, (tx) => deleteOutcomes(tx, ['10113']));
    expect((await ask()).issues).toMatchObject({ counted: 0, leftOut: { not_judged: 1 } });
  });
});

describe('T9 the usefulness of rules', () => {
  it('counts no issue that the person may not browse, of whatever outcome', async () => {
    await save(tenantA, counts('10112'), counts('99999'), leftOut('99998', 'no_start'));
    expect((await ask()).issues).toMatchObject({
      counted: 1,
      leftOut: { no_start: 0, not_visible: 2 },
    });
  });

  it('is of the tenant that asks', async () => {
    await installTenant(api.database, tenantB);
    await save(tenantB, counts('10112'));
    expect((await ask()).issues).toMatchObject({ counted: 0, leftOut: { not_visible: 0 } });
    await save(tenantA, counts('10112'));
    await api.database.withTenant(tenantB, (tx) => deleteOutcomes(tx, ['10112']));
    expect((await ask()).issues.counted).toBe(1);
  });
});
