import {
  type FindingTexts,
  fail,
  failIfRead,
  notApplicable,
  pass,
  type Rule,
  spanOf,
} from '../rule.ts';

const form =
  /\bas an? ([^,.;\n]{2,80})[,;]?\s+(?:i|we) (?:want|need|would like|can|must be able|should be able)\b/i;
const benefit = /\b(so that|in order to|because|so (?:i|we) can)\b/i;

/** The role is there, what it is good for is not. */
const noBenefit: FindingTexts = {
  en: { title: 'A story without its reason', advice: 'Add what it is good for: "so that …".' },
  de: { title: 'Eine Story ohne Grund', advice: 'Ergänzen Sie, wozu es gut ist: „damit …“.' },
  fr: { title: 'Une story sans raison', advice: 'Ajoutez à quoi cela sert : « afin de … ».' },
  es: { title: 'Una historia sin motivo', advice: 'Añade para qué sirve: «para …».' },
};

/** A story says who wants what, and why. */
export const storyForm: Rule = {
  id: 'story.form',
  about: 'A story says who wants something and what for: "As a …, I want …, so that …".',
  kinds: ['story'],
  languages: ['en', 'unknown'],
  cost: 2,
  reads: ['summary', 'description'],
  finding: {
    en: {
      title: 'Who wants it, and what for?',
      advice: 'Say it as "As a …, I want …, so that …".',
    },
    de: {
      title: 'Wer möchte das, und wozu?',
      advice: 'Sagen Sie es als „Als … möchte ich …, damit …“.',
    },
    fr: {
      title: 'Qui le veut, et pourquoi ?',
      advice: 'Dites-le sous la forme « En tant que …, je veux …, afin de … ».',
    },
    es: {
      title: '¿Quién lo quiere y para qué?',
      advice: 'Dilo en la forma «Como …, quiero … para …».',
    },
  },
  findingFor: ({ missing }) => (missing === 'benefit' ? noBenefit : undefined),
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
