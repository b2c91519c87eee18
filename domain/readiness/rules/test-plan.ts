import { namedPart } from '../named-part.ts';
import { titlePattern, wordFinder } from '../spoken.ts';

export const testPlan = namedPart({
  id: 'test.plan',
  about: {
    en: 'It says how it will be tested.',
    de: 'Es steht da, wie getestet wird.',
    fr: 'Il est dit comment ce sera testé.',
    es: 'Se dice cómo se probará.',
  },
  kinds: ['story', 'task', 'epic'],
  cost: 3,
  finding: {
    en: { title: 'No test plan', advice: 'Say how it will be tested.' },
    de: { title: 'Kein Testplan', advice: 'Sagen Sie, wie es getestet wird.' },
    fr: { title: 'Pas de plan de test', advice: 'Dites comment ce sera testé.' },
    es: { title: 'Sin plan de pruebas', advice: 'Di cómo se probará.' },
  },
  question: {
    en: 'How will it be tested?',
    de: 'Wie wird es getestet?',
    fr: 'Comment cela sera-t-il testé ?',
    es: '¿Cómo se probará?',
  },
  title: titlePattern({
    en: 'test(s|ing| plan| notes)?$|how to test|verification|\\bqa\\b',
    de: 'testplan|testfälle|testen$|abnahmetest|prüfung$',
    fr: 'plan de tests?|comment tester|vérification|recette$',
    es: 'pruebas?$|plan de pruebas?|cómo probar|verificación',
  }),
  words: wordFinder({
    en: 'test plan|how to test|tested (?:by|with)|unit tests?|integration tests?|e2e|qa (?:notes|steps)|verified by',
    de: 'testplan|wird getestet|getestet (?:mit|durch|in)|modultests?|unit-?tests?|integrationstests?|geprüft durch',
    fr: "plan de tests?|testée?s? (?:par|avec|sur)|tests? unitaires?|tests? d[’']intégration|vérifiée? par",
    es: 'plan de pruebas?|se prueban? (?:con|en)|probad[oa]s? (?:por|con|en)|pruebas? unitarias?|pruebas? de integración|verificad[oa] por',
  }),
  examples: {
    pass: [
      {
        type: 'Story',
        summary: 'Saved cards',
        description: 'Test plan\n\nTested with the sandbox of the provider.',
      },
    ],
    fail: [{ type: 'Story', summary: 'Saved cards', description: 'Customers can save cards.' }],
  },
});
