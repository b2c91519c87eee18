import { describe, expect, it } from '@jest/globals';
import type { FieldChange } from '../../../domain/field-change.ts';
import type { AddComment, Operation } from '../../../domain/operation.ts';
import { addCommentOperation } from '../../../domain/operations/add-comment.ts';
import { inverseOf } from '../../../domain/operations/inverse.ts';
import { linkIssuesOperation } from '../../../domain/operations/link-issues.ts';
import {
  setAssigneeOperation,
  setComponentsOperation,
  setLabelsOperation,
} from '../../../domain/operations/set-fields.ts';
import { ownPart } from '../../../domain/undo/own-part.ts';
import type { OwnWrite } from '../../../domain/undo/own-write.ts';
import {
  type CommentTrace,
  type SubtaskTrace,
  whyCommentStays,
  whySubtaskStays,
} from '../../../domain/undo/touches.ts';

const issueId = '10112';
const sentAt = Date.parse('2026-11-24T09:00:00.000Z');
const own: OwnWrite[] = [
  { operationId: 'op-1', accountId: 'acc-ada', sentAt, until: sentAt + 90_000 },
];
const hour = 3_600_000;

const entry = (change: Partial<FieldChange>): FieldChange => ({
  at: sentAt + 1000,
  accountId: 'acc-ada',
  field: 'labels',
  from: null,
  fromText: '',
  to: null,
  toText: '',
  ...change,
});

describe('W6 a subtask that Readygate created', () => {
  const untouched: SubtaskTrace = {
    marker: 'op-1',
    parentId: issueId,
    comments: 0,
    worklogs: 0,
    attachments: 0,
    links: 0,
    children: 0,
    changes: [],
    truncated: false,
  };
  const why = (trace: Partial<SubtaskTrace>) =>
    whySubtaskStays({ ...untouched, ...trace }, issueId, own);

  it('goes where nobody touched it', () => {
    expect(why({})).toBeNull();
  });

  it.each([
    ['a comment', { comments: 1 }, 'comment'],
    ['a worklog', { worklogs: 1 }, 'worklog'],
    ['an attachment', { attachments: 1 }, 'attachment'],
    ['a link', { links: 1 }, 'link'],
    ['a child', { children: 1 }, 'child'],
    ['an entry of somebody else', { changes: [entry({ accountId: 'acc-ben' })] }, 'change'],
    ['an entry of the approver, by hand', { changes: [entry({ at: sentAt + hour })] }, 'change'],
    ['a status that the approver set at once', { changes: [entry({ field: 'status' })] }, 'change'],
    ['another parent', { parentId: '10113' }, 'change'],
    ['a history that is longer than was read', { truncated: true }, 'change'],
  ] as [string, Partial<SubtaskTrace>, string][])('stays with %s', (_name, trace, touch) => {
    expect(why(trace)).toEqual({ code: 'changed_in_jira', touches: [touch] });
  });

  it('stays without our marker, whatever else it looks like', () => {
    for (const marker of [null, 'op-2']) expect(why({ marker })).toEqual({ code: 'undo_unproven' });
  });

  it('may have the entry that naming its parent leaves, at our write and by its writer', () => {
    const parent = (change: Partial<FieldChange>) =>
      why({ changes: [entry({ field: 'IssueParentAssociation', ...change })] });
    expect(parent({})).toBeNull();
    expect(parent({ accountId: 'acc-ben' })).toMatchObject({ code: 'changed_in_jira' });
    expect(parent({ at: sentAt + hour })).toMatchObject({ code: 'changed_in_jira' });
  });
});

describe('W6 a comment that Readygate added', () => {
  const operation: AddComment = addCommentOperation({
    issueId,
    lines: ['Which carrier?'],
    audience: 'everyone',
    origin: 'Written by Readygate.',
  });
  const untouched: CommentTrace = {
    marker: 'op-1',
    authorId: 'acc-ada',
    updateAuthorId: 'acc-ada',
    created: '2026-11-24T09:00:01.000+0000',
    updated: '2026-11-24T09:00:01.000+0000',
    body: operation.body,
  };
  const why = (trace: Partial<CommentTrace>) =>
    whyCommentStays({ ...untouched, ...trace }, operation, own);

  it('goes where it is as it was written, and stays where anybody changed it', () => {
    const changed = { code: 'changed_in_jira', touches: ['change'] };
    expect(why({})).toBeNull();
    expect(why({ updated: '2026-11-24T09:05:00.000+0000' })).toEqual(changed);
    expect(why({ updateAuthorId: 'acc-ben' })).toEqual(changed);
    expect(why({ body: { version: 1, type: 'doc', content: [] } })).toEqual(changed);
  });

  it('stays without our marker, or under another account than the one that wrote', () => {
    for (const trace of [{ marker: null }, { marker: 'op-2' }, { authorId: 'acc-ben' }])
      expect(why(trace)).toEqual({ code: 'undo_unproven' });
  });
});

