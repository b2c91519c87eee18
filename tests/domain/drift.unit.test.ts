import { describe, expect, it } from '@jest/globals';
import { type DoneRow, driftable, driftOf, type Seen, wantedOf } from '../../domain/drift.ts';
import type { Operation } from '../../domain/operation.ts';
import { addCommentOperation } from '../../domain/operations/add-comment.ts';
import { paragraphs } from '../../domain/operations/adf.ts';
import { createSubtaskOperation } from '../../domain/operations/create-subtask.ts';
import { editedDescription } from '../../domain/operations/description.ts';
import { insertSectionsOperation } from '../../domain/operations/insert-sections.ts';
import { internalNote, markerProperty } from '../../domain/operations/label.ts';
import { linkIssuesOperation } from '../../domain/operations/link-issues.ts';
import {
  setAssigneeOperation,
  setComponentsOperation,
  setLabelsOperation,
} from '../../domain/operations/set-fields.ts';
import { makePlan } from '../helpers/plans.ts';

const issueId = '10112';
const operationId = '0b6c1c9e-5b1f-4a55-9c40-2f6b6d1a7a10';
const marked = { [markerProperty]: { op: operationId, seal: '0123456789ab' } };
const named = (id: string) => ({ id, name: id });

const done = (operation: Operation, id = issueId): DoneRow => ({
  id: 'row',
  operation,
  operationId,
  result: { id },
});
const shows = (id: string, fields: object, properties: object = {}): Seen => ({
  issues: new Map([[id, { fields: { ...fields }, properties: { ...properties } }]]),
  comments: new Map(),
});
const shownComment = (body: unknown, properties: object = marked): Seen => ({
  issues: new Map(),
  comments: new Map([['50', { body, properties: { ...properties } }]]),
});
const nothing: Seen = { issues: new Map(), comments: new Map() };

describe('W8 a subtask that was written', () => {
  const operation = createSubtaskOperation({
    ...{ issueId, projectId: '10000', issueTypeId: '10003' },
    ...{ summary: 'Ask the carrier', lines: ['Which one?'], origin: 'Ours.' },
  });
  const row = done(operation, '10900');
  const { summary, description } = operation.fields;
  const place = { parent: { id: issueId }, issuetype: { id: '10003' } };
  const as = (changes: object, properties: object = marked) =>
    shows('10900', { ...place, summary, description, ...changes }, properties);

  it.each([
    ['is as it was', as({}), 'as_written'],
    ['has another summary', as({ summary: 'Other words' }), 'changed'],
    ['has another description', as({ description: paragraphs(['Other']) }), 'changed'],
    ['has lost its description', as({ description: null }), 'changed'],
    ['shows neither', as({ summary: undefined, description: undefined }), 'as_written'],
    ['has another parent', as({ parent: { id: '10113' } }), 'changed'],
    ['has no parent', as({ parent: undefined }), 'changed'],
    ['has another type', as({ issuetype: { id: '10001' } }), 'changed'],
    ['bears no marker', as({}, {}), 'changed'],
    ['bears that of another', as({}, { [markerProperty]: { op: 'other' } }), 'changed'],
    ['is not there, or hidden', nothing, 'gone'],
  ])('%s', (_name, seen, drift) => {
    expect(driftOf(row, seen)).toBe(drift);
  });

  it('is not looked at before it is done, nor once it was taken back', () => {
    const { rows } = makePlan(['done', 'done', 'open', 'failed']);
    const written = rows.map((one, at) => ({ ...one, result: { id: `1090${at}` } }));
    const left = driftable(written, new Set([rows[1]!.id]));
    expect(left.map(({ result }) => result.id)).toEqual(['10900']);
    expect(driftable(rows, new Set())).toEqual([]);
  });
});

describe('W8 a comment that was written', () => {
  const comment = (audience: 'everyone' | 'internal') =>
    addCommentOperation({ issueId, lines: ['Which carrier?'], audience, origin: 'Ours.' });
  const { body } = comment('everyone');
  const note = { ...marked, [internalNote.key]: internalNote.value };

  it.each([
    ['is as it was', 'everyone', shownComment(body), 'as_written'],
    ['is a note as it was', 'internal', shownComment(body, note), 'as_written'],
    ['became one for everybody', 'internal', shownComment(body), 'changed'],
    ['has other words', 'everyone', shownComment(paragraphs(['Other'])), 'changed'],
    ['bears no marker', 'everyone', shownComment(body, {}), 'changed'],
    ['is gone', 'everyone', nothing, 'gone'],
  ] as const)('%s', (_name, audience, seen, drift) => {
    expect(driftOf(done(comment(audience), '50'), seen)).toBe(drift);
  });
});

