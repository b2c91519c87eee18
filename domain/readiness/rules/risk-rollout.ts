import { fail, failIfRead, notApplicable, pass, type Rule } from '../rule.ts';
import { wordFinder } from '../spoken.ts';

const prepared = wordFinder({
  en: 'roll-?out|roll-?back|rolled back|roll back|feature flags?|behind a flag|revert|canary|backup|back-?out|dark launch|dry run|staged|gradual(?:ly)?',
  de: 'rollback|ausgerollt|ausrollen|zurückgerollt|zurückrollen|rückbau|feature-?(?:flag|schalter)|schrittweise|stufenweise|sicherung|probelauf|rückgängig',
  fr: 'retour (?:en )?arrière|revenir en arrière|déploiement|déployée?s?|sauvegarde|progressive(?:ment)?|par étapes|répétition à blanc',
  es: 'despliegue|se despliega|reversión|revertir|marcha atrás|copia de seguridad|gradual(?:mente)?|por etapas|ensayo general',
});

/** Risky work says how it goes out and how it comes back. */
export const riskRollout: Rule = {
  id: 'risk.rollout',
  about: {
    en: 'Work in a risky area (payments, migrations, permissions, …) says how it is rolled out or rolled back.',
    de: 'Arbeit in einem heiklen Bereich (Zahlungen, Migrationen, Berechtigungen, …) sagt, wie sie ausgerollt oder zurückgenommen wird.',
    fr: 'Un travail dans un domaine à risque (paiements, migrations, droits, …) dit comment il est déployé ou annulé.',
    es: 'El trabajo en un área de riesgo (pagos, migraciones, permisos, …) dice cómo se despliega o se revierte.',
  },
  kinds: ['story', 'task', 'epic'],
  cost: 3,
  finding: {
    en: {
      title: 'No word on rollout or rollback',
      advice: 'Say how this risky change goes out and how it is taken back.',
    },
    de: {
      title: 'Nichts zu Einführung oder Rücknahme',
      advice: 'Sagen Sie, wie diese riskante Änderung eingeführt und wie sie zurückgenommen wird.',
    },
    fr: {
      title: 'Rien sur la mise en production ni le retour arrière',
      advice:
        'Dites comment ce changement risqué est mis en production et comment on revient en arrière.',
    },
    es: {
      title: 'Nada sobre despliegue ni reversión',
      advice: 'Di cómo se despliega este cambio arriesgado y cómo se revierte.',
    },
  },
  question: {
    en: 'How does this change[ ({words})] go out, and how is it taken back if it fails?',
    de: 'Wie wird diese Änderung[ ({words})] ausgerollt, und wie wird sie zurückgenommen, wenn sie scheitert?',
    fr: 'Comment ce changement[ ({words})] est-il déployé, et comment revient-on en arrière en cas d’échec ?',
    es: '¿Cómo se despliega este cambio[ ({words})] y cómo se revierte si falla?',
  },
  evaluate(subject) {
    const { risks } = subject;
    const { texts, language } = subject.issue;
    if (risks.length === 0) return failIfRead(texts, notApplicable);
    if (texts.some(({ text }) => prepared(language)(text) !== null)) return pass();
    // A word of each area first: of many a report shows the first ones.
    const firsts = risks.flatMap(({ spans }) => spans.slice(0, 1));
    const others = risks.flatMap(({ spans }) => spans.slice(1));
    const areas = risks.map(({ area }) => area).join(' ');
    return failIfRead(texts, fail([...firsts, ...others], { areas }));
  },
  examples: {
    pass: [
      {
        type: 'Task',
        summary: 'Add a column for refunds',
        description: 'A migration adds the column behind a feature flag; rollback drops it.',
      },
    ],
    fail: [
      {
        type: 'Task',
        summary: 'Add a column for refunds',
        description: 'A migration adds the column to the table of orders.',
      },
    ],
  },
};
