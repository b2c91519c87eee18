import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { judge } from '../../../domain/readiness/judge.ts';
import { readerLanguage } from '../../../domain/readiness/reader-language.ts';
import { exampleDay } from '../../../domain/readiness/rule.ts';
import { rules } from '../../../domain/readiness/rules/index.ts';
import { within } from '../../../domain/readiness/within.ts';
import { findingWords } from '../../../domain/readiness/words.ts';
import { expectSlices } from '../../helpers/expect-spans.ts';
import { baseline, issueOf, resultOf, starter } from '../../helpers/judged.ts';
import { anyDoc, hostileText } from '../../helpers/random-issue.ts';

// Much work rather than waiting: on a busy machine it takes its time.
jest.setTimeout(60_000);

const unreadable = { type: 'doc' };
const texts = (rule: string, row: Record<string, unknown>) =>
  resultOf(rule, row).evidence.map(({ text }) => text);

describe('R2 the rules', () => {
  it('are at least fifteen, each under one id, each in both packs', () => {
    const ids = rules.map(({ id }) => id);
    expect(ids.length).toBeGreaterThanOrEqual(15);
    expect(ids).toEqual([...new Set(ids)].toSorted());
    for (const pack of [starter, baseline]) expect(Object.keys(pack.rules).toSorted()).toEqual(ids);
  });

  it.each(rules.map(({ id }) => [id]))(
    '%s says in words what is missing and what would help, in each language of its own',
    (rule) => {
      const words = (['en', 'de', 'fr', 'es'] as const).map((language) =>
        findingWords({ rule, outcome: 'fail', params: {} }, language),
      );
      for (const { title, advice } of words) {
        expect(title).not.toBe(rule);
        expect(advice).toMatch(/[.…”“»]\.?$/);
      }
      expect(new Set(words.map(({ title }) => title)).size).toBe(4);
      expect(new Set(words.map(({ advice }) => advice)).size).toBe(4);
    },
  );

  it.each([
    ['en', 'A story without its reason'],
    ['de', 'Eine Story ohne Grund'],
  ] as const)('the words of a result follow its params (%s)', (language, title) => {
    const result = resultOf('story.form', { description: 'As a buyer, I want cards.' });
    expect(findingWords(result, language).title).toBe(title);
  });

  it('what could not be read is said in the language of the reader', () => {
    const result = { rule: 'test.plan', outcome: 'unreadable', params: {} } as const;
    expect(findingWords(result, 'de')).toEqual({
      title: 'Kein Testplan',
      advice: expect.stringContaining('ließ sich nicht lesen'),
    });
  });

  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['de-AT,de;q=0.9,en;q=0.8', 'de'],
    ['it, FR;q=0.5', 'fr'],
    ['tlh', 'en'],
  ])('a reader who accepts %j reads %s', (header, language) => {
    expect(readerLanguage(header)).toBe(language);
  });

  const examples = rules.flatMap(({ id, examples: { pass, fail } }) => [
    ...pass.map((row) => [id, 'pass', row] as const),
    ...fail.map((row) => [id, 'fail', row] as const),
  ]);
  it.each(examples)('%s: its own example is a %s: %j', (rule, outcome, row) => {
    expect(resultOf(rule, row, { asOf: exampleDay }).outcome).toBe(outcome);
  });

  it.each(rules.map((rule) => [rule.id, rule.examples] as const))(
    '%s has an example of a pass and of a fail',
    (_rule, { pass, fail }) => {
      expect(Math.min(pass.length, fail.length)).toBeGreaterThan(0);
    },
  );

  it.each([
    ['story.form', { type: 'Task', description: 'x' }],
    ['bug.steps', { type: 'Story', description: 'x' }],
    ['criteria.present', { type: 'Bug', description: 'x' }],
    ['criteria.testable', { description: 'no criteria here' }],
    ['risk.rollout', { description: 'A new colour for the button.' }],
    ['component.present', { description: 'there is no such field' }],
    ['estimate.present', { description: 'there is no such field' }],
    ['stale.age', { updated: '2020-01-01' }],
  ])('%s does not apply to %j', (rule, row) => {
    expect(resultOf(rule, row)).toMatchObject({ outcome: 'not_applicable', evidence: [] });
  });
});

