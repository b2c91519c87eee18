import { describe, expect, it } from '@jest/globals';
import { draftSubtasks } from '../../../domain/drafts/draft-subtasks.ts';
import { issueOf } from '../../helpers/judged.ts';

const wishes = [
  'Show the saved card first',
  'Let people remove a card',
  'Add a test of both',
  'Say when a card expires',
  'Mask the number of a card',
  'Sort cards by their last use',
  'Offer a card of the company',
  'Warn before a card is removed',
  'Explain why a card was refused',
  'Remember the card of a guest',
];
const listed = (items: readonly string[]) =>
  `## Acceptance criteria\n\n${items.map((item) => `- ${item}`).join('\n')}\n`;
const drafted = (description: string, rejected: ReturnType<typeof ideas> = []) =>
  draftSubtasks(issueOf({ description }), { rejected: new Set(rejected) });
const ideas = (items: readonly string[]) =>
  draftSubtasks(issueOf({ description: listed(items) })).drafts.map(({ idea }) => idea);
const summaries = ({ drafts }: ReturnType<typeof drafted>) => drafts.map(({ summary }) => summary);

describe('A9 a rejected idea', () => {
  const four = wishes.slice(0, 4);
  const [, second, third] = ideas(four);
  const rejected = [second!, third!];

  it('is left out and counted, wherever its words stand by now, and others are not', () => {
    const described = `Some words before.\n\n${listed([wishes[4]!, ...four.toReversed()])}`;
    const again = drafted(described, rejected);
    expect(summaries(again)).toEqual([wishes[4], wishes[3], wishes[0]]);
    expect(again.rejectedBefore).toBe(2);
  });

  it('comes back when its words changed', () => {
    const changed = four.map((wish) => (wish === wishes[1] ? `${wish} twice` : wish));
    const again = drafted(listed(changed), rejected);
    expect(summaries(again)).toEqual([wishes[0], `${wishes[1]} twice`, wishes[3]]);
    expect(again.rejectedBefore).toBe(1);
  });

  it('makes room for what was one too many before', () => {
    const all = listed(wishes);
    expect(summaries(drafted(all))).toEqual(wishes.slice(0, 8));
    expect(summaries(drafted(all, ideas(wishes)))).toEqual(wishes.slice(8));
  });

  it('of all there is leaves nothing', () => {
    expect(drafted(listed(four), ideas(four))).toMatchObject({ drafts: [], rejectedBefore: 4 });
  });
});
