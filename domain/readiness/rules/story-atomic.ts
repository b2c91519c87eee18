import { fail, notApplicable, pass, type Rule, spanOf } from '../rule.ts';
import { noStory } from '../story/story-part.ts';

/** A story asks for one thing. */
export const storyAtomic: Rule = {
  id: 'story.atomic',
  about: {
    en: 'A story asks for one action; "save my card and remove old ones" are two that can be built and accepted one by one.',
    de: 'Eine Story verlangt eine Handlung; „meine Karte speichern und alte entfernen“ sind zwei, die einzeln gebaut und abgenommen werden können.',
    fr: 'Une story demande une seule action ; « enregistrer ma carte et supprimer les anciennes » en fait deux, à réaliser et accepter l’une après l’autre.',
    es: 'Una historia pide una sola acción; «guardar mi tarjeta y quitar las antiguas» son dos, que pueden hacerse y aceptarse por separado.',
  },
  kinds: ['story'],
  cost: 3,
  finding: {
    en: {
      title: 'More than one wish',
      advice: 'Keep one of the marked actions here and give each other one a story of its own.',
    },
    de: {
      title: 'Mehr als ein Wunsch',
      advice:
        'Behalten Sie hier eine der markierten Handlungen und geben Sie jeder anderen eine eigene Story.',
    },
    fr: {
      title: 'Plus d’un souhait',
      advice: 'Gardez ici une des actions signalées et donnez à chaque autre sa propre story.',
    },
    es: {
      title: 'Más de un deseo',
      advice: 'Deja aquí una de las acciones marcadas y da a cada otra su propia historia.',
    },
  },
  question: {
    en: 'Which of {words} belongs here, and which gets a story of its own?',
    de: 'Was von {words} gehört hierher, und was bekommt eine eigene Story?',
    fr: 'Lequel de {words} est traité ici, et lequel aura sa propre story ?',
    es: '¿Cuál de {words} va aquí y cuál tendrá su propia historia?',
  },
  evaluate(subject) {
    const { story } = subject;
    if (!story) return noStory(subject);
    const spans = story.actions.map(({ start, end }) => spanOf(story.field, start, end));
    if (spans.length === 0) return notApplicable;
    return spans.length === 1 ? pass(spans) : fail(spans, { actions: spans.length });
  },
  examples: {
    pass: [
      {
        type: 'Story',
        summary: 'Saved cards',
        description: 'As a buyer, I want to see number and name of my saved card.',
      },
    ],
    fail: [
      {
        type: 'Story',
        summary: 'Saved cards',
        description: 'As a buyer, I want to save my card and remove those that ran out.',
      },
      {
        type: 'Story',
        summary: 'Gespeicherte Karten',
        description: 'Als Käufer möchte ich meine Karte speichern und abgelaufene löschen.',
      },
    ],
  },
};
