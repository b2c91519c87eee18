import { fail, pass, type Rule, spanOf, unreadable } from '../rule.ts';

/** There is something to judge: words beyond a bare title. */
export const contentPresent: Rule = {
  id: 'content.present',
  about: 'There is something to judge: a description, or a summary that says more than two words.',
  cost: 4,
  evaluate({ summary, description, tokens, issue }) {
    if (description.read === 'unreadable') return unreadable;
    const body = tokens.filter(({ field }) => field.key !== 'summary');
    if (body.length >= 3) return pass();
    const title = tokens.length - body.length;
    const bare = issue.texts.every(({ key, read }) => key === 'summary' || read === 'empty');
    if (!bare && title >= 3) return pass();
    return fail(summary.text.trim() === '' ? [] : [spanOf(summary, 0, summary.text.length)]);
  },
  examples: {
    pass: [
      {
        type: 'Task',
        summary: 'Rotate the mail key',
        description: 'The key expires in March. Make a new one and install it.',
      },
    ],
    fail: [{ type: 'Task', summary: 'Checkout' }],
  },
};
