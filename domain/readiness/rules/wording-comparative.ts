import { wordingRule } from '../wording-rule.ts';

/** Comparisons without a measure. */
export const wordingComparative = wordingRule({
  kind: 'comparative',
  about: {
    en: 'A comparison says what it compares with: "faster" is a wish, "faster than 2 seconds" a limit.',
    de: 'Ein Vergleich sagt, womit er vergleicht: „schneller“ ist ein Wunsch, „schneller als 2 Sekunden“ eine Grenze.',
    fr: 'Une comparaison dit à quoi elle se compare : « plus rapide » est un souhait, « plus rapide que 2 secondes » une limite.',
    es: 'Una comparación dice con qué compara: «más rápido» es un deseo, «más rápido que 2 segundos» un límite.',
  },
  finding: {
    en: {
      title: 'Comparisons without a measure',
      advice: 'Say compared with what, and by how much.',
    },
    de: {
      title: 'Vergleiche ohne Maß',
      advice: 'Sagen Sie, womit verglichen wird und um wie viel.',
    },
    fr: {
      title: 'Des comparaisons sans mesure',
      advice: 'Dites par rapport à quoi, et de combien.',
    },
    es: { title: 'Comparaciones sin medida', advice: 'Di con respecto a qué y en cuánto.' },
  },
  question: {
    en: 'Compared with what, and by how much: {words}?',
    de: 'Verglichen womit und um wie viel: {words}?',
    fr: 'Par rapport à quoi, et de combien : {words} ?',
    es: '¿Comparado con qué y en cuánto: {words}?',
  },
  examples: {
    pass: [
      {
        type: 'Task',
        summary: 'Start page',
        description: 'The page is drawn in less than 2 seconds and is no longer cut off.',
      },
      {
        type: 'Task',
        summary: 'Startseite',
        description:
          'Die Seite ist in weniger als 2 Sekunden da und wird nicht mehr abgeschnitten.',
      },
      {
        type: 'Task',
        summary: 'Accueil',
        description: 'La page est affichée en 2 secondes et elle est supérieure à 300 pixels.',
      },
      {
        type: 'Task',
        summary: 'Inicio',
        description: 'La página se muestra en 2 segundos y no es superior a 300 píxeles.',
      },
    ],
    fail: [
      {
        type: 'Task',
        summary: 'Start page',
        description: 'The page is drawn faster and shows more of the books.',
      },
      {
        type: 'Task',
        summary: 'Startseite',
        description: 'Die Seite soll deutlich schneller werden und mehr Bücher zeigen.',
      },
      {
        type: 'Task',
        summary: 'Accueil',
        description: 'La page est plus rapide et elle montre davantage de livres.',
      },
      {
        type: 'Task',
        summary: 'Inicio',
        description: 'La página es más rápida y la lista es mejor para los clientes.',
      },
    ],
  },
});
