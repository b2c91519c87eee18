import { describe, expect, it } from '@jest/globals';
import { isReadygateError } from '../../domain/errors.ts';
import { addCommentOperation } from '../../domain/operations/add-comment.ts';
import { paragraphs } from '../../domain/operations/adf.ts';
import { createSubtaskOperation } from '../../domain/operations/create-subtask.ts';
import { reword } from '../../domain/reword.ts';

const origin = 'Written by Readygate.';
const draft = createSubtaskOperation({
  issueId: '10112',
  projectId: '10000',
  issueTypeId: '10003',
  summary: 'Add a retry',
  lines: ['Retry the payment call'],
  origin,
});
const comment = addCommentOperation({
  issueId: '10112',
  lines: ['Which carrier?'],
  audience: 'internal',
  origin,
});
const withFields = (fields: object) => ({ ...draft, fields: { ...draft.fields, ...fields } });
const described = (...lines: string[]) => withFields({ description: paragraphs(lines) });

function refusalOf(work: () => unknown) {
  try {
    work();
  } catch (error) {
    if (isReadygateError(error)) return [error.code, error.details?.path];
    throw error;
  }
  return 'accepted';
}

describe('A3 W3 other words for a row', () => {
  it('may be another summary and other paragraphs', () => {
    const asked = {
      ...withFields({ summary: 'Add two retries' }),
    };
    expect(reword(draft, structuredClone(asked))).toEqual(asked);
    const longer = described('One', 'Two', origin);
    expect(reword(draft, structuredClone(longer))).toEqual(longer);
    const other = { ...comment, body: paragraphs(['Which weight?', origin]) };
    expect(reword(comment, structuredClone(other))).toEqual(other);
  });

  const fields = '/operation/fields';
  const mention = { type: 'mention', attrs: { id: 'acc-ben' } };
  it.each<[string, unknown, string]>([
    ['nothing', null, `${fields}/summary`],
    ['an empty summary', withFields({ summary: '' }), `${fields}/summary`],
    ['a summary of two lines', withFields({ summary: 'a\nb' }), `${fields}/summary`],
    ['a summary that is too long', withFields({ summary: 'x'.repeat(256) }), `${fields}/summary`],
    ['a number for a summary', withFields({ summary: 7 }), `${fields}/summary`],
    ['no line of origin', described('One', 'Two'), `${fields}/description/content`],
    ['nothing but the line of origin', described(origin), `${fields}/description/content`],
    [
      'more than fits into a field of Jira',
      described(...Array.from({ length: 8 }, () => 'x'.repeat(5000)), origin),
      `${fields}/description/content`,
    ],
    [
      'a mention',
      withFields({ description: { version: 1, type: 'doc', content: [mention] } }),
      `${fields}/description/content/0`,
    ],
    ['a field of its own', withFields({ priority: { id: '1' } }), '/operation'],
    ['another parent', { ...draft, issueId: '10113' }, '/operation'],
    ['another type', { ...draft, issueTypeId: '1' }, '/operation'],
    ['another kind', { ...draft, kind: 'addComment' }, '/operation'],
    ['a member more', { ...draft, notify: false }, '/operation'],
  ])('may not be %s', (_name, asked, path) => {
    expect(refusalOf(() => reword(draft, asked))).toEqual(['invalid_request', path]);
  });

  it('never change who reads a comment, nor add a field that was not on the screen', () => {
    expect(refusalOf(() => reword(comment, { ...comment, audience: 'customer' }))).toEqual([
      'invalid_request',
      '/operation',
    ]);
    const { description: _description, ...bare } = draft.fields;
    const without = { ...draft, fields: bare };
    expect(refusalOf(() => reword(without, draft))).toEqual(['invalid_request', '/operation']);
  });
});
