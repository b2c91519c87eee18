import { describe, expect, it } from '@jest/globals';
import { draftedFrom } from '../../helpers/drafted.ts';

const two = ['Show the saved card first', 'Let people remove it'];

describe('G2 drafts come from what the issue lists', () => {
  it.each<[string, string]>([
    [
      'criteria below a heading',
      '## Acceptance criteria\n- Show the saved card first\n- Let people remove it',
    ],
    [
      'criteria in wiki markup',
      'h3. Acceptance criteria\n* Show the saved card first\n* Let people remove it',
    ],
    ['a checklist', 'To settle:\n- [ ] Show the saved card first\n- [ ] Let people remove it'],
    ['a heading for work', 'Tasks:\n- Show the saved card first\n- Let people remove it'],
    ['a numbered list', '1. Show the saved card first\n2. Let people remove it'],
    ['a bare list of work', '- Show the saved card first\n- Let people remove it'],
    ['numbers on one line', '1. show the saved card first 2. let people remove it'],
    [
      'numbers run into a sentence',
      'We will do this: 1) show the saved card first 2) let people remove it',
    ],
    ['dashes on one line', 'Todo: - show the saved card first - let people remove it'],
    ['stars on one line', '* show the saved card first  * let people remove it'],
    [
      'a label and stars',
      'It is slow today.    COS:  * show the saved card first  * let people remove it',
    ],
    ['semicolons', 'AC: show the saved card first; let people remove it'],
  ])('%s', (_name, description) => {
    expect(draftedFrom(description)).toEqual(two);
  });

  it('a document: headings, task lists and lists in cells alike', () => {
    const text = (value: string) => ({
      type: 'paragraph',
      content: [{ type: 'text', text: value }],
    });
    const list = (type: string, item: string) => ({
      type,
      content: two.map((value) => ({ type: item, content: [text(value)] })),
    });
    const label = {
      type: 'heading',
      attrs: { level: 2 },
      content: [{ type: 'text', text: 'Acceptance criteria' }],
    };
    for (const content of [
      [label, list('bulletList', 'listItem')],
      [list('taskList', 'blockTaskItem')],
    ])
      expect(draftedFrom({ type: 'doc', version: 1, content })).toEqual(two);
  });

  it('scenarios, each by its outcome', () => {
    const description =
      'Given a saved card\nWhen I pay\nThen the saved card is charged\n\nGiven no card\nWhen I pay\nThen a form for a card is shown';
    expect(draftedFrom(description)).toEqual([
      'The saved card is charged when I pay',
      'A form for a card is shown when I pay',
    ]);
  });

  it('criteria go before any other list', () => {
    const description = `Tasks:\n- Ask the bank\n- Read the contract\n\nAC:\n${two.map((line) => `- ${line}`).join('\n')}`;
    expect(draftedFrom(description)).toEqual(two);
  });

  it('an item of a list brings what is nested below it', () => {
    const description =
      'AC:\n- Show the saved card first\n  - on phones too\n- Let people remove it';
    expect(draftedFrom(description)).toEqual(two);
  });
});

describe('G3 never filler: with nothing to draft, nothing is drafted', () => {
  it.each([
    ['prose', 'We want the saved card to be shown first, because people pay faster.', 'Story'],
    ['nothing', '', 'Story'],
    ['one criterion', 'AC:\n- Show the saved card first', 'Story'],
    [
      'steps of a bug',
      'Steps to reproduce:\n1. Open the cart again\n2. Remove the old book',
      'Bug',
    ],
    [
      'steps without a heading',
      '1. Open the cart again\n2. Remove the old book\n\nActual result: it stays',
      'Task',
    ],
    ['a numbered list in a bug', '1. Open the cart again\n2. Remove the old book', 'Bug'],
    [
      'motivations',
      'A few motivations: 1) Users should pay faster 2) Support must answer less',
      'Story',
    ],
    ['what somebody saw', '- The map stays blurry\n- The app crashes after a while', 'Task'],
    ['options', 'We can use one of the following options: 1. use a cache 2. use an index', 'Task'],
    [
      'what is out of scope',
      'Out of scope:\n- Add wallets to the shop\n- Add gift cards too',
      'Story',
    ],
    ['questions', '- Should we use a cache here?\n- Must it be the same card?', 'Task'],
    ['links', 'AC:\n- https://a.example/one\n- https://a.example/two', 'Story'],
    ['done boxes', '- [x] Show the saved card first\n- [x] Let people remove it', 'Story'],
    ['a dash in a sentence', 'The card - the saved one - must be first', 'Story'],
    ['an epic', 'AC:\n- Show the saved card first\n- Let people remove it', 'Epic'],
    ['a subtask', 'AC:\n- Show the saved card first\n- Let people remove it', 'Sub-task'],
  ])('%s', (_name, description, type) => {
    expect(draftedFrom(description, type)).toEqual([]);
  });
});
