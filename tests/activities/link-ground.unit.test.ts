import { describe, expect, it } from '@jest/globals';
import type { ActivityDeps } from '../../activities/deps.ts';
import { lookForLinks } from '../../activities/preflight/link-ground.ts';
import { issueOf } from '../helpers/judged.ts';

const level = { id: '1', name: 'Security team only' };
const found = [
  { id: '1', key: 'SEC-1', fields: { project: { id: '7' }, security: null } },
  { id: '2', key: 'SEC-2', fields: { project: { id: '7' }, security: level } },
  { id: '3', key: 'SEC-3', fields: { project: { id: '7' } } },
  { id: '4', key: 'OPS-4', fields: { project: { id: '8' } } },
];
/** An app that sees all of them. */
const jira = { listLinkTypes: async () => [], bulkFetch: async () => found };
const auth = { baseUrl: '', token: '' };

describe('T9 issues that a text names by their keys', () => {
  it('are known only where whoever sees the one may see the other: same project, no level', async () => {
    const issue = { ...issueOf({ key: 'SEC-9' }), projectId: '7' };
    const keys = found.map(({ key }) => key);
    const { targets } = await lookForLinks(
      { jira } as unknown as ActivityDeps,
      { auth },
      issue,
      keys,
    );
    expect([...targets]).toEqual([
      ['SEC-1', '1'],
      ['SEC-3', '3'],
    ]);
  });
});
