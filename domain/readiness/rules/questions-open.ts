import type { Span } from '../../issue.ts';
import { fail, passIfRead, type Rule, spanOf } from '../rule.ts';
import { inCode } from '../within.ts';

/** UTF-16 units of a question; what is shorter is a mark, what is longer is no question. */
const shortest = 6;
const longest = 200;

/** Nothing waits for an answer. */
export const questionsOpen: Rule = {
  id: 'questions.open',
  about: {
    en: 'The description asks nothing that nobody has answered.',
    de: 'Die Beschreibung fragt nichts, worauf noch niemand geantwortet hat.',
    fr: 'La description ne pose aucune question restée sans réponse.',
    es: 'La descripción no pregunta nada que nadie haya respondido.',
  },
  cost: 4,
  finding: {
    en: { title: 'Open questions', advice: 'Answer the marked questions in the text.' },
    de: { title: 'Offene Fragen', advice: 'Beantworten Sie die markierten Fragen im Text.' },
    fr: {
      title: 'Des questions ouvertes',
      advice: 'Répondez dans le texte aux questions signalées.',
    },
    es: { title: 'Preguntas abiertas', advice: 'Responde en el texto a las preguntas marcadas.' },
  },
  question: {
    en: 'The text asks {words} What is the answer?',
    de: 'Im Text steht die Frage {words} Wie lautet die Antwort?',
    fr: 'Le texte demande {words} Quelle est la réponse ?',
    es: 'El texto pregunta {words} ¿Cuál es la respuesta?',
  },
  evaluate({ description }) {
    const { text } = description;
    const isCode = inCode(description);
    const evidence: Span[] = [];
    for (const { index } of text.matchAll(/\?(?=\s|$)/g)) {
      const isAnswered = /^\?\s{0,4}(?:a|answer|antwort|r|réponse|respuesta)\s?:/i.test(
        text.slice(index, index + 16),
      );
      if (isCode(index) || isAnswered) continue;
      const before = text.slice(Math.max(0, index - longest), index);
      const asked = before.split(/[.!?\n]/).at(-1) ?? '';
      const lead = asked.length - asked.trimStart().length;
      if (asked.trim().length >= shortest)
        evidence.push(spanOf(description, index - asked.length + lead, index + 1));
    }
    return evidence.length === 0
      ? passIfRead([description])
      : fail(evidence, { questions: evidence.length });
  },
  examples: {
    pass: [
      { type: 'Task', summary: 'Rotate the mail key', description: 'The key expires in March.' },
      { type: 'Task', summary: 'Mail key', description: 'Q: Who owns the zone? A: The web team.' },
    ],
    fail: [{ type: 'Task', summary: 'Rotate the mail key', description: 'Who owns the DNS zone?' }],
  },
};
