import { bugPart } from '../bug-parts.ts';

export const bugExpected = bugPart({
  id: 'bug.expected',
  about: 'A bug says what should have happened.',
  cost: 2,
  title: /expected|should (be|happen)/i,
  words:
    /\b(expected(?: (?:result|behaviou?r|outcome|to))?|should (?:have|be|not|show|return|work|still|only|get|see|display|remain|contain)|supposed to|instead of|ought to)\b/i,
  examples: {
    pass: [
      {
        type: 'Bug',
        summary: 'Cart loses items',
        description: 'The cart is empty after login. The book should still be in it.',
      },
    ],
    fail: [
      { type: 'Bug', summary: 'Cart loses items', description: 'The cart is empty after login.' },
    ],
  },
});
