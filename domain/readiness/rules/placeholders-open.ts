import type { Span } from '../../issue.ts';
import { fail, passIfRead, type Rule, spanOf } from '../rule.ts';
import { wordPattern } from '../spoken.ts';
import { inCode } from '../within.ts';

const words = wordPattern(
  {
    en: 'TBD|TBC|FIXME|XXX|to be (?:defined|decided|determined|confirmed|discussed)|lorem ipsum',
    de: '(?:noch )?zu (?:klären|definieren|bestimmen|entscheiden)|wird noch (?:geklärt|definiert|festgelegt|entschieden|ergänzt)|noch offen',
    fr: 'à (?:définir|déterminer|préciser|confirmer|compléter|décider|discuter)',
    es: 'por (?:definir|determinar|decidir|confirmar|concretar)|pendientes? de (?:definir|decidir|confirmar|concretar)',
  },
  'giu',
);
/** In capitals only, and not before an article: "todo" is a word of Spanish. */
const toDo =
  /(?<![\p{L}\p{N}_])TODO(?![\p{L}\p{N}_]| (?:el|la|lo|los|las|un|una|EL|LA|LO|LOS|LAS|UN|UNA) )/gu;
const marks =
  /\?{2,}|<(?:insert|add|fill in|hier|insérer|insertar)[^>\n]{0,60}>|\[(?:insert|add|fill in|hier|insérer|insertar)[^\]\n]{0,60}\]/giu;

/** Nothing is left to be filled in. */
export const placeholdersOpen: Rule = {
  id: 'placeholders.open',
  about: {
    en: 'No placeholder is left: TBD, ???, "to be defined".',
    de: 'Kein Platzhalter ist stehen geblieben: TBD, ???, „wird noch geklärt“.',
    fr: 'Aucun texte provisoire ne reste : TBD, ???, « à définir ».',
    es: 'No queda ningún texto provisional: TBD, ???, «por definir».',
  },
  cost: 2,
  finding: {
    en: { title: 'Open placeholders', advice: 'Fill in the marked places or delete them.' },
    de: {
      title: 'Offene Platzhalter',
      advice: 'Füllen Sie die markierten Stellen aus oder löschen Sie sie.',
    },
    fr: {
      title: 'Des passages à compléter',
      advice: 'Complétez les passages signalés ou supprimez-les.',
    },
    es: { title: 'Huecos por rellenar', advice: 'Rellena las partes marcadas o bórralas.' },
  },
  question: {
    en: 'What belongs in place of {words}?',
    de: 'Was gehört an die Stelle von {words}?',
    fr: 'Que faut-il mettre à la place de {words} ?',
    es: '¿Qué va en lugar de {words}?',
  },
  evaluate({ issue }) {
    const evidence: Span[] = [];
    for (const field of issue.texts) {
      const isCode = inCode(field);
      const found = [words(issue.language), toDo, marks]
        // Most texts hold none, and to look for the first is cheaper than for all.
        .filter((pattern) => field.text.search(pattern) >= 0)
        .flatMap((pattern) => [...field.text.matchAll(pattern)])
        .toSorted((a, b) => a.index - b.index);
      for (const { index: start, 0: text } of found)
        if (!isCode(start)) evidence.push(spanOf(field, start, start + text.length));
    }
    return evidence.length === 0
      ? passIfRead(issue.texts)
      : fail(evidence, { places: evidence.length });
  },
  examples: {
    pass: [
      { type: 'Task', summary: 'Rotate the mail key', description: 'The key expires in March.' },
    ],
    fail: [
      { type: 'Task', summary: 'Rotate the mail key', description: 'Key length: TBD. Owner: ???' },
    ],
  },
};
