import { wordingRule } from '../wording-rule.ts';

/** Verbs that leave open whether. */
export const wordingUncertainVerb = wordingRule({
  kind: 'uncertain_verb',
  about: {
    en: 'It says what is so or must be so, not what may, might or should be.',
    de: 'Es sagt, was so ist oder sein muss, nicht was sein kann, könnte oder sollte.',
    fr: 'Le texte dit ce qui est ou doit être, et non ce qui peut, pourrait ou devrait être.',
    es: 'El texto dice lo que es o debe ser, no lo que puede, podría o debería ser.',
  },
  finding: {
    en: { title: 'Must it, or may it?', advice: 'Say "must" or "shall", or leave it out.' },
    de: { title: 'Muss es oder darf es?', advice: 'Sagen Sie „muss“, oder lassen Sie es weg.' },
    fr: { title: 'Obligatoire ou facultatif ?', advice: 'Dites « doit », ou retirez la phrase.' },
    es: { title: '¿Obligatorio u opcional?', advice: 'Di «debe», o quítalo.' },
  },
  question: {
    en: 'Where it says {words}: must it, or may it?',
    de: 'Wo {words} steht: Muss es oder darf es?',
    fr: 'Là où il est écrit {words} : est-ce obligatoire ou facultatif ?',
    es: 'Donde dice {words}: ¿es obligatorio u opcional?',
  },
  examples: {
    pass: [
      {
        type: 'Task',
        summary: 'Receipt',
        description:
          'As a buyer, I want a receipt so that I can file it. The receipt must hold the tax.',
      },
      {
        type: 'Task',
        summary: 'Beleg',
        description: 'Der Beleg muss die Steuer enthalten und wird mit der Mail verschickt.',
      },
      {
        type: 'Task',
        summary: 'Reçu',
        description: 'Le reçu doit porter la taxe et il est joint au message.',
      },
      {
        type: 'Task',
        summary: 'Recibo',
        description: 'El recibo debe llevar el impuesto y se adjunta al mensaje.',
      },
    ],
    fail: [
      {
        type: 'Task',
        summary: 'Receipt',
        description: 'The receipt should hold the tax and might be sent by mail to the buyer.',
      },
      {
        type: 'Task',
        summary: 'Beleg',
        description:
          'Der Beleg sollte die Steuer enthalten und könnte mit der Mail verschickt werden.',
      },
      {
        type: 'Task',
        summary: 'Reçu',
        description: 'Le reçu devrait porter la taxe et il pourrait être joint au message.',
      },
      {
        type: 'Task',
        summary: 'Recibo',
        description: 'El recibo debería llevar el impuesto y podría ir en el mensaje.',
      },
    ],
  },
});
