import { wordingRule } from '../wording-rule.ts';

/** Superlatives. */
export const wordingSuperlative = wordingRule({
  kind: 'superlative',
  about: {
    en: 'It does without superlatives: what is best or fastest depends on everything else.',
    de: 'Es kommt ohne Superlative aus: Was am besten oder schnellsten ist, hängt von allem anderen ab.',
    fr: 'Le texte évite les superlatifs : ce qui est le meilleur ou le plus rapide dépend de tout le reste.',
    es: 'El texto evita los superlativos: lo mejor o lo más rápido depende de todo lo demás.',
  },
  finding: {
    en: {
      title: 'Superlatives',
      advice: 'Say what is wanted by itself, not against everything else.',
    },
    de: {
      title: 'Superlative',
      advice: 'Sagen Sie, was für sich genommen gewollt ist, nicht im Vergleich mit allem anderen.',
    },
    fr: {
      title: 'Des superlatifs',
      advice: 'Dites ce qui est voulu en soi, et non par rapport à tout le reste.',
    },
    es: {
      title: 'Superlativos',
      advice: 'Di lo que se quiere por sí mismo, no frente a todo lo demás.',
    },
  },
  question: {
    en: 'What exactly must be reached for {words} to be true?',
    de: 'Was genau muss erreicht sein, damit {words} gilt?',
    fr: 'Que faut-il atteindre exactement pour que {words} soit vrai ?',
    es: '¿Qué hay que alcanzar exactamente para que {words} sea cierto?',
  },
  examples: {
    pass: [
      {
        type: 'Task',
        summary: 'Carrier',
        description: 'Pick the carrier that delivers within two days, at least 5 times a week.',
      },
      {
        type: 'Task',
        summary: 'Versand',
        description: 'Der Versand wird gewählt, der in zwei Tagen liefert.',
      },
      {
        type: 'Task',
        summary: 'Transporteur',
        description: 'On choisit le transporteur qui livre en deux jours, et on le dit au client.',
      },
      {
        type: 'Task',
        summary: 'Transportista',
        description: 'Se elige el transportista que entrega en dos días.',
      },
    ],
    fail: [
      {
        type: 'Task',
        summary: 'Carrier',
        description: 'Pick the cheapest carrier and the best route to the customer.',
      },
      {
        type: 'Task',
        summary: 'Versand',
        description: 'Der schnellste Versand und die beste Route sollen gewählt werden.',
      },
      {
        type: 'Task',
        summary: 'Transporteur',
        description:
          'On choisit le meilleur transporteur et la route la plus courte pour le client.',
      },
      {
        type: 'Task',
        summary: 'Transportista',
        description: 'Se elige el mejor transportista y la ruta más corta para el cliente.',
      },
    ],
  },
});
