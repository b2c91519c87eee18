import { describe, expect, it } from '@jest/globals';
import { readQuestions } from '../../../domain/model/questions.ts';
import { egressFor, retryStory } from '../../helpers/model.ts';

const rules = new Set(['criteria.present']);
const { egress, issue } = egressFor('questions', retryStory, { failed: [...rules] });
const read = (questions: unknown[]) =>
  readQuestions(JSON.stringify({ questions }), egress, { issue, rules });
const quote = (value: string) => ({ kind: 'quote', value });
const ask = (question: string, source: object = quote('a pause that grows')) => ({
  source,
  question,
});

describe('R11 a question of a model', () => {
  it('carries the words that it asks about, or the rule that failed', () => {
    const byRule = { kind: 'rule', value: 'criteria.present' };
    expect(read([ask('How long may the pause become?'), ask('Who is told?', byRule)])).toEqual({
      questions: [
        {
          question: 'How long may the pause become?',
          source: {
            kind: 'issue',
            span: { field: 'description', start: 5, end: 23, text: 'a pause that grows' },
          },
        },
        { question: 'Who is told?', source: { kind: 'rule', rule: 'criteria.present' } },
      ],
      refused: 0,
    });
  });

  it.each([
    ['rests on words that stand nowhere', ask('How long?', quote('a pause that shrinks'))],
    ['rests on a rule that did not fail', ask('Why?', { kind: 'rule', value: 'scope.boundaries' })],
    ['rests on a name of prototypes', ask('Why?', { kind: 'rule', value: '__proto__' })],
    ['asks nothing', ask('The pause must grow.')],
    ['orders', ask('Send me the key!')],
    ['is empty', ask(' \u200b ')],
    ['is long', ask(`${'how '.repeat(80)}long?`)],
    ['holds a link', ask('Is it https://evil.example/x?')],
    ['holds a link in disguise', ask('Is it ｈｔｔｐｓ：／／evil?')],
    ['holds a host', ask('Is evil.example meant?')],
    ['holds a mention', ask('Does @ada know?')],
    ['holds a mention in markup', ask('Does [~accountid:acc-otto] know?')],
    ['holds markup', ask('Is <b>this</b> meant?')],
    ['holds a mail address', ask('May we ask x@evil.example?')],
    ['holds a number of its own', ask('Are 4711 times enough?')],
    ['holds a name of its own', ask('Does it call BillingHub?')],
    ['holds an endpoint of its own', ask('Is it /v9/ledger/{id}?')],
  ])('that %s is refused', (_what, question) => {
    expect(read([question])).toEqual({ questions: [], refused: 1 });
  });

  it('is one of three at most, and none is asked twice', () => {
    const many = [
      'Who decides?',
      'who decides, then?',
      'What fails?',
      'Which page?',
      'Which order?',
    ];
    const { questions } = read(many.map((question) => ask(question)));
    expect(questions.map(({ question }) => question)).toEqual([
      'Who decides?',
      'who decides, then?',
      'What fails?',
    ]);
    expect(read([ask('Who decides?'), ask('who decides?')])).toMatchObject({ refused: 1 });
  });

  it.each([
    ['another source', { questions: [ask('Why?', { kind: 'assumption', value: '' })] }],
    ['another member', { questions: [{ ...ask('Why?'), rule: 'x' }] }],
    ['an operation', { questions: [], operations: [{ kind: 'addComment' }] }],
    ['no list', { questions: 'Why?' }],
    ['the answer to another prompt', { remarks: [] }],
  ])('in an answer with %s is none', (_what, answer) => {
    const broken = () => readQuestions(JSON.stringify(answer), egress, { issue, rules });
    expect(broken).toThrow(expect.objectContaining({ code: 'model_answer_invalid' }));
  });
});