describe('R3 a field that could not be read is never missing', () => {
  const answers = new Map<string, string>([
    ['summary.quality', 'pass'],
    ['concern.single', 'pass'],
    ['component.present', 'not_applicable'],
    ['estimate.present', 'not_applicable'],
    ['stale.age', 'not_applicable'],
  ]);
  it.each(['Story', 'Bug', 'Task', 'Epic', 'Sub-task'])('description of a %s', (type) => {
    const { results } = judge(issueOf({ type, description: unreadable }), baseline);
    for (const { rule, outcome } of results)
      if (outcome !== 'not_applicable')
        expect([rule, outcome]).toEqual([rule, answers.get(rule) ?? 'unreadable']);
    expect(results.some(({ outcome }) => outcome === 'unreadable')).toBe(true);
  });

  it.each([
    ['summary.quality', { summary: 'x' }],
    ['concern.single', { summary: 'x' }],
  ])('%s does not judge a summary that is not there to read', (rule, row) => {
    const issue = issueOf(row);
    const summary = issue.texts.find(({ key }) => key === 'summary');
    if (summary) Object.assign(summary, { read: 'unreadable', text: '', blocks: [] });
    const result = judge(issue, starter).results.find((one) => one.rule === rule);
    expect(result?.outcome).toBe('unreadable');
  });

  it('components of a shape nobody knows', () => {
    expect(resultOf('component.present', { components: 7 }).outcome).toBe('unreadable');
  });

  it('what stands elsewhere is seen all the same', () => {
    const row = { description: unreadable, 'Acceptance criteria': '- It is offered first' };
    expect(resultOf('criteria.present', row).outcome).toBe('pass');
    const story = 'As a buyer, I want my card first so that I pay faster';
    expect(resultOf('story.form', { summary: story, description: unreadable }).outcome).toBe(
      'pass',
    );
    expect(resultOf('placeholders.open', { summary: 'TBD', description: unreadable }).outcome).toBe(
      'fail',
    );
  });

  it('no outcome but pass, unreadable or not applicable comes from a field that cannot be read', () => {
    const { results } = judge(issueOf({ description: unreadable }), baseline);
    expect(results.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
  });
});

describe('R2 evidence', () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    ['placeholders.open', { description: 'Key: TBD. {x}\nOwner ???' }, ['TBD', '???']],
    ['placeholders.open', { description: '```\nTODO in code\n```\nTBD' }, ['TBD']],
    [
      'questions.open',
      { description: 'It is so. Who owns the zone? Nobody.' },
      ['Who owns the zone?'],
    ],
    ['questions.open', { description: 'Q: Which card? A: The saved one.' }, []],
    ['bug.steps', { type: 'Bug', description: '1. Log in\n2. Look' }, ['Log in', 'Look']],
    [
      'bug.expected',
      { type: 'Bug', description: 'Expected: the book\nActual: none' },
      ['the book'],
    ],
    ['bug.observed', { type: 'Bug', description: 'Expected: the book\nActual: none' }, ['none']],
    [
      'bug.observed',
      { type: 'Bug', summary: 'The cart crashes', description: 'See log' },
      ['The cart crashes'],
    ],
    ['story.form', { description: 'As a buyer, I want cards.' }, ['As a buyer, I want cards']],
    ['criteria.present', { description: 'AC:\n- One thing\n- Another' }, ['One thing', 'Another']],
    ['criteria.testable', { description: 'AC:\n- It is fast\n\nIt is easy.' }, ['fast']],
    ['risk.rollout', { description: 'A migration of the orders.' }, ['migration']],
    ['risk.rollout', { description: 'See https://a.example/login for the colour.' }, []],
    ['scope.boundaries', { description: 'h2. Out of scope\nWallets' }, ['Out of scope']],
    ['content.present', { summary: 'Checkout' }, ['Checkout']],
    ['summary.quality', { summary: 'Bug fix' }, ['Bug fix']],
  ])('%s in %j', (rule, row, expected) => {
    expect(texts(rule, row)).toEqual(expected);
  });

  it('finds the field that holds acceptance criteria by its name and says so', () => {
    const { outcome, evidence, params } = resultOf('criteria.present', {
      description: 'We want saved cards.',
      'Custom field (Acceptance Criteria)': '- It is first',
    });
    expect({ outcome, params }).toEqual({
      outcome: 'pass',
      params: { criteria: 1, source: 'field' },
    });
    expect(evidence[0]).toMatchObject({
      field: 'field:Custom field (Acceptance Criteria)',
      start: 2,
    });
  });

  it('is twenty places at most, and the number of all is told', () => {
    const { evidence, params } = resultOf('placeholders.open', { description: 'TBD '.repeat(300) });
    expect([evidence.length, params.places]).toEqual([20, 300]);
  });

  it('is the slice of the field at its offsets, for every rule, text and document', () => {
    const types = fc.constantFrom('Story', 'Bug', 'Task', 'Epic', 'Spike', 'Sub-task', 'Other');
    const description = fc.oneof(hostileText, anyDoc);
    fc.assert(
      fc.property(types, hostileText, description, hostileText, (type, summary, body, criteria) => {
        const issue = issueOf({
          type,
          summary,
          description: body,
          'Acceptance criteria': criteria,
        });
        const { results } = judge(issue, baseline, { asOf: '2026-11-24' });
        for (const { evidence } of results) expectSlices(issue.texts, evidence);
      }),
      { numRuns: 300 },
    );
  });
});

