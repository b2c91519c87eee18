import { namedPart } from '../named-part.ts';

export const testPlan = namedPart({
  id: 'test.plan',
  about: 'It says how it will be tested.',
  kinds: ['story', 'task', 'epic'],
  cost: 3,
  finding: {
    en: { title: 'No test plan', advice: 'Say how it will be tested.' },
    de: { title: 'Kein Testplan', advice: 'Sagen Sie, wie es getestet wird.' },
    fr: { title: 'Pas de plan de test', advice: 'Dites comment ce sera testé.' },
    es: { title: 'Sin plan de pruebas', advice: 'Di cómo se probará.' },
  },
  title: /test(s|ing| plan| notes)?$|how to test|verification|qa/i,
  words:
    /\b(test plan|how to test|tested (?:by|with)|unit tests?|integration tests?|e2e|qa (?:notes|steps)|verified by)\b/i,
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
