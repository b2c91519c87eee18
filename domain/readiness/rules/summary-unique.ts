import { fail, notApplicable, pass, type Rule, spanOf } from '../rule.ts';

/** Nothing else of the project is called the same. */
export const summaryUnique: Rule = {
  id: 'summary.unique',
  about: {
    en: 'No other open work item of the project has the same summary, as far as they were read.',
    de: 'Kein anderer offener Vorgang des Projekts hat dieselbe Zusammenfassung, soweit sie gelesen wurden.',
    fr: 'Aucun autre ticket ouvert du projet n’a le même résumé, pour autant qu’ils aient été lus.',
    es: 'Ninguna otra actividad abierta del proyecto tiene el mismo resumen, hasta donde se han leído.',
  },
  kinds: ['story', 'task', 'bug', 'epic', 'spike', 'other'],
  cost: 3,
  reads: ['summary'],
  finding: {
    en: {
      title: 'Same summary as another work item',
      advice: 'Close one of the two if they are the same, or say in the summary what differs.',
    },
    de: {
      title: 'Gleiche Zusammenfassung wie ein anderer Vorgang',
      advice:
        'Schließen Sie einen der beiden, wenn sie dasselbe sind, oder sagen Sie in der Zusammenfassung, was sie unterscheidet.',
    },
    fr: {
      title: 'Même résumé qu’un autre ticket',
      advice: 'Fermez l’un des deux s’ils sont identiques, ou dites dans le résumé ce qui diffère.',
    },
    es: {
      title: 'Mismo resumen que otra actividad',
      advice: 'Cierra una de las dos si son lo mismo, o di en el resumen en qué se diferencian.',
    },
  },
  question: {
    en: 'Is this the same as another work item with this summary[ ({words})], or what differs?',
    de: 'Ist das dasselbe wie ein anderer Vorgang mit dieser Zusammenfassung[ ({words})], oder was ist anders?',
    fr: 'Est-ce la même chose qu’un autre ticket au même résumé[ ({words})], ou qu’est-ce qui diffère ?',
    es: '¿Es lo mismo que otra actividad con este resumen[ ({words})], o en qué se diferencia?',
  },
  evaluate({ summary, sameSummaries }) {
    if (sameSummaries === null || summary.read !== 'ok') return notApplicable;
    if (sameSummaries === 0) return pass();
    return fail([spanOf(summary, 0, summary.text.length)], { others: sameSummaries });
  },
  examples: {
    pass: [{ type: 'Task', summary: 'Rotate the mail key', sameSummaries: 0 }],
    fail: [{ type: 'Task', summary: 'Rotate the mail key', sameSummaries: 1 }],
  },
};
