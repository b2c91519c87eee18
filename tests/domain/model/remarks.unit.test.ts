import { describe, expect, it } from '@jest/globals';
import { plainAnswer } from '../../../domain/model/plain-answer.ts';
import { readRemarks } from '../../../domain/model/remarks.ts';
import { readSubtasks } from '../../../domain/model/subtasks.ts';
import { ungroundedIn } from '../../../domain/model/ungrounded.ts';
import { egressFor, retryStory } from '../../helpers/model.ts';

const say = (value: unknown) => JSON.stringify(value);
const remark = (source: object, words = 'What happens then?', confidence = 'high') => ({
  source,
  remark: words,
  confidence,
});
const quote = (value: string) => ({ kind: 'quote', value });

const { egress, issue } = egressFor('remarks', retryStory, { failed: ['scope.boundaries'] });
const read = (...remarks: object[]) =>
  readRemarks(say({ remarks }), egress, { issue, failed: ['scope.boundaries'] });
const reasonOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    return (error as { details?: { reason?: string } }).details?.reason;
  }
  return null;
};

describe('R10 a remark', () => {
  it('carries the span of the words it quotes, a rule that failed, or it is an assumption', () => {
    const { remarks } = read(
      remark(quote('a pause that grows')),
      remark({ kind: 'rule', value: 'scope.boundaries' }),
      remark({ kind: 'assumption', value: '' }),
    );
    expect(remarks.map(({ source, confidence }) => [source, confidence])).toEqual([
      [
        {
          kind: 'issue',
          span: { field: 'description', start: 5, end: 23, text: 'a pause that grows' },
        },
        'high',
      ],
      [{ kind: 'rule', rule: 'scope.boundaries' }, 'high'],
      [{ kind: 'assumption' }, 'low'],
    ]);
  });

  it.each([
    [quote('words that stand nowhere')],
    [quote('A pause that grows')],
    [quote('the')],
    [quote('“a pause that grows”')],
    [quote('a pause\u200b that grows')],
    [quote('a pause that grows'.repeat(200))],
    [{ kind: 'rule', value: '__proto__' }],
    [{ kind: 'rule', value: 'bug.steps' }],
  ])('of %j is an assumption, whatever the model says', (source) => {
    expect(read(remark(source)).remarks).toMatchObject([
      { source: { kind: 'assumption' }, confidence: 'low' },
    ]);
  });

  it('that quotes what was redacted carries the words as they stand in the issue', () => {
    const row = { ...retryStory, description: 'Mail ada@lumen.example when it fails.' };
    const sent = egressFor('remarks', row);
    const answer = say({ remarks: [remark(quote('Mail [mail] when'))] });
    const { remarks } = readRemarks(answer, sent.egress, { issue: sent.issue, failed: [] });
    expect(remarks).toMatchObject([{ source: { span: { text: 'Mail ada@lumen.example when' } } }]);
  });

  it('with numbers, names or endpoints that the issue lacks is flagged and not sure', () => {
    const words =
      'Does BillingHub call /v9/ledger more than 17 times for PaymentState at /orders/{id}?';
    expect(read(remark(quote('a pause that grows'), words)).remarks).toMatchObject([
      { confidence: 'low', ungrounded: ['17', '/v9/ledger', 'BillingHub'] },
    ]);
  });

  it('is one of five at most; what is no plain text is refused and counted', () => {
    const many = Array.from({ length: 9 }, () => remark(quote('a pause that grows')));
    expect(read(...many).remarks).toHaveLength(5);
    const bad = remark(quote('a pause that grows'), 'See https://evil.example/x');
    const long = remark(quote('a pause that grows'), 'word '.repeat(100));
    expect(read(bad, long)).toEqual({ remarks: [], refused: 2 });
  });

  it.each([
    ['no_json', '{"remarks":['],
    ['wrong_shape', say({ remarks: [{ ...remark(quote('x')), score: 100 }] })],
    ['wrong_shape', say({ remarks: [], operations: [] })],
    ['wrong_shape', say({ remarks: [remark({ kind: 'oath', value: '' })] })],
    ['wrong_shape', say([])],
    ['wrong_shape', 'null'],
    ['too_many', say({ remarks: Array.from({ length: 51 }, () => remark(quote('x'))) })],
    ['too_long', say({ remarks: [remark(quote('x'), 'y'.repeat(60_000))] })],
    ['no_json', '['.repeat(50_000)],
    ['no_json', `{"remarks":${'['.repeat(30)}${']'.repeat(30)}}`],
    ['no_json', `{"remarks":${'['.repeat(29_000)}${']'.repeat(29_000)}}`],
    ['no_json', `${'{"a":'.repeat(9000)}1${'}'.repeat(9000)}`],
    // Readers disagree on which of two equal members counts.
    ['no_json', '{"remarks":[],"remarks":[]}'],
    ['no_json', '{"remarks":[],"\\u0072emarks":[]}'],
    ['no_json', '{"remarks":[],"__proto__":{"remarks":[]}}'],
    ['no_json', '{"remarks":[],"constructor":{"prototype":{}}}'],
    ['no_json', '\ufeff{"remarks":[]}'],
    ['no_json', '```json\n{"remarks":[]}\n```'],
    ['no_json', '{“remarks”:[]}'],
  ])('of an answer that is %s is none', (reason, content) => {
    expect(reasonOf(() => readRemarks(content, egress, { issue, failed: [] }))).toBe(reason);
  });
});

