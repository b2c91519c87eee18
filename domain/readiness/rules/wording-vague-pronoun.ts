import { wordingRule } from '../wording-rule.ts';

/** Pronouns that could stand for two things. */
export const wordingVaguePronoun = wordingRule({
  kind: 'vague_pronoun',
  about: {
    en: 'It names the thing again where "it", "this" or "others" could stand for two.',
    de: 'Es nennt die Sache noch einmal, wo „es“, „dies“ oder „andere“ für zwei Dinge stehen könnte.',
    fr: 'Le texte renomme la chose là où « il », « cela » ou « d’autres » pourrait désigner deux choses.',
    es: 'El texto vuelve a nombrar la cosa donde «esto», «eso» u «otros» podría referirse a dos.',
  },
  finding: {
    en: {
      title: 'What does it refer to?',
      advice: 'Name the thing that the marked word stands for.',
    },
    de: {
      title: 'Worauf bezieht es sich?',
      advice: 'Nennen Sie das, wofür das markierte Wort steht.',
    },
    fr: { title: 'À quoi cela renvoie-t-il ?', advice: 'Nommez ce que le mot signalé remplace.' },
    es: { title: '¿A qué se refiere?', advice: 'Nombra aquello que la palabra marcada sustituye.' },
  },
  question: {
    en: 'What does {words} refer to?',
    de: 'Worauf bezieht sich {words}?',
    fr: 'À quoi renvoie {words} ?',
    es: '¿A qué se refiere {words}?',
  },
  examples: {
    pass: [
      {
        type: 'Task',
        summary: 'Import',
        description: 'It is possible to import orders. The import of the shop writes a log.',
      },
      {
        type: 'Task',
        summary: 'Import',
        description:
          'Es ist möglich, Bestellungen zu importieren. Der Import schreibt ein Protokoll.',
      },
      {
        type: 'Task',
        summary: 'Import',
        description: 'Il est possible de reprendre des commandes. La reprise écrit un journal.',
      },
      {
        type: 'Task',
        summary: 'Importación',
        description: 'Es posible importar los pedidos. La importación escribe un registro.',
      },
    ],
    fail: [
      {
        type: 'Task',
        summary: 'Import',
        description:
          'The import reads the order of the shop and writes a log. This is shown when they open it.',
      },
      {
        type: 'Task',
        summary: 'Import',
        description:
          'Der Import liest die Bestellung und schreibt ein Protokoll. Dies wird gezeigt, wenn andere es öffnen.',
      },
      {
        type: 'Task',
        summary: 'Import',
        description:
          'La reprise lit la commande et écrit un journal. Cela est montré quand les autres sont là.',
      },
      {
        type: 'Task',
        summary: 'Importación',
        description:
          'La importación lee el pedido y escribe un registro. Esto se muestra cuando el otro se abre.',
      },
    ],
  },
});
