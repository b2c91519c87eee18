import { fail, notApplicable, pass, type Rule, unreadable } from '../rule.ts';

/** It is known which part of the system it touches. */
export const componentPresent: Rule = {
  id: 'component.present',
  about: {
    en: 'A component is set, where there is a field for it, so that the right people see it.',
    de: 'Eine Komponente ist gesetzt, wo es ein Feld dafür gibt, damit die Richtigen es sehen.',
    fr: 'Un composant est indiqué, là où il existe un champ pour cela, afin que les bonnes personnes le voient.',
    es: 'Hay un componente, donde existe un campo para ello, para que lo vean las personas adecuadas.',
  },
  cost: 1,
  reads: ['components'],
  finding: {
    en: { title: 'No component', advice: 'Set the component it touches.' },
    de: { title: 'Keine Komponente', advice: 'Wählen Sie die betroffene Komponente aus.' },
    fr: { title: 'Pas de composant', advice: 'Indiquez le composant concerné.' },
    es: { title: 'Sin componente', advice: 'Indica el componente afectado.' },
  },
  question: {
    en: 'Which component does it touch?',
    de: 'Welche Komponente ist betroffen?',
    fr: 'Quel composant est concerné ?',
    es: '¿Qué componente está afectado?',
  },
  evaluate({ issue }) {
    const components = issue.values['field:components'];
    if (components === undefined) return notApplicable;
    if (!Array.isArray(components)) return unreadable;
    return components.length > 0 ? pass() : fail();
  },
  examples: {
    pass: [{ type: 'Task', summary: 'Rotate the mail key', components: ['Mail'] }],
    fail: [{ type: 'Task', summary: 'Rotate the mail key', components: [] }],
  },
};