describe('G2 a subtask of a model', () => {
  it('keeps plain lines and the words that ask for it; markup anywhere refuses it', () => {
    const made = (summary: string, lines: string[] = [], from = 'a pause that grows') => ({
      summary,
      lines,
      quote: from,
    });
    const { subtasks, refused } = readSubtasks(
      say({
        subtasks: [
          made('Let the pause\ngrow', ['', 'It doubles.', '\u202eNo trick\u200b.']),
          made('Add it', ['ask @ada']),
          made('', ['nothing']),
          made('w'.repeat(256)),
          made('Long', ['w'.repeat(601)]),
          made('Count 99 times', [], 'nowhere at all'),
        ],
      }),
      egressFor('subtasks').egress,
      issue,
    );
    expect(subtasks).toEqual([
      {
        summary: 'Let the pause grow',
        lines: ['It doubles.', 'No trick.'],
        span: { field: 'description', start: 5, end: 23, text: 'a pause that grows' },
        ungrounded: [],
      },
      { summary: 'Count 99 times', lines: [], span: null, ungrounded: ['99'] },
    ]);
    expect(refused).toBe(4);
  });
});

describe('G7 words of a model', () => {
  it.each([
    'https://evil.example',
    'HTTPS : //evil',
    'ｈｔｔｐｓ：／／evil',
    'ht\u200btps://evil.example',
    'go to www.evil',
    '//evil/x',
    'javascript:alert(1)',
    'data:text/html,x',
    'mailto:x',
    '[x](y)',
    '[x|y]',
    '[~accountid:1]',
    'ask @ada',
    'ask ＠ada',
    'a@b',
    '<b>x</b>',
    '<!-- x',
    'evil.example',
    'evil。com',
    'at 10.0.0.1 now',
    'xn--vil-1na.example',
  ])('%j are refused', (text) => {
    const value = text === '<!-- x' ? '<!-- x -->' : text;
    expect(plainAnswer(value, 'an issue')).toBeNull();
  });

  it('may name a host that the issue names, and lose what nobody sees', () => {
    expect(plainAnswer('Call api.lumen.example', 'it calls API.lumen.example')).not.toBeNull();
    expect(plainAnswer('a\u0000b\u202e c\u2028d\u{e0041}', '')).toBe('a b c d');
    expect(plainAnswer('Is 3.5 or v1.2 meant, e.g. in Node.js?', '')).not.toBeNull();
  });

  it('are grounded word by word; German nouns are no names', () => {
    expect(ungroundedIn('The API keeps Order SHOP-12.', 'order SHOP-12', 'en')).toEqual([]);
    expect(ungroundedIn('Was macht der Kunde?', 'nichts', 'de')).toEqual([]);
    expect(ungroundedIn('So what does Kafka do?', 'nothing', 'en')).toEqual(['Kafka']);
  });
});
