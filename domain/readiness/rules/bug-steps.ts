import { bugPart } from '../bug-parts.ts';

export const bugSteps = bugPart({
  id: 'bug.steps',
  about: 'A bug says how to see it: steps to reproduce, as a list or in words.',
  cost: 3,
  title: /steps|reproduc|how to (see|trigger)/i,
  words: /\b(steps to reproduce|to reproduce|reproduced? by|repro(duction)? steps|step 1)\b/i,
  orderedList: true,
  examples: {
    pass: [
      {
        type: 'Bug',
        summary: 'Cart loses items',
        description: 'Steps to reproduce:\n1. Put a book into the cart\n2. Log in',
      },
    ],
    fail: [
      { type: 'Bug', summary: 'Cart loses items', description: 'The cart is empty after login.' },
    ],
  },
});
