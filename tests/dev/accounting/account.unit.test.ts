import { describe, expect, it } from '@jest/globals';
import { type Approval, account, isClean, type Written } from '../../../dev/accounting/account.ts';

const approvals: Approval[] = [
  { issueId: '1', approved: ['a', 'b'], closed: true },
  { issueId: '2', approved: ['c'], closed: true },
];
const written: Written[] = [
  { issueId: '1', operationId: 'a' },
  { issueId: '1', operationId: 'b' },
  { issueId: '2', operationId: 'c' },
];

describe('W2 the account of a chaos run', () => {
  it('is clean when each approved row stands once, under its issue', () => {
    const counted = account(approvals, written);
    const none = { lost: 0, duplicated: 0, unapproved: 0, stuck: 0 };
    expect(counted).toEqual({ refinements: 2, rowsApproved: 3, rowsInJira: 3, ...none });
    expect(isClean(counted)).toBe(true);
  });

  it.each([
    ['lost: an approved row that is not there', { written: written.slice(1) }, { lost: 1 }],
    [
      'duplicated: a row that was made three times',
      { written: [...written, ...written.slice(0, 1), ...written.slice(0, 1)] },
      { duplicated: 2 },
    ],
    [
      'unapproved: a row that was rejected, or never proposed',
      { written: [...written, { issueId: '2', operationId: 'rejected' }] },
      { unapproved: 1 },
    ],
    [
      'unapproved: something without a marker',
      { written: [...written, { issueId: '2', operationId: null }] },
      { unapproved: 1 },
    ],
    [
      'lost and unapproved: a row under another issue',
      { written: [...written.slice(0, 2), { issueId: '1', operationId: 'c' }] },
      { lost: 1, unapproved: 1 },
    ],
    [
      'stuck: a refinement that did not end',
      { approvals: [...approvals, { issueId: '3', approved: [], closed: false }] },
      { stuck: 1 },
    ],
  ])('finds what is %s', (_name, changed, found) => {
    const world = { approvals, written, ...changed };
    const counted = account(world.approvals, world.written);
    expect(counted).toMatchObject({ lost: 0, duplicated: 0, unapproved: 0, stuck: 0, ...found });
    expect(isClean(counted)).toBe(false);
  });
});
