import { fail, failIfRead, pass, type Rule, spanOf } from '../rule.ts';

/** There is something to judge: words beyond a bare title. */
export const contentPresent: Rule = {
  id: 'content.present',
  about: {
    en: 'There is something to judge: words beyond a bare title.',
    de: 'Es gibt etwas zu beurteilen: Worte über einen bloßen Titel hinaus.',
    fr: 'Il y a de quoi évaluer : des mots au-delà d’un simple titre.',
    es: 'Hay algo que evaluar: palabras más allá de un simple título.',
  },
  cost: 4,
  finding: {
    en: { title: 'Nothing to judge', advice: 'Describe what is wanted in a sentence or two.' },
    de: {
      title: 'Nichts zu beurteilen',
      advice: 'Beschreiben Sie in ein, zwei Sätzen, was gewünscht ist.',
    },
    fr: { title: 'Rien à évaluer', advice: 'Décrivez en une ou deux phrases ce qui est souhaité.' },
    es: { title: 'Nada que evaluar', advice: 'Describe en una o dos frases lo que se quiere.' },
  },
  question: {
    en: 'What is wanted[ with {words}], and why?',
    de: 'Was ist[ mit {words}] gewünscht, und warum?',
    fr: 'Que faut-il obtenir[ avec {words}], et pourquoi ?',
    es: '¿Qué se quiere conseguir[ con {words}] y por qué?',
  },
  evaluate({ summary, tokens, issue }) {
    const body = tokens.filter(({ field }) => field.key !== 'summary');
    if (body.length >= 3) return pass();
    const title = tokens.length - body.length;
    const isWritten = issue.texts.some(({ key, read }) => key !== 'summary' && read === 'ok');
    if (isWritten && title >= 3) return pass();
    const evidence = summary.text.trim() === '' ? [] : [spanOf(summary, 0, summary.text.length)];
    return failIfRead(issue.texts, fail(evidence));
  },
  examples: {
    pass: [
      {
        type: 'Task',
        summary: 'Rotate the mail key',
        description: 'The key expires in March. Make a new one and install it.',
      },
    ],
    fail: [{ type: 'Task', summary: 'Checkout' }],
  },
};
