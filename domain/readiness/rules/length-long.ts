import { fail, numberParam, passIfRead, type Rule } from '../rule.ts';

/** Short enough to be read. */
export const lengthLong: Rule = {
  id: 'length.long',
  about: 'The texts have at most 1,200 words outside code.',
  cost: 4,
  evaluate({ tokens, issue }, params) {
    const most = numberParam(params, 'most', 1200);
    return tokens.length <= most
      ? passIfRead(issue.texts)
      : fail([], { words: tokens.length, most });
  },
  examples: {
    pass: [{ type: 'Task', summary: 'Rotate the mail key', description: 'The key expires.' }],
    fail: [],
  },
};
