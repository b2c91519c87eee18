import { wordingRule } from '../wording-rule.ts';

/** Ways out. */
export const wordingLoophole = wordingRule({
  kind: 'loophole',
  about: {
    en: 'It leaves no way out: no "if possible", "as needed" or "etc." that lets the work end anywhere.',
    de: 'Es lässt kein Schlupfloch: kein „wenn möglich“, „bei Bedarf“ oder „usw.“, mit dem die Arbeit überall enden kann.',
    fr: 'Le texte ne laisse pas d’échappatoire : pas de « si possible », « au besoin » ou « etc. » qui laisse le travail finir n’importe où.',
    es: 'El texto no deja escapatoria: ningún «si es posible», «según convenga» o «etc.» que permita acabar el trabajo en cualquier punto.',
  },
  finding: {
    en: {
      title: 'A way out',
      advice: 'Say when it holds and what belongs to it, or leave it out.',
    },
    de: {
      title: 'Ein Schlupfloch',
      advice: 'Sagen Sie, wann es gilt und was dazugehört, oder lassen Sie es weg.',
    },
    fr: {
      title: 'Une échappatoire',
      advice: 'Dites quand cela vaut et ce qui en fait partie, ou retirez-le.',
    },
    es: {
      title: 'Una escapatoria',
      advice: 'Di cuándo vale y qué forma parte de ello, o quítalo.',
    },
  },
  question: {
    en: 'When does {words} hold, and what belongs to it?',
    de: 'Wann gilt {words}, und was gehört dazu?',
    fr: 'Quand {words} s’applique-t-il, et qu’est-ce que cela recouvre ?',
    es: '¿Cuándo se aplica {words} y qué abarca?',
  },
  examples: {
    pass: [
      {
        type: 'Task',
        summary: 'Export',
        description: 'The export writes the order, the buyer and the date to a file.',
      },
      {
        type: 'Task',
        summary: 'Export',
        description: 'Der Export schreibt die Bestellung, den Käufer und das Datum in eine Datei.',
      },
      {
        type: 'Task',
        summary: 'Export',
        description: 'L’export écrit la commande, le client et la date dans un fichier.',
      },
      {
        type: 'Task',
        summary: 'Exportación',
        description: 'La exportación escribe el pedido, el cliente y la fecha en un archivo.',
      },
    ],
    fail: [
      {
        type: 'Task',
        summary: 'Export',
        description:
          'The export writes the order, the buyer, etc. to a file and, if possible, to the share.',
      },
      {
        type: 'Task',
        summary: 'Export',
        description:
          'Der Export schreibt die Bestellung usw. in eine Datei und, falls möglich, auf das Laufwerk.',
      },
      {
        type: 'Task',
        summary: 'Export',
        description:
          'L’export écrit la commande, etc. dans un fichier et, si possible, sur le disque.',
      },
      {
        type: 'Task',
        summary: 'Exportación',
        description:
          'La exportación escribe el pedido, etc. en un archivo y, si es posible, en el disco.',
      },
    ],
  },
});
