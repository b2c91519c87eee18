import { titlePattern, wordPattern } from '../readiness/spoken.ts';

/** The parts of a work order that an issue may say in its own words, in the order they are told. */
export const partNames = [
  'objective',
  'background',
  'inScope',
  'outOfScope',
  'assumptions',
  'acceptanceCriteria',
  'implementationNotes',
  'testPlan',
  'risks',
  'rollout',
  'openQuestions',
] as const;

export type PartName = (typeof partNames)[number];

/** Where a part is looked for: by the titles of sections, and by words of sentences outside them. */
interface PartWords {
  title: RegExp;
  words?: ReturnType<typeof wordPattern>;
}

/** Parts that are found by what people write above or in them; the first whose title fits takes a section. */
export const partWords: [PartName, PartWords][] = [
  [
    'outOfScope',
    {
      title: titlePattern({
        en: 'out of scope|not in scope|non-?goals|not included|exclusions',
        de: 'abgrenzung|nicht im umfang|nicht enthalten|gehört nicht dazu|nicht-?ziele',
        fr: 'hors (?:du )?périmètre|non inclus|non[- ]objectifs|exclusions',
        es: 'fuera del? alcance|no incluye|no incluido|exclusiones|no objetivos',
      }),
      words: wordPattern({
        en: 'out of scope|not in scope|does not include|not part of',
        de: 'nicht (?:im|zum) umfang|gehör(?:t|en) nicht dazu|nicht teil|kein teil',
        fr: 'hors (?:du )?périmètre|ne comprend pas|ne fait pas partie|ne font pas partie',
        es: 'fuera del? alcance|no incluye|no forma parte|no forman parte|queda(?:n)? fuera',
      }),
    },
  ],
  [
    'rollout',
    {
      title: titlePattern({
        en: 'roll-?out|roll-?back|deployment|release (?:plan|notes)',
        de: 'einführung|ausrollen|rücknahme|auslieferung',
        fr: 'déploiement|mise en production|retour (?:en )?arrière',
        es: 'despliegue|puesta en producción|reversión|marcha atrás',
      }),
      words: wordPattern({
        en: 'roll(?:ed|s)? ?-?out|roll(?:ed|s)? ?-?back|feature flags?|behind a flag|canary|dark launch',
        de: 'ausgerollt|ausrollen|zurückgerollt|zurückrollen|feature-?(?:flag|schalter)|rollback',
        fr: 'retour (?:en )?arrière|revenir en arrière|déployée?s?|drapeau de fonctionnalité',
        es: 'se despliega|reversión|revertir|marcha atrás',
      }),
    },
  ],
  [
    'testPlan',
    {
      title: titlePattern({
        en: '^test(?:s|ing| plan| notes| cases)?$|how to test|verification|\\bqa\\b',
        de: 'testplan|testfälle|^tests?$|abnahmetest',
        fr: 'plan de tests?|comment tester|^recette$',
        es: 'plan de pruebas?|^pruebas?$|cómo probar',
      }),
    },
  ],
  [
    'assumptions',
    {
      title: titlePattern({
        en: 'assumptions?|prerequisites?|preconditions?',
        de: 'annahmen?|voraussetzung(?:en)?|vorbedingung(?:en)?',
        fr: 'hypothèses?|prérequis|conditions préalables',
        es: 'supuestos?|requisitos previos|precondiciones',
      }),
      words: wordPattern({
        en: 'we assume|assuming|it is assumed',
        de: 'wir nehmen an|vorausgesetzt|unter der annahme',
        fr: 'nous supposons|on suppose|en supposant',
        es: 'suponemos|se supone|suponiendo',
      }),
    },
  ],
  [
    'implementationNotes',
    {
      title: titlePattern({
        en: 'implementation|technical|tech notes|approach|design notes|developer notes',
        de: 'umsetzung|technische|implementierung|lösungsansatz',
        fr: 'mise en œuvre|notes? techniques?|implémentation|approche',
        es: 'implementación|notas? técnicas?|enfoque',
      }),
    },
  ],
  [
    'risks',
    {
      title: titlePattern({
        en: '^risks?\\b',
        de: '^risik(?:o|en)\\b',
        fr: '^risques?\\b',
        es: '^riesgos?\\b',
      }),
    },
  ],
  [
    'background',
    {
      title: titlePattern({
        en: 'background|context|motivation|^why\\b|^problem|current (?:state|situation)',
        de: 'hintergrund|kontext|motivation|^warum|^problem|ausgangslage',
        fr: 'contexte|motivation|^pourquoi|^problème|situation actuelle',
        es: 'contexto|antecedentes|motivación|^por qué|^problema|situación actual',
      }),
    },
  ],
  [
    'objective',
    {
      title: titlePattern({
        en: 'objectives?|^goals?$|purpose|user story|^summary$|^description$',
        de: '^ziele?$|zielsetzung|zweck|^beschreibung$',
        fr: '^objectifs?$|^but$|^description$',
        es: '^objetivos?$|propósito|^descripción$',
      }),
    },
  ],
  [
    'inScope',
    {
      title: titlePattern({
        en: '^(?:in )?scope$|what is included|deliverables|^(?:sub-?)?tasks?$|^to.?do$',
        de: '^(?:im )?umfang$|enthalten$|^aufgaben$',
        fr: '^périmètre$|^inclus$|^tâches$',
        es: '^alcance$|^incluye$|^tareas$',
      }),
    },
  ],
];
