import { describe, expect, it } from '@jest/globals';
import { draftComponents } from '../../../domain/drafts/draft-components.ts';
import { issueOf } from '../../helpers/judged.ts';

const offered = ['Checkout', 'Gift cards', 'UI', 'UI/UX', 'Search', 'Mail'].map((name, at) => ({
  id: `1${at}`,
  name,
}));

const drafted = (
  row: Record<string, unknown>,
  rejected: Parameters<typeof draftComponents>[2] = new Set(),
) => draftComponents(issueOf({ components: [], ...row }), offered, rejected);
const names = (row: Record<string, unknown>) =>
  drafted(row).draft?.components.map(({ name }) => name) ?? [];

describe('W1 G3 components that an issue names itself', () => {
  it('are found as whole words, in whatever case, with the place as evidence', () => {
    const { draft } = drafted({ summary: 'Show gift cards in the CHECKOUT' });
    expect(draft).toMatchObject({
      components: [
        { id: '10', name: 'Checkout' },
        { id: '11', name: 'Gift cards' },
      ],
      spans: [
        { field: 'summary', start: 23, end: 31, text: 'CHECKOUT' },
        { field: 'summary', start: 5, end: 15, text: 'gift cards' },
      ],
      confidence: 'high',
    });
  });

  it.each([
    ['a part of a word', { summary: 'Checkouts and researching' }],
    ['a part of a word with a hyphen', { summary: 'A checkout-like page' }],
    ['a name of two letters', { summary: 'Polish the UI' }],
    ['words with other signs between them', { summary: 'UI, UX and colours' }],
    ['code', { description: 'Call `checkout` and\n\n```\nsearch\n```\n' }],
    ['what is left out', { description: '## Out of scope\n\n- The search\n' }],
    ['what a sentence leaves out', { description: 'The search is out of scope.' }],
    ['a text about many parts', { summary: 'Checkout, gift cards, search and mail alike' }],
  ])('are none: %s', (_name, row) => {
    expect(names(row)).toEqual([]);
  });

  it('are not looked for where the issue has one, and where no such field is known', () => {
    expect(names({ summary: 'Fix the checkout', components: ['Mail'] })).toEqual([]);
    expect(names({ summary: 'Fix the checkout', components: undefined })).toEqual([]);
    expect(names({ summary: 'Fix the checkout' })).toEqual(['Checkout']);
  });

  it('are those of the summary alone where it names any', () => {
    expect(names({ summary: 'Fix the checkout', description: 'As we did in the search.' })).toEqual(
      ['Checkout'],
    );
  });

  it('are doubtful where only the description names them', () => {
    expect(drafted({ description: 'The checkout forgets the address.' }).draft).toMatchObject({
      components: [{ name: 'Checkout' }],
      confidence: 'low',
    });
  });

  it('do not come back once they were rejected, and the others do', () => {
    const row = { summary: 'Show gift cards in the checkout' };
    const [checkout] = drafted(row).draft?.parts ?? [];
    const again = drafted(row, new Set([checkout!]));
    expect(again.draft?.components.map(({ name }) => name)).toEqual(['Gift cards']);
    expect(again.rejectedBefore).toBe(1);
    const all = drafted(row, new Set(drafted(row).draft?.parts));
    expect(all).toEqual({ draft: null, rejectedBefore: 2 });
  });
});
