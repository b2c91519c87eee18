import { beforeAll, describe, expect, it } from '@jest/globals';
import { requestWords } from '../../../forge-app/static/app/src/admin/model/request-words.ts';
import { catalog } from '../../../forge-app/static/app/src/language/catalogs/en/model.ts';
import { learnWords, speak } from '../../../forge-app/static/app/src/language/translate.ts';

const request = {
  prompt: 'review/1',
  answer: 'remarks' as const,
  endpoint: 'https://model.example',
  model: 'small',
  fields: ['summary'],
  redactions: { mail: 1, secret: 0, name: 1 },
  bytes: 2345,
  digest: 'sha256:0',
  body: '{}',
};
const words = (money: number | null, operatorMoney: number | null) =>
  requestWords({ ...request, atMost: { input: 1234, output: 2000, money, operatorMoney } });

beforeAll(() => {
  speak('en-GB');
  learnWords('model', catalog);
});

describe('G6 a request as the page announces it', () => {
  it('says where it goes, what was taken out, and its tokens', () => {
    expect(words(null, null)).toBe(
      'review/1 to https://model.example, small: 2,345 bytes, 2 places taken out' +
        ' · about 1,234 tokens sent, at most 2,000 received',
    );
  });

  it('says what it costs, to the millionth, by the prices that there are', () => {
    expect(words(0.002345, null)).toMatch(/ · cost at most 0\.002345$/);
    expect(words(null, 0.5)).toMatch(/ · cost to the operator at most 0\.5$/);
  });
});
