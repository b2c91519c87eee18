import { describe, expect, it } from '@jest/globals';
import type { AdfDoc } from '../../../domain/json.ts';
import { adfPlainText, paragraphs } from '../../../domain/operations/adf.ts';
import { descriptionDigest, editedDescription } from '../../../domain/operations/description.ts';
import { insertSectionsOperation } from '../../../domain/operations/insert-sections.ts';
import { inverseOf } from '../../../domain/operations/inverse.ts';
import {
  isMadeBy,
  restoringAgain,
  restoringOperations,
} from '../../../domain/operations/restore-description.ts';

const issueId = '10112';
const base = paragraphs(['A card pays a part.', 'The rest is paid by card.', 'Both are refunded.']);
const written = insertSectionsOperation({
  issueId,
  description: base,
  sections: [{ path: '/content/3', heading: 'Acceptance criteria', items: ['The rest is shown'] }],
  origin: 'Written by Readygate.',
});
const ours = editedDescription(written, base) as AdfDoc;
const section = ['Acceptance criteria', 'The rest is shown', 'Written by Readygate.'];

const standing = { assigneeId: null, labels: [], componentIds: [], links: [] };

/** What the history shows of a write that made ours of it. */
const replacing = (fromText: string, made = ours) => ({ fromText, toText: adfPlainText(made) });

/** The description after the restoring operations, line by line. */
function restored(description: AdfDoc, lost: string): string[] {
  let doc = description;
  for (const operation of restoringOperations(written, description, replacing(lost)))
    doc = editedDescription(operation, doc) as AdfDoc;
  return adfPlainText(doc).split('\n');
}

describe('W2 a change of the history', () => {
  const text = adfPlainText(ours);

  it('is ours where our nodes came with it, and no later edit of the text around them', () => {
    expect(isMadeBy(written, { fromText: adfPlainText(base), toText: text })).toBe(true);
    expect(isMadeBy(written, { fromText: text, toText: `${text}\nNot in Norway.` })).toBe(false);
    const [undone] = inverseOf(written, {
      result: { id: issueId },
      description: ours,
      ...standing,
    });
    if (undone?.kind !== 'removeSections') throw new Error('sections are removed again');
    expect(isMadeBy(undone, { fromText: text, toText: adfPlainText(base) })).toBe(true);
    expect(isMadeBy(undone, { fromText: adfPlainText(base), toText: text })).toBe(false);
  });
});

describe('W2 what a change of ours replaced', () => {
  it.each([
    [
      'added at the end',
      ['A card pays a part.', 'The rest is paid by card.', 'Both are refunded.', 'Not in Norway.'],
    ],
    [
      'added at the beginning',
      ['Not in Norway.', 'A card pays a part.', 'The rest is paid by card.', 'Both are refunded.'],
    ],
    ['reworded', ['A card pays a part.', 'The rest is paid later.', 'Both are refunded.']],
    ['taken out', ['A card pays a part.', 'Both are refunded.']],
    ['written anew', ['Something else altogether.']],
  ])('is put back where it was %s, and our section stays', (_how, lines) => {
    expect(restored(ours, lines.join('\n'))).toEqual([...lines, ...section]);
  });

  it('takes out our old words, and nothing that a third person wrote since', () => {
    const lost = ['A card pays a part.', 'The rest is paid later.', 'Both are refunded.'];
    const cara = paragraphs(['Cara asks why.']).content;
    const edited = { ...ours, content: ours.content.toSpliced(1, 0, ...cara).concat(cara) };
    expect(restored(edited, lost.join('\n')).toSorted()).toEqual(
      [...lost, ...section, 'Cara asks why.', 'Cara asks why.'].toSorted(),
    );
  });

  it('keeps headings and lists of wiki markup', () => {
    const lost = `${base.content.map((node) => adfPlainText({ ...base, content: [node] })).join('\n')}\nh2. Scope\n* Shops in Sweden\n* Shops in Norway`;
    const [insertion] = restoringOperations(written, ours, replacing(lost));
    expect(insertion).toMatchObject({
      kind: 'insertSections',
      insertions: [{ nodes: [{ type: 'heading', attrs: { level: 2 } }, { type: 'bulletList' }] }],
    });
  });

  it('is not what we took out as approved', () => {
    const result = { id: issueId };
    const [removal] = inverseOf(written, { result, description: ours, ...standing });
    if (removal?.kind !== 'removeSections') throw new Error('nothing was inserted');
    const lost = [...adfPlainText(base).split('\n'), 'Not in Norway.', ...section].join('\n');
    let doc = base;
    for (const operation of restoringOperations(removal, base, replacing(lost, base)))
      doc = editedDescription(operation, doc) as AdfDoc;
    expect(adfPlainText(doc).split('\n')).toEqual([
      ...adfPlainText(base).split('\n'),
      'Not in Norway.',
    ]);
  });

  it('is nothing where nothing is missing, or where somebody changed it again', () => {
    expect(restoringOperations(written, ours, replacing(adfPlainText(base)))).toEqual([]);
    expect(restoringOperations(written, base, replacing('Something else.'))).toEqual([]);
  });
});

describe('W2 what was replaced, where somebody edits the description again', () => {
  const lost = [
    'A card pays a part.',
    'The rest is paid later.',
    'Both are refunded.',
    'Not here.',
  ];
  const offered = restoringOperations(written, ours, replacing(lost.join('\n')));
  const again = (description: AdfDoc): string[] => {
    let doc = description;
    for (const operation of restoringAgain(offered, description)) {
      expect(operation.before).toBe(descriptionDigest(doc));
      doc = editedDescription(operation, doc) as AdfDoc;
      expect(operation.after).toBe(descriptionDigest(doc));
    }
    return adfPlainText(doc).split('\n');
  };
  const cara = paragraphs(['Cara asks why.']).content;

  it('is put back beside what it stood beside, and the edit stays', () => {
    const edited = { ...ours, content: [...cara, ...ours.content] };
    expect(again(edited)).toEqual(['Cara asks why.', ...lost, ...section]);
  });

  it('is put back also where what stood beside it is gone', () => {
    const lines = again({ ...ours, content: cara });
    expect(lines.toSorted()).toEqual(
      ['Cara asks why.', 'The rest is paid later.', 'Not here.'].toSorted(),
    );
  });

  it('is nothing where they did it themselves', () => {
    const theirs = paragraphs(lost);
    expect(restoringAgain(offered, theirs)).toEqual([]);
  });
});
