import { describe, expect, it } from '@jest/globals';
import { findSubtasks } from '../../../activities/writing/look-up-created.ts';
import type { JiraClient } from '../../../clients/jira/client.ts';
import type { IssueBean } from '../../../clients/jira/schemas.ts';
import { createSubtaskOperation } from '../../../domain/operations/create-subtask.ts';
import { markerProperty } from '../../../domain/operations/label.ts';

const operationId = '0b6c1c9e-5b1f-4a55-9c40-2f6b6d1a7a10';
const sentAt = new Date('2026-11-24T10:00:00.000Z');
const auth = { baseUrl: 'http://jira.example', token: 'token' };
const operation = createSubtaskOperation({
  issueId: '10112',
  projectId: '10000',
  issueTypeId: '10003',
  summary: 'Ask the carrier',
  lines: [],
  origin: 'Written by Readygate.',
});

const child = (id: string, op?: string): IssueBean => ({
  id,
  key: `SHOP-${id}`,
  ...(op ? { properties: { [markerProperty]: { op } } } : {}),
});

/** A site where the list of the parent, what can be read of it, and the index say this. */
function look({
  listed = [],
  read = [],
  indexed = [],
}: {
  listed?: string[];
  read?: IssueBean[];
  indexed?: IssueBean[];
}) {
  const jira: Pick<JiraClient, 'getIssue' | 'bulkFetch' | 'search'> = {
    getIssue: async () => ({
      ...child('10112'),
      fields: { subtasks: listed.map((id) => ({ id })) },
    }),
    bulkFetch: async (_auth, ids) => read.filter(({ id }) => ids.includes(id)),
    search: async (_auth, jql) =>
      indexed.filter(({ id }) => !jql.includes('parent') || listed.includes(id)),
  };
  const write = { operationId, accountId: 'acc-ada', sentAt };
  return findSubtasks(jira as JiraClient, auth, operation, write);
}

describe('W2 looking for a subtask', () => {
  it('finds what bears the marker, and nothing else, by list or index', async () => {
    const own = child('7', operationId);
    const found = { kind: 'found', things: [{ id: '7', key: 'SHOP-7' }] };
    expect(await look({ listed: ['6', '7'], read: [child('6', 'other'), own] })).toEqual(found);
    const late = { listed: ['6', '7'], read: [child('6'), child('7')], indexed: [own] };
    expect(await look(late)).toEqual(found);
    expect(await look({ listed: ['6'], read: [child('6')] })).toEqual({ kind: 'absent' });
    // Somebody moved it to another parent.
    expect(await look({ indexed: [own] })).toEqual(found);
  });

  it('takes no issue that was there before for what was made, whoever marked it', async () => {
    const made = (minutes: number) => ({
      ...child('7', operationId),
      fields: { created: new Date(sentAt.getTime() + minutes * 60_000).toISOString() },
    });
    expect(await look({ indexed: [made(-60)] })).toEqual({ kind: 'absent' });
    expect(await look({ indexed: [made(-1)] })).toMatchObject({ kind: 'found' });
    expect(await look({ indexed: [made(0.1)] })).toMatchObject({ kind: 'found' });
  });

  it('learns nothing from children that are there and cannot be read', async () => {
    const listed = Array.from({ length: 120 }, (_, n) => String(n + 1));
    const read = listed.slice(0, 119).map((id) => child(id));
    expect(await look({ listed, read })).toEqual({ kind: 'unseen' });
    expect(await look({ listed, read: [...read, child('120')] })).toEqual({ kind: 'absent' });
    const marked = { listed, read: [...read.slice(1), child('1', operationId)] };
    expect(await look(marked)).toMatchObject({ kind: 'found' });
  });
});
