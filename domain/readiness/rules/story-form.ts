import { fail, failIfRead, notApplicable, pass, type Rule, spanOf } from '../rule.ts';

const form =
  /\bas an? ([^,.;\n]{2,80})[,;]?\s+(?:i|we) (?:want|need|would like|can|must be able|should be able)\b/i;
const benefit = /\b(so that|in order to|because|so (?:i|we) can)\b/i;

/** A story says who wants what, and why. */
export const storyForm: Rule = {
  id: 'story.form',
  about: 'A story says who wants something and what for: "As a …, I want …, so that …".',
  kinds: ['story'],
  languages: ['en', 'unknown'],
  cost: 2,
  evaluate({ summary, description }) {
    const fields = [description, summary];
    for (const field of fields) {
      const found = form.exec(field.text);
      if (!found) continue;
      const rest = field.text.slice(found.index, found.index + 400);
      const span = spanOf(field, found.index, found.index + found[0].length);
      return benefit.test(rest)
        ? pass([span])
        : failIfRead(fields, fail([span], { missing: 'benefit' }));
    }
    return description.read === 'empty' && summary.read === 'empty'
      ? notApplicable
      : failIfRead(fields, fail([], { missing: 'role' }));
  },
  examples: {
    pass: [
      {
        type: 'Story',
        summary: 'Saved cards',
        description:
          'As a returning customer, I want to pay with a saved card so that I need not type it again.',
      },
    ],
    fail: [
      {
        type: 'Story',
        summary: 'Saved cards',
        description:
          'Customers should be able to save their cards in the shop and use them at the next checkout.',
      },
    ],
  },
};
