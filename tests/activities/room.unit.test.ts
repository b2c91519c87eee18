import { describe, expect, it } from '@jest/globals';
import type { ActivityDeps } from '../../activities/deps.ts';
import { createMetadata } from '../../activities/preflight/metadata.ts';
import { createRoom, hasRoomForComment } from '../../activities/preflight/room.ts';
import { addCommentOperation } from '../../domain/operations/add-comment.ts';
import { issueLimits } from '../../domain/operations/issue-limits.ts';
import { linkIssuesOperation } from '../../domain/operations/link-issues.ts';
import { setLabelsOperation } from '../../domain/operations/set-fields.ts';

const issueId = '10112';
const auth = { baseUrl: 'http://jira.example', token: 'token' };
const comment = addCommentOperation({ issueId, lines: ['Why?'], audience: 'everyone', origin: '' });
const link = linkIssuesOperation({
  ...{ issueId, type: { id: '10000', name: 'blocks' }, direction: 'out' },
  other: { id: '10200', name: 'SHOP-20' },
});
const labels = setLabelsOperation({ issueId, current: [], add: ['a'], remove: [] });
const links = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    type: 'Blocks',
    direction: 'out' as const,
    id: `${at}`,
  }));

/** Jira with an issue of so many comments, which counts how often it is asked. */
function site(total: number) {
  const asked: unknown[] = [];
  const jira = {
    listComments: async (_auth: unknown, id: string, page: { startAt: number }) => {
      asked.push([id, page.startAt]);
      return { total, comments: [] };
    },
  } as unknown as ActivityDeps['jira'];
  return { jira, asked };
}

describe('W3 what an issue has no room for', () => {
  it('is the comment behind the last that Jira takes, with those of the plan before it', async () => {
    const { jira, asked } = site(issueLimits.comments - 1);
    const fault = createRoom(createMetadata(jira, auth), { links: [] });
    expect([await fault(comment), await fault(comment)]).toEqual([null, 'issue_full']);
    // Asked once, and for no comment of anybody.
    expect(asked).toEqual([[issueId, issueLimits.comments]]);
    expect(await hasRoomForComment(jira, auth, issueId)).toBe(true);
    expect(await hasRoomForComment(site(issueLimits.comments).jira, auth, issueId)).toBe(false);
  });

  it('is the link behind the last, by what was read of the issue', async () => {
    const { jira, asked } = site(0);
    const fault = createRoom(createMetadata(jira, auth), { links: links(issueLimits.links - 1) });
    expect([await fault(link), await fault(labels), await fault(link)]).toEqual([
      null,
      null,
      'issue_full',
    ]);
    expect(asked).toEqual([]);
  });
});
