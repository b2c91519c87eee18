import { fail, failIfRead, numberParam, pass, type Rule } from '../rule.ts';

/** The description says enough to start from. */
export const descriptionPresent: Rule = {
  id: 'description.present',
  about: 'The description, with the fields for acceptance criteria, has at least fifteen words.',
  cost: 3,
  evaluate({ tokens, issue }, params) {
    const words = tokens.filter(({ field }) => field.key !== 'summary').length;
    const fewest = numberParam(params, 'fewest', 15);
    return words >= fewest ? pass() : failIfRead(issue.texts, fail([], { words, fewest }));
  },
  examples: {
    pass: [
      {
        type: 'Task',
        summary: 'Rotate the mail key',
        description:
          'The key that signs our mail expires in March. Make a new one, publish it in DNS, and switch after two days.',
      },
    ],
    fail: [{ type: 'Task', summary: 'Rotate the mail key', description: 'See mail.' }],
  },
};
