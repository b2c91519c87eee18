import { fail, failIfRead, notApplicable, pass, type Rule, spanOf } from '../rule.ts';
import { storyParts } from '../story/story.ts';
import { storyAction } from './story-action.ts';
import { storyBenefit } from './story-benefit.ts';
import { storyRole } from './story-role.ts';

const partRules = { role: storyRole, action: storyAction, benefit: storyBenefit };

/** A story says who wants what, and why. */
export const storyForm: Rule = {
  id: 'story.form',
  about: {
    en: 'A story says who wants something and what for: "As a …, I want …, so that …".',
    de: 'Eine Story sagt, wer etwas möchte und wozu: „Als … möchte ich …, damit …“.',
    fr: 'Une story dit qui veut quelque chose et pourquoi : « En tant que …, je veux …, afin de … ».',
    es: 'Una historia dice quién quiere algo y para qué: «Como …, quiero … para …».',
  },
  kinds: ['story'],
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
  question: {
    en: 'Who wants this[ ({words})], what exactly, and what for?',
    de: 'Wer möchte das[ ({words})], was genau und wozu?',
    fr: 'Qui le veut[ ({words})], que faut-il exactement et pourquoi ?',
    es: '¿Quién lo quiere[ ({words})], qué exactamente y para qué?',
  },
  findingFor({ missing }) {
    const part = storyParts.find((one) => one === missing);
    return part && partRules[part].finding;
  },
  questionFor({ missing }) {
    const part = storyParts.find((one) => one === missing);
    return part && partRules[part].question;
  },
  evaluate({ story, summary, description }) {
    const fields = [description, summary];
    if (story) {
      const spans = [spanOf(story.field, story.whole.start, story.whole.end)];
      const [missing, ...others] = storyParts.filter((part) => story[part] === null);
      if (!missing) return pass(spans);
      return failIfRead(fields, fail(spans, { missing: others.length > 0 ? 'parts' : missing }));
    }
    return description.read === 'empty' && summary.read === 'empty'
      ? notApplicable
      : failIfRead(fields, fail([], { missing: 'story' }));
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