describe('words', () => {
  it.each([
    ['links', 'https://a.example/b '.repeat(20), 0],
    ['code', `\`\`\`\n${'a '.repeat(20)}\n\`\`\``, 0],
    ['what follows code', '```\na\n```\nb c', 2],
    ['composed letters', 'u\u0308ber-all don\u2019t', 2],
  ])('%s', (_name, description, words) => {
    const result = resultOf('description.present', { description });
    expect(result).toMatchObject({ outcome: 'fail', params: { words } });
  });

  it('lie within a piece from its start up to its end', () => {
    const isIn = within([
      { start: 2, end: 4 },
      { start: 4, end: 5 },
      { start: 7, end: 8 },
    ]);
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].filter(isIn)).toEqual([2, 3, 4, 7]);
  });
});

describe('thresholds that a pack sets', () => {
  const withParams = (rule: string, params: Record<string, number>) => {
    const setting = starter.rules[rule];
    if (!setting) throw new Error(rule);
    return { ...starter, rules: { ...starter.rules, [rule]: { ...setting, params } } };
  };

  it.each([
    ['description.present', { fewest: 3 }, { description: 'Three words here' }, 'pass'],
    ['length.long', { most: 3 }, { description: 'Far more words than three' }, 'fail'],
    ['summary.quality', { most: 4 }, { summary: 'One two three four five' }, 'fail'],
  ])('%s with %j', (rule, params, row, outcome) => {
    expect(resultOf(rule, row, { pack: withParams(rule, params) }).outcome).toBe(outcome);
  });

  it.each([
    ['2026-05-28', 'pass'],
    ['2026-05-27', 'fail'],
    ['2027-01-01', 'pass'],
  ])('stale.age counts days from the day of the judgement: %s is a %s', (updated, outcome) => {
    const result = resultOf('stale.age', { updated }, { asOf: '2026-11-24' });
    expect(result.outcome).toBe(outcome);
  });
});
