import type { Span } from '../../issue.ts';
import { fail, passIfRead, type Rule, spanOf } from '../rule.ts';
import { inCode } from '../within.ts';

const placeholder =
  /\b(?:TBD|TBC|TODO|FIXME|XXX|to be (?:defined|decided|determined|confirmed|discussed)|lorem ipsum)\b|\?{2,}|<(?:insert|add|fill in)[^>\n]{0,60}>|\[(?:insert|add|fill in)[^\]\n]{0,60}\]/gi;

/** Nothing is left to be filled in. */
export const placeholdersOpen: Rule = {
  id: 'placeholders.open',
  about: 'No placeholder is left: TBD, ???, "to be defined".',
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
  evaluate({ issue }) {
    const evidence: Span[] = [];
    for (const field of issue.texts) {
      const isCode = inCode(field);
      for (const found of field.text.matchAll(placeholder)) {
        const start = found.index;
        if (isCode(start)) continue;
        evidence.push(spanOf(field, start, start + found[0].length));
      }
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
