import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sameAdf } from '../../domain/adf/same.ts';
import { addCommentOperation } from '../../domain/operations/add-comment.ts';
import { paragraphs } from '../../domain/operations/adf.ts';
import { createSubtaskOperation } from '../../domain/operations/create-subtask.ts';
import { operationEffects } from '../../domain/operations/effects.ts';
import { operationLabel } from '../../domain/operations/label.ts';
import { approvalSentence, countedNouns } from '../../domain/sentence.ts';

const origin = 'Written by Readygate, approved by a person.';
const subtask = createSubtaskOperation({
  issueId: '10112',
  projectId: '10000',
  issueTypeId: '10003',
  summary: 'Retry a failed payment once',
  lines: ['A declined card is tried once more.'],
  origin,
});
const comment = (audience: 'everyone' | 'internal' | 'customer') =>
  addCommentOperation({ issueId: '10112', lines: ['Which cards?'], audience, origin });

describe('A2 the literal operation', () => {
  it('is named from the operation', () => {
    expect(operationLabel(subtask)).toBe('Create subtask “Retry a failed payment once”');
    expect(operationLabel(comment('customer'))).toBe('Add a comment that the customer will see');
  });

  it('lists every field that will be set, the marker too', () => {
    expect(operationEffects(subtask)).toEqual([
      { name: 'Summary', value: 'Retry a failed payment once' },
      { name: 'Description', value: `A declined card is tried once more.\n${origin}` },
      {
        name: 'Marker',
        value: 'readygate.op, a hidden property by which Readygate finds it again',
      },
    ]);
    const withField = { ...subtask, fields: { ...subtask.fields, customfield_10050: { id: '7' } } };
    expect(operationEffects(withField)).toContainEqual({
      name: 'customfield_10050',
      value: '{"id":"7"}',
    });
  });

  it('says in one sentence all that an approval does', () => {
    expect(
      approvalSentence({
        issueKey: 'SHOP-12',
        name: 'Ada',
        operations: [subtask, subtask, comment('everyone')],
      }),
    ).toBe(
      'Approving makes 3 changes as you, Ada: 2 new subtasks under SHOP-12, 1 comment on SHOP-12. Nothing else.',
    );
    expect(
      approvalSentence({ issueKey: 'SHOP-12', name: 'Ada', operations: [comment('internal')] }),
    ).toBe('Approving makes 1 change as you, Ada: 1 internal note on SHOP-12. Nothing else.');
  });

  it('counts every operation in the sentence exactly once', () => {
    const any = fc.constantFrom(
      subtask,
      comment('everyone'),
      comment('internal'),
      comment('customer'),
    );
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 12 }), (operations) => {
        const sentence = approvalSentence({ issueKey: 'A-1', name: 'Ada', operations });
        const nouns = countedNouns(operations).map(({ count }) => count);
        expect(nouns.reduce((sum, one) => sum + one, 0)).toBe(operations.length);
        const numbers = [...sentence.replaceAll('A-1', '').matchAll(/\d+/g)].map(([digits]) =>
          Number(digits),
        );
        const [total, ...parts] = numbers;
        expect(total).toBe(operations.length);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(operations.length);
      }),
    );
  });
});

describe('text that goes into Jira', () => {
  it('is one line of at most 255 units for a summary', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (summary) => {
        const { fields } = createSubtaskOperation({ ...subtask, summary, lines: [], origin: '' });
        expect(fields.summary.length).toBeLessThanOrEqual(255);
        expect(fields.summary).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
        expect(fields.summary.isWellFormed()).toBe(true);
      }),
    );
  });

  it('leaves empty lines out, because Jira refuses empty text nodes', () => {
    expect(paragraphs(['', ' \n', 'a']).content).toHaveLength(1);
  });
});

describe('W2 comparison with what Jira stored', () => {
  const doc = paragraphs(['one two']);

  it('does not mind local ids, split text nodes and empty members', () => {
    const stored = {
      type: 'doc',
      version: 1,
      content: [
        {
          type: 'paragraph',
          attrs: { localId: 'a1' },
          content: [
            { type: 'text', text: 'one ' },
            { type: 'text', text: 'two', marks: [] },
          ],
        },
      ],
    };
    expect(sameAdf(doc, stored)).toBe(true);
  });

  it('tells what is gone from what is there: a comment may be deleted before it is checked', () => {
    expect(sameAdf(doc, undefined)).toBe(false);
    expect(sameAdf(null, undefined)).toBe(true);
  });

  it('minds another word, another mark and another node', () => {
    expect(sameAdf(doc, paragraphs(['one three']))).toBe(false);
    expect(sameAdf(doc, paragraphs(['one two', 'three']))).toBe(false);
    const strong = {
      ...doc,
      content: [
        {
          type: 'paragraph',
          content: [{ type: 'text', text: 'one two', marks: [{ type: 'strong' }] }],
        },
      ],
    };
    expect(sameAdf(doc, strong)).toBe(false);
  });
});
