import { namedPart } from '../named-part.ts';

export const testPlan = namedPart({
  id: 'test.plan',
  about: 'It says how it will be tested.',
  kinds: ['story', 'task', 'epic'],
  cost: 3,
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
