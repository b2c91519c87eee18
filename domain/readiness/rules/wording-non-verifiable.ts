import { wordingRule } from '../wording-rule.ts';

/** Words that nobody can check. */
export const wordingNonVerifiable = wordingRule({
  kind: 'non_verifiable',
  about: {
    en: 'It names numbers, not "several" or "enough", and says when "improve" and "optimise" are reached.',
    de: 'Es nennt Zahlen statt „mehrere“ oder „genug“ und sagt, wann „verbessern“ und „optimieren“ erreicht sind.',
    fr: 'Le texte donne des nombres, pas « plusieurs » ou « assez », et dit quand « améliorer » et « optimiser » sont atteints.',
    es: 'El texto da números, no «varios» o «suficiente», y dice cuándo se alcanza «mejorar» y «optimizar».',
  },
  finding: {
    en: {
      title: 'Nothing to check against',
      advice: 'Name a number or a state that can be checked.',
    },
    de: {
      title: 'Nichts, woran man prüfen kann',
      advice: 'Nennen Sie eine Zahl oder einen Zustand, den man prüfen kann.',
    },
    fr: { title: 'Rien à vérifier', advice: 'Donnez un nombre ou un état que l’on peut vérifier.' },
    es: { title: 'Nada que comprobar', advice: 'Da un número o un estado que se pueda comprobar.' },
  },
  question: {
    en: 'By which number or state can {words} be checked?',
    de: 'An welcher Zahl oder welchem Zustand lässt sich {words} prüfen?',
    fr: 'Quel nombre ou quel état permet de vérifier {words} ?',
    es: '¿Con qué número o estado se comprueba {words}?',
  },
  examples: {
    pass: [
      {
        type: 'Task',
        summary: 'Cart',
        description:
          'It is possible to keep 20 books in the cart, and the page is drawn within 300 ms.',
      },
      {
        type: 'Task',
        summary: 'Warenkorb',
        description: 'Es ist möglich, 20 Bücher in den Warenkorb zu legen.',
      },
      {
        type: 'Task',
        summary: 'Panier',
        description: 'Il est possible de garder 20 livres dans le panier.',
      },
      {
        type: 'Task',
        summary: 'Carrito',
        description: 'Es posible guardar 20 libros en el carrito.',
      },
    ],
    fail: [
      {
        type: 'Task',
        summary: 'Cart',
        description:
          'Improve the cart so that several books and multiple addresses are kept in it.',
      },
      {
        type: 'Task',
        summary: 'Warenkorb',
        description: 'Der Warenkorb soll mehrere Bücher und genügend Adressen halten.',
      },
      {
        type: 'Task',
        summary: 'Panier',
        description: 'Il faut améliorer le panier pour que plusieurs livres y soient gardés.',
      },
      {
        type: 'Task',
        summary: 'Carrito',
        description: 'Hay que mejorar el carrito para que varios libros se guarden en él.',
      },
    ],
  },
});
