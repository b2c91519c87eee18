import { isNotRead } from '../../normalise/plain-value.ts';
import { estimatesOf } from '../estimates.ts';
import { isEmpty } from '../formula/field-value.ts';
import { fail, notApplicable, pass, type Rule, unreadable } from '../rule.ts';

/** Somebody has thought about its size. */
export const estimatePresent: Rule = {
  id: 'estimate.present',
  about: {
    en: 'There is an estimate, where the site has a field for one.',
    de: 'Es gibt eine Schätzung, wo die Site ein Feld dafür hat.',
    fr: 'Il y a une estimation, là où le site a un champ pour cela.',
    es: 'Hay una estimación, donde el sitio tiene un campo para ella.',
  },
  kinds: ['story', 'task', 'bug'],
  cost: 2,
  reads: ['estimate'],
  finding: {
    en: { title: 'No estimate', advice: 'Estimate it, or say why that is not possible yet.' },
    de: {
      title: 'Keine Schätzung',
      advice: 'Schätzen Sie den Aufwand oder sagen Sie, warum das noch nicht geht.',
    },
    fr: {
      title: 'Pas d’estimation',
      advice: 'Estimez-le, ou dites pourquoi ce n’est pas encore possible.',
    },
    es: { title: 'Sin estimación', advice: 'Estima el esfuerzo o di por qué aún no es posible.' },
  },
  question: {
    en: 'How much work is it, or what stands in the way of an estimate?',
    de: 'Wie groß ist der Aufwand, oder was steht einer Schätzung im Weg?',
    fr: 'Quelle est l’estimation, ou qu’est-ce qui empêche d’estimer ?',
    es: '¿Cuánto trabajo es, o qué impide estimarlo?',
  },
  evaluate({ issue }) {
    const estimates = estimatesOf(issue);
    if (estimates.length === 0) return notApplicable;
    if (estimates.some((value) => !isEmpty(value) && !isNotRead(value))) return pass();
    return estimates.some(isNotRead) ? unreadable : fail();
  },
  examples: {
    pass: [{ type: 'Task', summary: 'Rotate the mail key', storyPoints: 3 }],
    fail: [{ type: 'Task', summary: 'Rotate the mail key', storyPoints: null }],
  },
};
