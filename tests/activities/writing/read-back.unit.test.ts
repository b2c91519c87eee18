import { describe, expect, it } from '@jest/globals';
import { readBack } from '../../../activities/writing/read-back.ts';
import type { JiraClient } from '../../../clients/jira/client.ts';
import type { IssueBean } from '../../../clients/jira/schemas.ts';
import { ReadygateError } from '../../../domain/errors.ts';
import type { CreateSubtask, DeleteCreated, Operation } from '../../../domain/operation.ts';
import { markerProperty } from '../../../domain/operations/label.ts';
import type { PlanRow } from '../../../domain/plan.ts';
import { makePlan } from '../../helpers/plans.ts';

const auth = { baseUrl: 'http://jira.example', token: 'token' };
const [made] = makePlan(['done']).rows;
const { fields, issueId, issueTypeId } = made!.operation as CreateSubtask;

/** Shows what was asked for of what is there, and nothing more, as Jira does. */
function site(there: { issues?: IssueBean[]; comments?: string[] }) {
  const { issues = [], comments = [] } = there;
  const only = (values: Record<string, unknown> | undefined, names: readonly string[]) =>
    Object.fromEntries(Object.entries(values ?? {}).filter(([name]) => names.includes(name)));
  const jira: Pick<JiraClient, 'bulkFetch' | 'getComment'> = {
    bulkFetch: async (_auth, ids, asked) =>
      issues
        .filter(({ id }) => ids.includes(id))
        .map((one) => ({
          ...one,
          fields: only(one.fields, asked.fields),
          properties: only(one.properties, asked.properties),
        })),
    async getComment(_auth, _issueId, id) {
      if (!comments.includes(id)) throw new ReadygateError('issue_not_found');
      return { id, body: null, created: '', updated: '' };
    },
  };
  return (rows: PlanRow[]) => readBack(jira as JiraClient, auth, { rows });
}

const subtask = (changes: object = {}, op: string = made!.operationId): IssueBean => ({
  id: '10900',
  key: 'SHOP-90',
  fields: { ...fields, parent: { id: issueId }, issuetype: { id: issueTypeId }, ...changes },
  properties: { [markerProperty]: { op } },
});
const written: PlanRow = { ...made!, result: { id: '10900', key: 'SHOP-90' } };

describe('W2 reading back a subtask', () => {
  it('holds parent, type and marker against what was approved', async () => {
    const faults = async (issue: IssueBean) => await site({ issues: [issue] })([written]);
    expect(await faults(subtask())).toEqual([]);
    const differs = [{ rowId: written.id, code: 'readback_differs' }];
    expect(await faults(subtask({ parent: { id: '10113' } }))).toEqual(differs);
    expect(await faults(subtask({ issuetype: { id: '10001' } }))).toEqual(differs);
    expect(await faults(subtask({}, 'another'))).toEqual(differs);
    expect(await site({})([written])).toEqual([{ rowId: written.id, code: 'readback_missing' }]);
  });
});

describe('W6 reading back a deletion', () => {
  const link = { id: '70', type: { id: '10500' }, outwardIssue: { id: '10200' } };
  const issue = (issuelinks: unknown[]): IssueBean => ({
    ...{ id: issueId, key: 'SHOP-12', fields: { issuelinks } },
  });
  const kinds: [DeleteCreated['kind'], string, Parameters<typeof site>[0]][] = [
    ['deleteSubtask', '10900', { issues: [subtask()] }],
    ['deleteComment', '50', { comments: ['50'] }],
    ['removeLink', '70', { issues: [issue([link])] }],
  ];

  it.each(kinds)('%s: what stands still is a fault', async (kind, id, still) => {
    const target = { id, name: id };
    const operation: Operation = { format: 1, kind, issueId, target };
    const row: PlanRow = { ...written, operation };
    expect(await site(still)([row])).toEqual([{ rowId: row.id, code: 'readback_differs' }]);
    expect(await site({ issues: [issue([])] })([row])).toEqual([]);
  });
});
