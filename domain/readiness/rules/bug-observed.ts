import { bugPart } from '../bug-parts.ts';

export const bugObserved = bugPart({
  id: 'bug.observed',
  about: 'A bug says what happens now.',
  cost: 2,
  title: /actual|observed|current behaviou?r|what happens/i,
  words:
    /\b(actual(?:ly)?|observed|currently|fails?|failed|failing|error|exception|crash(?:es|ed)?|hangs?|is (?:empty|wrong|missing|broken|lost|not)|does(?: not|n't)|cannot|can't|throws?|returns?|shows?|loses?|lost|got|get|stuck|timed? ?out|no longer|nothing happens)\b/i,
  examples: {
    pass: [
      { type: 'Bug', summary: 'Cart loses items', description: 'After login the cart is empty.' },
    ],
    fail: [
      {
        type: 'Bug',
        summary: 'Cart after login',
        description: 'Please look at the cart after login.',
      },
    ],
  },
});
