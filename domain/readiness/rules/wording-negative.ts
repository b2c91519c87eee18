import { wordingRule } from '../wording-rule.ts';

/** What is said by what it is not. */
export const wordingNegative = wordingRule({
  kind: 'negative',
  about: {
    en: 'It says what happens rather than what does not. In a bug what does not happen is the point, so bugs are left alone.',
    de: 'Es sagt, was geschieht, statt was nicht geschieht. Bei einem Fehler ist gerade das der Punkt, deshalb bleiben Fehler außen vor.',
    fr: 'Le texte dit ce qui se passe plutôt que ce qui ne se passe pas. Pour un bogue, c’est justement le sujet : les bogues sont laissés de côté.',
    es: 'El texto dice lo que pasa y no lo que no pasa. En un error justamente eso es lo importante, así que los errores quedan fuera.',
  },
  kinds: ['story', 'task', 'epic', 'spike', 'subtask', 'other'],
  finding: {
    en: { title: 'Said by what it is not', advice: 'Say what happens instead.' },
    de: { title: 'Verneint', advice: 'Sagen Sie, was stattdessen geschieht.' },
    fr: { title: 'Dit par la négative', advice: 'Dites ce qui se passe à la place.' },
    es: { title: 'Dicho en negativo', advice: 'Di lo que ocurre en su lugar.' },
  },
  question: {
    en: 'What happens instead where it says {words}?',
    de: 'Was geschieht stattdessen, wo {words} steht?',
    fr: 'Que se passe-t-il à la place, là où il est écrit {words} ?',
    es: '¿Qué ocurre en su lugar donde dice {words}?',
  },
  examples: {
    pass: [
      {
        type: 'Task',
        summary: 'Retention',
        description: 'Orders are deleted after ten years. The answer must not exceed 2 MB.',
      },
      {
        type: 'Task',
        summary: 'Aufbewahrung',
        description:
          'Bestellungen werden nach zehn Jahren gelöscht und die Antwort darf 2 MB nicht überschreiten.',
      },
      {
        type: 'Task',
        summary: 'Conservation',
        description:
          'Les commandes sont effacées au bout de dix ans, et la réponse ne doit pas dépasser 2 Mo.',
      },
      {
        type: 'Task',
        summary: 'Conservación',
        description: 'Los pedidos se borran a los diez años y la respuesta no debe superar 2 MB.',
      },
    ],
    fail: [
      {
        type: 'Task',
        summary: 'Retention',
        description: 'The shop must not keep the orders, and does not show them.',
      },
      {
        type: 'Task',
        summary: 'Aufbewahrung',
        description: 'Die Bestellungen sollen nicht gezeigt werden und keine Namen enthalten.',
      },
      {
        type: 'Task',
        summary: 'Conservation',
        description: 'La boutique ne doit pas garder les commandes et elle ne montre aucun nom.',
      },
      {
        type: 'Task',
        summary: 'Conservación',
        description: 'La tienda no guarda los pedidos y nunca muestra los nombres.',
      },
    ],
  },
});
