import { describe, expect, it } from '@jest/globals';
import { isReadygateError } from '../../domain/errors.ts';
import type { InsertSections } from '../../domain/operation.ts';
import { adfPlainText, headingNode, listNode, paragraphs } from '../../domain/operations/adf.ts';
import { descriptionDigest, editedDescription } from '../../domain/operations/description.ts';
import { insertSectionsOperation } from '../../domain/operations/insert-sections.ts';
import { reword } from '../../domain/reword.ts';

const origin = 'Written by Readygate.';
const description = paragraphs(['A card pays a part.', 'Steps', 'The rest is paid by card.']);
const draft = insertSectionsOperation({
  issueId: '10112',
  description,
  sections: [
    { path: '/content/2', heading: null, items: ['Take a card', 'Pay'], ordered: true },
    { path: '/content/3', heading: 'Acceptance criteria', items: ['A part is paid'] },
    { path: '/content/3', heading: 'Test plan', items: ['Pay with a test card'] },
  ],
  origin,
});
const [below, end] = draft.insertions;
const ours = paragraphs([origin]).content;

/** The draft with other nodes at its two places; none leaves a place out. */
const worded = (first: unknown[] | null, last: unknown[] | null = end!.nodes) =>
  structuredClone({
    ...draft,
    insertions: [
      ...(first ? [{ at: below!.at, nodes: first }] : []),
      ...(last ? [{ at: end!.at, nodes: last }] : []),
    ],
  }) as InsertSections;

function refusalOf(work: () => unknown) {
  try {
    work();
  } catch (error) {
    if (isReadygateError(error)) return [error.code, error.details?.path];
    throw error;
  }
  return 'accepted';
}

const steps = listNode(['Take a card', 'Pay'], true);
const criteria = [headingNode('Acceptance criteria', 2), listNode(['A part is paid'])];
const tests = [headingNode('Test plan', 2), listNode(['Pay with a test card'])];

describe('A3 W3 other words for sections', () => {
  it.each([
    ['as drafted', worded([steps])],
    ['other lines, more or fewer', worded([listNode(['Take two cards'], true)])],
    [
      'another heading',
      worded([steps], [headingNode('Done when', 2), ...criteria.slice(1), ...tests, ...ours]),
    ],
    ['without one of two sections of a place', worded([steps], [...tests, ...ours])],
    ['without the sections below their heading', worded(null)],
    ['without those at the end', worded([steps, ...ours], null)],
  ])('may be %s: what the whole becomes is told anew', (_what, asked) => {
    const made = reword(draft, asked, description) as InsertSections;
    expect(made).toEqual({ ...asked, after: made.after });
    const edited = editedDescription(made, description)!;
    expect(made.after).toBe(descriptionDigest(edited));
    expect(adfPlainText(edited)).toContain(origin);
  });

  it.each<[string, unknown, string]>([
    ['nothing', null, '/insertions'],
    ['no section at all', worded(null, null), '/insertions'],
    ['a paragraph', worded([...paragraphs(['x']).content]), '/insertions/0/nodes'],
    ['a heading alone', worded([headingNode('Steps', 2)]), '/insertions/0/nodes'],
    ['a list that is none', worded([listNode([], true)]), '/insertions/0/nodes'],
    ['an empty line', worded([listLike('')]), '/insertions/0/nodes'],
    ['a list of another kind', worded([listNode(['Pay'])]), '/insertions/0/nodes'],
    [
      'a heading where one is there',
      worded([headingNode('Steps', 2), steps]),
      '/insertions/0/nodes',
    ],
    ['a section more', worded([steps, steps]), '/insertions/0/nodes'],
    [
      'sections in another order and kind',
      worded([steps], [...criteria, ...tests, ...tests, ...ours]),
      '/insertions/1/nodes',
    ],
    [
      'a heading of another level',
      worded([steps], [headingNode('Done when', 3), ...tests.slice(1), ...ours]),
      '',
    ],
    ['no line of origin', worded([steps], [...criteria, ...tests]), '/insertions/1/nodes'],
    ['another line of origin', worded([steps], [...tests, ...paragraphs(['Mine.']).content]), ''],
    ['a mention', worded([mention()]), ''],
    ['another issue', { ...worded([steps]), issueId: '10113' }, ''],
    ['a member more', { ...worded([steps]), notify: false }, ''],
    [
      'another place',
      { ...draft, insertions: [{ ...below!, at: { ...below!.at, path: '/content/0' } }] },
      '/insertions/0/at',
    ],
    ['the same place twice', { ...draft, insertions: [below, below] }, '/insertions/1/at'],
    [
      'places in another order',
      { ...draft, insertions: [{ ...end!, nodes: [...criteria, ...tests] }, below] },
      '/insertions/1/at',
    ],
  ])('may not be %s', (_name, asked, path) => {
    const refused = ['invalid_request', `/operation${path}`];
    expect(refusalOf(() => reword(draft, asked, description))).toEqual(refused);
  });

  it('are refused where the description is another by now, or cannot be seen', () => {
    for (const other of [paragraphs(['Something else.']), undefined, null, 'text'])
      expect(refusalOf(() => reword(draft, worded([steps]), other))).toEqual([
        'row_not_editable',
        undefined,
      ]);
  });

  it('are refused where a row puts something else than sections into the description', () => {
    const at = below!.at;
    const other = {
      ...draft,
      insertions: [{ at, nodes: paragraphs(['A text.', origin]).content }],
    };
    expect(refusalOf(() => reword(other, other, description))[0]).toBe('row_not_editable');
  });
});

function listLike(text: string) {
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text }] };
  return { type: 'orderedList', content: [{ type: 'listItem', content: [paragraph] }] };
}

function mention() {
  const node = { type: 'mention', attrs: { id: 'acc-ben' }, text: 'Ben' };
  const paragraph = { type: 'paragraph', content: [node] };
  return { type: 'orderedList', content: [{ type: 'listItem', content: [paragraph] }] };
}
