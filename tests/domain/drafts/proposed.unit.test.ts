import { describe, expect, it } from '@jest/globals';
import { draftSubtasks } from '../../../domain/drafts/draft-subtasks.ts';
import type { NormalIssue } from '../../../domain/issue.ts';
import type { ProposedSubtask } from '../../../domain/model/subtasks.ts';
import { issueOf } from '../../helpers/judged.ts';

const description = 'Failed payments are retried with a pause that grows. Support sees each try.';
const prose = issueOf({ description });
const proposal = (summary: string, quote: string | null = null): ProposedSubtask => {
  const start = quote === null ? -1 : description.indexOf(quote);
  const span =
    quote === null
      ? null
      : { field: 'description' as const, start, end: start + quote.length, text: quote };
  return { summary, lines: [], span, ungrounded: [] };
};
const grow = proposal('Let the pause between tries grow', 'a pause that grows');
const show = proposal('Show each try to support', 'Support sees each try');
const drafted = (issue: NormalIssue, proposed: ProposedSubtask[], rejected = new Set<never>()) =>
  draftSubtasks(issue, { proposed, rejected });

describe('G2 what a model proposes', () => {
  it('becomes drafts with the words that ask for them, of the lane of the model', () => {
    const { drafts } = drafted(prose, [grow, show]);
    expect(drafts).toMatchObject([
      {
        lane: 'model',
        summary: grow.summary,
        spans: [{ text: 'a pause that grows' }],
        confidence: 'high',
        tier: 'low',
      },
      { lane: 'model', summary: show.summary },
    ]);
    expect(drafts.map(({ rule }) => rule)).toEqual([undefined, undefined]);
  });

  it('is doubtful where no words ask for it, or where it names what the issue lacks', () => {
    const { drafts } = drafted(prose, [
      proposal('Write a ledger of tries'),
      { ...show, ungrounded: ['17'] },
    ]);
    expect(drafts.map(({ confidence, assumption }) => [confidence, assumption])).toEqual([
      ['low', true],
      ['low', undefined],
    ]);
  });

  it('is dropped once the words that asked for it are gone, and follows them where they moved', () => {
    const moved = issueOf({ description: `First of all: ${description}` });
    const spans = drafted(moved, [grow, show]).drafts.flatMap((draft) => draft.spans);
    for (const { start, end, text } of spans)
      expect(`First of all: ${description}`.slice(start, end)).toBe(text);
    const cut = issueOf({ description: 'Support sees each try. Nothing else.' });
    expect(drafted(cut, [grow, show]).drafts).toEqual([]);
  });

  it('repeats neither a subtask, nor what the issue lists, nor itself, nor what was rejected', () => {
    const subtasks = [{ id: '1', key: 'A-2', summary: 'Show each try to support' }];
    const { drafts, alreadyThere } = drafted({ ...prose, subtasks }, [grow, show]);
    expect([drafts.length, alreadyThere.map(({ key }) => key)]).toEqual([1, ['A-2']]);
    expect(drafted(prose, [grow, { ...grow }, show]).drafts).toHaveLength(2);
    const { idea } = drafted(prose, [grow, show]).drafts[0]!;
    expect(drafted(prose, [grow, show], new Set([idea as never]))).toMatchObject({
      rejectedBefore: 1,
    });
    const whole = { ...grow, summary: 'The saved card: offer it first' };
    expect(drafted(prose, [whole, show]).drafts).toEqual([]);
    const lists = issueOf({
      description:
        'h2. Acceptance criteria\n* The pause between tries grows\n* Support sees each try',
    });
    const heading = {
      ...show,
      summary: 'Write criteria for it',
      span: { ...show.span!, text: 'Acceptance criteria' },
    };
    expect(drafted(lists, [heading]).drafts).toHaveLength(2);
    const again = proposal('The pause between the tries grows');
    expect(drafted(lists, [again]).drafts.map(({ lane }) => lane)).toEqual(['rules', 'rules']);
  });

  it('is held to the limits of drafts: number, words, and more than one piece', () => {
    const many = 'one two three four five six seven eight nine ten eleven twelve'
      .split(' ')
      .map((word) => proposal(`Build the ${word} part of ${word}`));
    expect(drafted(prose, many).drafts).toHaveLength(8);
    expect(drafted(prose, [grow]).drafts).toEqual([]);
    expect(drafted(prose, [grow, proposal('Done')]).drafts).toEqual([]);
    const long = { ...show, lines: ['word '.repeat(90)] };
    expect(drafted(prose, [grow, long]).drafts).toEqual([]);
    expect(drafted({ ...prose, type: { id: null, kind: 'epic' } }, [grow, show]).drafts).toEqual(
      [],
    );
  });

  it('asks for care where its own words are risky', () => {
    const risky = proposal('Change the password of the account', 'Support sees each try');
    expect(drafted(prose, [grow, risky]).drafts.map(({ tier }) => tier)).toEqual(['low', 'medium']);
  });
});