describe('W6 a field that Readygate changed', () => {
  const standing = {
    result: { id: issueId },
    description: null,
    assigneeId: 'acc-ben',
    labels: ['a', 'b'],
    componentIds: ['10001'],
    links: [{ id: '77', typeId: '10', direction: 'out' as const, otherId: '10113' }],
  };
  const takenBack = (operation: Operation, changes: FieldChange[]) => {
    const [inverse] = inverseOf(operation, standing);
    return ownPart(operation, inverse!, changes, own);
  };
  const theirs = { at: sentAt + hour, accountId: 'acc-vera' };
  const unproven = { code: 'undo_unproven' };
  const changed = { code: 'changed_in_jira', touches: ['change'] };

  it('is given back where we set it last', () => {
    const from = { id: 'acc-vera', name: 'Vera' };
    const operation = setAssigneeOperation({ issueId, from, to: { id: 'acc-ben', name: 'Ben' } });
    const set = entry({ field: 'assignee', to: 'acc-ben' });
    expect(takenBack(operation, [set])).toMatchObject({ to: { id: 'acc-vera' } });
    expect(takenBack(operation, [])).toEqual(unproven);
    const away = entry({ ...theirs, field: 'assignee', to: 'acc-ada' });
    const again = entry({ ...theirs, field: 'assignee', to: 'acc-ben' });
    expect(takenBack(operation, [set, away, again])).toEqual(changed);
  });

  it('gives up only the labels that we set ourselves', () => {
    const operation = setLabelsOperation({ issueId, current: [], add: ['a', 'b'], remove: [] });
    const both = entry({ toText: 'a b' });
    expect(takenBack(operation, [both])).toMatchObject({ remove: ['a', 'b'] });
    const onlyB = entry({ fromText: 'a', toText: 'a b' });
    expect(takenBack(operation, [entry({ ...theirs, toText: 'a' }), onlyB])).toMatchObject({
      remove: ['b'],
    });
    const without = entry({ ...theirs, fromText: 'a b', toText: '' });
    expect(takenBack(operation, [both, without, entry({ ...theirs, toText: 'a b' })])).toEqual(
      changed,
    );
    expect(takenBack(operation, [])).toEqual(unproven);
  });

  it('gives labels back that we took away', () => {
    const operation = setLabelsOperation({ issueId, current: ['old'], add: [], remove: ['old'] });
    const gone = entry({ fromText: 'old', toText: '' });
    expect(takenBack(operation, [gone])).toMatchObject({ add: ['old'] });
    expect(takenBack(operation, [entry({ ...gone, ...theirs })])).toEqual(changed);
  });

  it('gives up only components of ours', () => {
    const operation = setComponentsOperation({
      issueId,
      current: [],
      add: [{ id: '10001', name: 'Cart' }],
      remove: [],
    });
    const set = entry({ field: 'Component', toText: 'Cart' });
    expect(takenBack(operation, [set])).toMatchObject({ remove: [{ id: '10001' }] });
    expect(takenBack(operation, [entry({ ...set, ...theirs })])).toEqual(changed);
  });

  it('removes no link that was there before ours, which Jira answers as a success', () => {
    const operation = linkIssuesOperation({
      issueId,
      type: { id: '10', name: 'blocks' },
      direction: 'out',
      other: { id: '10113', name: 'SHOP-13' },
    });
    const link = entry({ field: 'Link', to: 'SHOP-13', toText: 'This issue blocks SHOP-13' });
    expect(takenBack(operation, [link])).toMatchObject({ target: { id: '77' } });
    const before = { at: sentAt - hour, accountId: 'acc-vera' };
    expect(takenBack(operation, [entry({ ...link, ...before })])).toEqual(changed);
    const another = entry({ ...link, to: 'SHOP-131', toText: 'This issue blocks SHOP-131' });
    expect(takenBack(operation, [another])).toEqual(unproven);
  });
});
