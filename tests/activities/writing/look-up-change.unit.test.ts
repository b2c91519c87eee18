import { describe, expect, it } from '@jest/globals';
import { lookUpChange } from '../../../activities/writing/look-up-change.ts';
import type { JiraClient } from '../../../clients/jira/client.ts';
import type { FieldChange } from '../../../domain/field-change.ts';
import { paragraphs } from '../../../domain/operations/adf.ts';
import { insertSectionsOperation } from '../../../domain/operations/insert-sections.ts';

const sentAt = new Date('2026-01-01T00:00:00Z');
const write = { operationId: 'op-1', accountId: 'acc-ada', sentAt };
const auth = { baseUrl: 'http://jira.test', token: 'token' };
const base = paragraphs(['Customers ask where their parcel is.']);
const insertion = insertSectionsOperation({
  issueId: '10001',
  description: base,
  sections: [{ path: '/content/1', heading: 'Open', items: ['Which carrier was it?'] }],
  origin: '',
});

/** An issue whose description is the base, with a history of it. */
function jiraWith(...history: Partial<FieldChange>[]): JiraClient {
  const changes = history.map((change) => ({
    at: sentAt.getTime() - 1000,
    accountId: 'acc-ada',
    field: 'description',
    from: null,
    fromText: '',
    to: null,
    toText: '',
    ...change,
  }));
  const known: Partial<JiraClient> = {
    getIssue: async () => ({ id: '10001', key: 'SHOP-1', fields: { description: base } }),
    listChanges: async () => changes,
  };
  return known as JiraClient;
}

describe('W2 a lost write of a description whose old text stands', () => {
  it('did not happen where the sender only left that text there a moment before', async () => {
    const jira = jiraWith({ toText: 'Customers ask where their parcel is.' });
    expect(await lookUpChange(jira, auth, insertion, write)).toEqual({ kind: 'absent' });
  });

  it('may have happened where the sender left another text, which somebody took back', async () => {
    const jira = jiraWith(
      { toText: 'Customers ask where their parcel is. Open: which carrier was it?' },
      { accountId: 'acc-ben', toText: 'Customers ask where their parcel is.' },
    );
    const { kind } = await lookUpChange(jira, auth, insertion, write);
    expect(kind).toBe('conflict');
  });
});
