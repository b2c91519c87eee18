import { fail, pass, type Rule, spanOf } from '../rule.ts';

const question = /[^.!?\n]{6,200}\?(?=\s|$)/g;

/** Nothing waits for an answer. */
export const questionsOpen: Rule = {
  id: 'questions.open',
  about: 'The description asks nothing that nobody has answered.',
  cost: 4,
  evaluate({ description }) {
    const evidence = [...description.text.matchAll(question)].map((found) => {
      const lead = found[0].length - found[0].trimStart().length;
      return spanOf(description, found.index + lead, found.index + found[0].length);
    });
    return evidence.length === 0 ? pass() : fail(evidence, { questions: evidence.length });
  },
  examples: {
    pass: [
      { type: 'Task', summary: 'Rotate the mail key', description: 'The key expires in March.' },
    ],
    fail: [{ type: 'Task', summary: 'Rotate the mail key', description: 'Who owns the DNS zone?' }],
  },
};
