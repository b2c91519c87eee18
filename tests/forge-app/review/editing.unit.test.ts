import { describe, expect, it } from '@jest/globals';
import { digestOf } from '../../../domain/canonical.ts';
import { ReadygateError } from '../../../domain/errors.ts';
import type { InsertSections, Operation } from '../../../domain/operation.ts';
import { headingNode, listNode, paragraphs } from '../../../domain/operations/adf.ts';
import { descriptionDigest, editedDescription } from '../../../domain/operations/description.ts';
import { reword } from '../../../domain/reword.ts';
import {
  type Draft,
  draftOf,
  lacks,
  originOf,
  reworded,
  rewordedSince,
} from '../../../forge-app/static/app/src/review/editing.ts';
import { namedThing } from '../../../forge-app/static/app/src/review/named-thing.ts';
import { everyOperation } from '../every-operation.ts';

const description = paragraphs(['What stands there.']);
const origin = 'Written by Readygate.';

/** Sections as drafts make them: one below a heading of its own, one below one that is there. */
function sections(): InsertSections {
  const before = descriptionDigest(description);
  const [line] = paragraphs([origin]).content;
  const draft: InsertSections = {
    ...everyOperation.insertSections,
    insertions: [
      {
        at: { path: '/content/1', before: digestOf(description.content[0]!), after: null },
        nodes: [
          headingNode('Acceptance criteria', 2),
          listNode(['One', 'Two']),
          headingNode('Steps', 2),
          listNode(['First'], true),
          line!,
        ],
      },
    ],
    before,
    after: before,
  };
  return { ...draft, after: descriptionDigest(editedDescription(draft, description)!) };
}

const editable: [string, Operation, (draft: Draft) => Draft][] = [
  [
    'a subtask',
    everyOperation.createSubtask,
    (draft) => ({ ...draft, summary: ' Retry twice ', text: 'Once\n\nmore' }) as Draft,
  ],
  ['a comment', everyOperation.everyone, (draft) => ({ ...draft, text: 'Which ones?' }) as Draft],
  [
    'sections, one of them left out',
    sections(),
    (draft) =>
      draft.kind === 'sections'
        ? {
            ...draft,
            places: draft.places.map(([first, second]) => [
              { ...first!, heading: 'Criteria', lines: 'One\nTwo\nThree' },
              { ...second!, lines: ' ' },
            ]),
          }
        : draft,
  ],
];

describe('A3 other words for a change', () => {
  it.each(editable)('are taken by the API: %s', (_name, operation, edit) => {
    const draft = draftOf(operation)!;
    expect(lacks(edit(draft))).toBeNull();
    const now = reworded(operation, edit(draft));
    expect(now).not.toEqual(operation);
    const taken = reword(operation, now, description);
    if (taken.kind !== 'insertSections') expect(taken).toEqual(now);
    else expect(taken.insertions).toEqual((now as InsertSections).insertions);
    expect(originOf(now)).toBe(origin);
  });

  it.each(editable)('left as they are change nothing: %s', (_name, operation) => {
    expect(reworded(operation, draftOf(operation)!)).toEqual(operation);
  });

  it.each(editable)('may not be empty: %s', (_name, operation) => {
    const draft = draftOf(operation)!;
    const empty: Draft =
      draft.kind === 'sections'
        ? {
            ...draft,
            places: draft.places.map((all) => all.map((one) => ({ ...one, lines: '' }))),
          }
        : { ...draft, text: ' \n ' };
    expect(lacks(empty)).toBe('text');
    expect(() => reword(operation, reworded(operation, empty), description)).toThrow(
      ReadygateError,
    );
  });

  it('are held back where somebody else worded the change anew meanwhile', () => {
    const taken = { digest: digestOf('these words') };
    expect(rewordedSince(taken, { digest: digestOf('these words') })).toBe(false);
    expect(rewordedSince(taken, { digest: digestOf('other words') })).toBe(true);
  });

  it('are not offered where the API takes none', () => {
    const { setAssignee, deleteSubtask, everyone } = everyOperation;
    const listed = {
      ...everyone,
      body: { ...everyone.body, content: [listNode(['a']), ...everyone.body.content] },
    };
    for (const operation of [setAssignee, deleteSubtask, listed])
      expect(draftOf(operation as Operation)).toBeNull();
  });
});

describe('W5 the thing that a person names', () => {
  it.each([
    ['SHOP-31', 'SHOP-31'],
    [' shop-31 ', 'SHOP-31'],
    ['https://lumen.example/browse/SHOP-31?x=1', 'SHOP-31'],
    ['https://lumen.example/browse/SHOP-12?focusedCommentId=10900', '10900'],
    ['10900', '10900'],
    ['the third one', null],
    ['', null],
  ])('is read out of %j', (typed, thing) => {
    expect(namedThing(typed)).toBe(thing);
  });
});