describe('W8 a field that was written', () => {
  const before = paragraphs(['A parcel is somewhere.']);
  const sections = [{ path: '/content/1', heading: 'Open', items: ['Which carrier?'] }];
  const put = insertSectionsOperation({ issueId, description: before, sections, origin: 'Ours.' });
  const text = editedDescription(put, before)!;
  const ours = { type: 'paragraph', content: [{ type: 'text', text: 'Added by somebody.' }] };
  const longer = { ...text, content: [ours, ...text.content] };
  const link = (otherId: string) => [
    { id: '70', type: { id: '10500' }, outwardIssue: { id: otherId } },
  ];
  const assign = setAssigneeOperation({ issueId, from: null, to: named('acc-ben') });
  const labels = setLabelsOperation({ issueId, current: ['old'], add: ['new'], remove: ['old'] });
  const components = setComponentsOperation({
    ...{ issueId, current: [named('1')], add: [], remove: [named('1')] },
  });
  const linked = linkIssuesOperation({
    ...{ issueId, type: named('10500'), direction: 'out', other: named('10200') },
  });

  it.each([
    ['sections stand', put, { description: longer }, 'as_written'],
    ['sections were reworded', put, { description: before }, 'changed'],
    ['an assignee stands', assign, { assignee: { accountId: 'acc-ben' } }, 'as_written'],
    ['an assignee is another', assign, { assignee: { accountId: 'acc-ines' } }, 'changed'],
    ['labels stand beside others', labels, { labels: ['new', 'more'] }, 'as_written'],
    ['a label was taken off', labels, { labels: ['more'] }, 'changed'],
    ['components stand', components, { components: [{ id: '2' }] }, 'as_written'],
    ['a component came back', components, { components: [{ id: '1' }] }, 'changed'],
    ['a link stands', linked, { issuelinks: link('10200') }, 'as_written'],
    ['a link was removed', linked, { issuelinks: [] }, 'changed'],
    ['the issue is hidden', labels, null, 'gone'],
  ] as const)('%s', (_name, operation, fields, drift) => {
    const seen = fields ? shows(issueId, fields) : nothing;
    expect(driftOf(done(operation as Operation), seen)).toBe(drift);
  });
});

describe('W2 what was deleted', () => {
  const remove = (
    kind: 'deleteSubtask' | 'deleteComment' | 'removeLink',
    id: string,
  ): Operation => ({
    ...{ format: 1, kind, issueId, target: named(id) },
  });
  const link = { id: '70', type: { id: '10500' }, inwardIssue: { id: '10200' } };

  it.each([
    ['a subtask', remove('deleteSubtask', '10900'), shows('10900', {})],
    ['a comment', remove('deleteComment', '50'), shownComment(paragraphs(['Ours']))],
    ['a link', remove('removeLink', '70'), shows(issueId, { issuelinks: [link] })],
  ])('%s is gone, or stands still', (_name, operation, seen) => {
    const row = done(operation);
    const gone = shows(issueId, { issuelinks: [] });
    expect([driftOf(row, gone), driftOf(row, seen)]).toEqual(['as_written', 'changed']);
    // No one is told of it later: what is deleted does not come back.
    expect(driftable([{ ...makePlan(['done']).rows[0]!, ...row }], new Set())).toEqual([]);
  });
});

describe('W4 what is read of many rows', () => {
  it('is each issue once, with the fields that their operations set', () => {
    const [labels, assign] = [
      setLabelsOperation({ issueId, current: [], add: ['a'], remove: [] }),
      setAssigneeOperation({ issueId, from: null, to: named('acc-ben') }),
    ];
    const comment = addCommentOperation({
      issueId,
      lines: ['Why?'],
      audience: 'everyone',
      origin: '',
    });
    expect(wantedOf([done(labels), done(assign), done(comment, '50')])).toEqual({
      issueIds: [issueId],
      fields: ['labels', 'assignee'],
      comments: [{ issueId, id: '50' }],
    });
  });
});
