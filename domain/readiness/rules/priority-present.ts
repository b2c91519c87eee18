import { isNotRead } from '../../normalise/plain-value.ts';
import { fail, notApplicable, pass, type Rule, unreadable } from '../rule.ts';

/** What sites call a priority that nobody set. */
const unset =
  /^(?:none|no priority|not set|unset|undefined|unprioriti[sz]ed|tbd|keine|nicht gesetzt|ohne|aucune?|non définie?|sans|ningun[ao]|sin definir|sin prioridad)$/i;

/** Somebody has said how urgent it is. */
export const priorityPresent: Rule = {
  id: 'priority.present',
  about: {
    en: 'A priority is set, where there is a field for it, so that it is known what comes first.',
    de: 'Eine Priorität ist gesetzt, wo es ein Feld dafür gibt, damit klar ist, was zuerst kommt.',
    fr: 'Une priorité est indiquée, là où il existe un champ pour cela, afin de savoir ce qui passe en premier.',
    es: 'Hay una prioridad, donde existe un campo para ella, para saber qué va primero.',
  },
  kinds: ['story', 'task', 'bug'],
  cost: 1,
  reads: ['priority'],
  finding: {
    en: { title: 'No priority', advice: 'Set its priority.' },
    de: { title: 'Keine Priorität', advice: 'Setzen Sie die Priorität.' },
    fr: { title: 'Pas de priorité', advice: 'Indiquez sa priorité.' },
    es: { title: 'Sin prioridad', advice: 'Indica su prioridad.' },
  },
  question: {
    en: 'How urgent is it beside the other work?',
    de: 'Wie dringend ist es neben der übrigen Arbeit?',
    fr: 'Quelle est son urgence par rapport au reste du travail ?',
    es: '¿Qué urgencia tiene frente al resto del trabajo?',
  },
  evaluate({ issue }) {
    const priority = issue.values['field:priority'];
    if (priority === undefined) return notApplicable;
    if (isNotRead(priority)) return unreadable;
    const isSet = typeof priority === 'string' && !unset.test(priority.trim());
    return isSet && priority.trim() !== '' ? pass() : fail();
  },
  examples: {
    pass: [{ type: 'Task', summary: 'Rotate the mail key', priority: 'High' }],
    fail: [{ type: 'Task', summary: 'Rotate the mail key', priority: 'Not set' }],
  },
};
