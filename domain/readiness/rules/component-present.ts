import { fail, pass, type Rule } from '../rule.ts';

/** It is known which part of the system it touches. */
export const componentPresent: Rule = {
  id: 'component.present',
  about: 'A component is set, so that the right people see it.',
  cost: 1,
  evaluate({ issue }) {
    const components = issue.values['field:components'];
    return Array.isArray(components) && components.length > 0 ? pass() : fail();
  },
  examples: {
    pass: [],
    fail: [{ type: 'Task', summary: 'Rotate the mail key', description: 'The key expires.' }],
  },
};
