import { wordingRule } from '../wording-rule.ts';

/** Words on which two people seldom agree. */
export const wordingSubjective = wordingRule({
  kind: 'subjective',
  about: {
    en: 'It does without words of taste and judgement, such as "easy" or "suitable", on which two people seldom agree.',
    de: 'Es kommt ohne Geschmackswörter und Urteile aus, wie „einfach“ oder „passend“, über die zwei Leute selten einig sind.',
    fr: 'Le texte évite les mots de goût et de jugement, comme « facile » ou « adapté », sur lesquels deux personnes s’accordent rarement.',
    es: 'El texto evita palabras de gusto y juicio, como «fácil» o «adecuado», en las que dos personas rara vez coinciden.',
  },
  finding: {
    en: {
      title: 'Words of judgement',
      advice: 'Say by what the marked words can be seen or measured.',
    },
    de: {
      title: 'Wertende Wörter',
      advice: 'Sagen Sie, woran man die markierten Wörter erkennt oder misst.',
    },
    fr: {
      title: 'Des mots subjectifs',
      advice: 'Dites à quoi on reconnaît ou mesure ce que disent les mots signalés.',
    },
    es: {
      title: 'Palabras subjetivas',
      advice: 'Di en qué se nota o cómo se mide lo que dicen las palabras marcadas.',
    },
  },
  question: {
    en: 'How can {words} be seen or measured?',
    de: 'Woran erkennt oder misst man {words}?',
    fr: 'À quoi reconnaît-on ou comment mesure-t-on {words} ?',
    es: '¿En qué se nota o cómo se mide {words}?',
  },
  examples: {
    pass: [
      {
        type: 'Task',
        summary: 'Rotate the mail key',
        description:
          'The key that signs our mail expires in March. Make another and publish it in DNS.',
      },
      {
        type: 'Task',
        summary: 'Schlüssel für Mails tauschen',
        description:
          'Der Schlüssel läuft im März ab. Erzeugen Sie einen und tragen Sie ihn in die Zone ein.',
      },
      {
        type: 'Task',
        summary: 'Changer la clé',
        description:
          'La clé des messages expire en mars. Il faut en créer une et la publier dans le DNS.',
      },
      {
        type: 'Task',
        summary: 'Cambiar la clave',
        description:
          'La clave de los mensajes caduca en marzo. Hay que crear una y publicarla en el DNS.',
      },
    ],
    fail: [
      {
        type: 'Task',
        summary: 'Search',
        description:
          'The search should be fast and user-friendly for all the customers of the shop.',
      },
      {
        type: 'Task',
        summary: 'Suche',
        description: 'Die Suche soll für alle Kunden benutzerfreundlich und schnell sein.',
      },
      {
        type: 'Task',
        summary: 'Recherche',
        description: 'La recherche doit être rapide et conviviale pour les clients de la boutique.',
      },
      {
        type: 'Task',
        summary: 'Búsqueda',
        description: 'La búsqueda debe ser rápida y fácil de usar para los clientes de la tienda.',
      },
    ],
  },
});
