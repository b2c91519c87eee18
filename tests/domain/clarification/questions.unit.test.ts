import { describe, expect, it } from '@jest/globals';
import {
  hasRoom,
  type Question,
  questionsFor,
  questionsOf,
  settledBy,
} from '../../../domain/clarification/questions.ts';
import { askingRow } from '../../../domain/clarification/row.ts';
import type { ProposedQuestion } from '../../../domain/model/questions.ts';
import { judge } from '../../../domain/readiness/judge.ts';
import type { ReaderLanguage } from '../../../domain/readiness/rule.ts';
import { rules } from '../../../domain/readiness/rules/index.ts';
import type { Report, RuleResult } from '../../../domain/report.ts';
import { doubtOf } from '../../../domain/review.ts';
import { baseline, issueOf, starter } from '../../helpers/judged.ts';

const languages: ReaderLanguage[] = ['en', 'de', 'fr', 'es'];
const reportOf = (row: Record<string, unknown>, pack = starter) => {
  const issue = issueOf(row);
  const report = judge(issue, pack);
  return { issue, report, questions: questionsOf(report, issue.language) };
};
const textsOf = (questions: readonly Question[]) => questions.map(({ text }) => text);

/** A report in which each of some rules has one outcome, as far as questions look at it. */
function reportWith(
  ...results: (Pick<RuleResult, 'rule' | 'outcome'> & Partial<RuleResult>)[]
): Report {
  const { report } = reportOf({});
  const base = { severity: 'warning' as const, counts: true, weight: 1, params: {} };
  return { ...report, results: results.map((one) => ({ ...base, evidence: [], ...one })) };
}

const bugs = {
  en: 'The cart is empty after login and the customers are complaining. The payment key is TBD.',
  de: 'Der Warenkorb ist nach der Anmeldung leer und die Kunden beschweren sich. Schlüssel: TBD.',
  fr: 'Le panier est vide après la connexion et les clients se plaignent. La clé est TBD.',
  es: 'El carrito está vacío y los clientes se quejan de ello en la tienda. La clave es TBD.',
};

describe('R11 the questions of a report', () => {
  it.each(languages)('are asked in the language of the issue: %s', (language) => {
    const { issue, questions } = reportOf({
      type: 'Bug',
      summary: 'Cart loses items',
      description: bugs[language],
    });
    expect(issue.language).toBe(language);
    const asked = questions.flatMap(({ rules: [rule] }) => rules.find(({ id }) => id === rule)!);
    expect(asked.map(({ id }) => id)).toEqual(['bug.expected', 'placeholders.open', 'bug.steps']);
    expect(questions[0]?.text).toBe(asked[0]?.question[language]);
    const quoted = { en: '“TBD”', de: '„TBD“', fr: '« TBD »', es: '«TBD»' };
    expect(questions[1]?.text).toContain(quoted[language]);
  });

  it('quote the words that were found, each once and at most three', () => {
    const description =
      'Checks to do: TODO the shop, FIXME the cart, ??? the mail and TBD the key. TBD the rest of it.';
    const [asked] = reportOf({
      type: 'Task',
      summary: 'Rotate the mail key',
      description,
    }).questions;
    expect(asked?.rules).toEqual(['placeholders.open']);
    expect(asked?.text.match(/“/g)).toHaveLength(3);
  });

  it('are at most five, worst and cheapest first, and never of a hint', () => {
    const { report, questions } = reportOf(
      { type: 'Story', summary: 'Fix', description: 'TBD' },
      baseline,
    );
    expect(questions.length).toBeGreaterThan(0);
    expect(questions.length).toBeLessThanOrEqual(5);
    const counts = new Map(report.results.map(({ rule, counts }) => [rule, counts]));
    expect(questions.every(({ rules: asked }) => asked.every((rule) => counts.get(rule)))).toBe(
      true,
    );
    const many = reportWith(
      ...rules.slice(0, 9).map(({ id }) => ({ rule: id, outcome: 'fail' as const })),
    );
    expect(questionsOf(many, 'en').length).toBe(5);
  });

  it('are none where nothing fails that counts', () => {
    expect(
      questionsOf(reportWith({ rule: 'test.plan', outcome: 'fail', counts: false }), 'en'),
    ).toEqual([]);
    expect(questionsOf(reportWith({ rule: 'test.plan', outcome: 'pass' }), 'de')).toEqual([]);
  });

  it('ask once about all that could not be read', () => {
    const report = reportWith(
      { rule: 'criteria.present', outcome: 'unreadable' },
      { rule: 'description.present', outcome: 'unreadable' },
    );
    const questions = questionsOf(report, 'fr');
    expect(questions).toHaveLength(1);
    expect(questions[0]).toMatchObject({ outcome: 'unreadable' });
    expect(questions[0]?.rules.toSorted()).toEqual(['criteria.present', 'description.present']);
  });

  it('have the words of its authors where a rule is a pack’s own, and none without', () => {
    const own = (advice: string) =>
      reportWith({ rule: 'team.flag', outcome: 'fail', params: { title: 'A flag', advice } });
    expect(textsOf(questionsOf(own('Name the feature flag.'), 'en'))).toEqual([
      'A flag: Name the feature flag.',
    ]);
    expect(questionsOf(own(''), 'en')).toEqual([]);
  });
});

describe('R11 the question of a rule', () => {
  it.each(rules.map((rule) => [rule.id, rule] as const))(
    '%s is a question in four languages',
    (_id, rule) => {
      const texts = languages.map((language) => rule.question[language]);
      expect(new Set(texts).size).toBe(languages.length);
      for (const text of texts) expect(text).toMatch(/\?$/);
      for (const text of texts)
        expect(text.includes('{words}')).toBe(texts[0]!.includes('{words}'));
    },
  );

  it('is about what is missing where a part of a story is', () => {
    const { questions } = reportOf({
      type: 'Story',
      summary: 'Saved cards in the shop',
      description:
        'As a buyer, I want to save my card for the next time that I buy something here.',
    });
    expect(questions[0]).toMatchObject({ rules: ['story.form'] });
    expect(questions[0]?.text).toMatch(/^What is this wanted for: “As a buyer/);
  });
});

describe('R11 what a later report settles', () => {
  const questions: Question[] = [
    { rules: ['criteria.present'], outcome: 'fail', text: 'What must be true?' },
    { rules: ['test.plan'], outcome: 'fail', text: 'How is it tested?' },
    { rules: ['description.present'], outcome: 'unreadable', text: 'Save it again?' },
  ];

  it('is what passes, what is waived and what no rule asks for any more', () => {
    const report = reportWith(
      { rule: 'criteria.present', outcome: 'not_applicable', waived: true },
      { rule: 'description.present', outcome: 'fail' },
    );
    expect(settledBy(questions, report, issueOf({}))).toEqual([0, 1, 2]);
  });

  it('is nothing that fails still or cannot be read now', () => {
    const report = reportWith(
      { rule: 'criteria.present', outcome: 'unreadable' },
      { rule: 'test.plan', outcome: 'fail' },
      { rule: 'description.present', outcome: 'unreadable' },
    );
    expect(settledBy(questions, report, issueOf({}))).toEqual([]);
  });
});

const row = {
  type: 'Bug',
  summary: 'Cart loses items',
  description: `${bugs.en}\nIt is slow for some customers.`,
};

/** A question of a model about words of a description. */
function about(words: string, description = row.description): ProposedQuestion {
  const start = description.indexOf(words);
  const span = { field: 'description', start, end: start + words.length, text: words } as const;
  return { question: `Simulated: what is meant by ${words}?`, source: { kind: 'issue', span } };
}

const byRule = (rule: string, question = 'Which payment key is to be used?'): ProposedQuestion => ({
  question,
  source: { kind: 'rule', rule },
});

describe('R11 the questions of a model', () => {
  it('stand behind those of rules, tied to a rule that fails or to words, and say whose they are', () => {
    const { issue, report, questions } = reportOf(row);
    const all = questionsFor(issue, report, [about('some customers'), byRule('placeholders.open')]);
    expect(all.slice(0, questions.length)).toEqual(questions);
    expect(all.slice(questions.length)).toMatchObject([
      {
        rules: [],
        model: true,
        about: { span: { text: 'some customers' }, lines: 'It is slow for some customers.' },
      },
      { rules: ['placeholders.open'], outcome: 'fail', model: true },
    ]);
  });

  it('are left out where nothing gives rise to them any more, or somebody asks it already', () => {
    const { issue, report, questions } = reportOf(row);
    const [first] = questions;
    const gone = [
      about('words of yesterday', 'words of yesterday'),
      byRule('scope.boundaries'),
      byRule('placeholders.open', first?.text),
    ];
    expect(questionsFor(issue, report, gone)).toEqual(questions);
  });

  it('fill a comment up to five, and leave none of those of rules out', () => {
    const { issue } = reportOf(row);
    const failing = rules.slice(0, 9).map(({ id }) => ({ rule: id, outcome: 'fail' as const }));
    const report = reportWith(...failing);
    expect(hasRoom(report, 'en')).toBe(false);
    expect(questionsFor(issue, report, [about('some customers')])).toEqual(
      questionsOf(report, 'en'),
    );
    const four = reportWith(...failing.slice(0, 4));
    const asked = questionsOf(four, 'en').length;
    expect(hasRoom(four, 'en')).toBe(asked < 5);
    const many = ['some customers', 'slow', 'after login'].map((words) => about(words));
    expect(questionsFor(issue, four, many)).toHaveLength(5);
  });

  it('are asked where the rules ask nothing', () => {
    const { issue } = reportOf(row);
    const nothing = reportWith({ rule: 'test.plan', outcome: 'pass' });
    expect(questionsFor(issue, nothing, [about('slow')])).toHaveLength(1);
  });

  it('are settled once the lines that they ask about are others, and not while they cannot be read', () => {
    const { issue, report } = reportOf(row);
    const asked = questionsFor(issue, report, [about('some customers')]).slice(-1);
    const after = (description: unknown) =>
      settledBy(asked, report, issueOf({ ...row, description }));
    expect(after(`${row.description}\nMore words below.`)).toEqual([]);
    expect(after(row.description.replace('some customers', 'customers abroad'))).toEqual([0]);
    expect(after('')).toEqual([0]);
    const texts = issue.texts.map((text) => ({ ...text, read: 'unreadable' as const, text: '' }));
    expect(settledBy(asked, report, { texts })).toEqual([]);
  });

  it('make a row that nobody approves together with others', () => {
    const { issue, report } = reportOf(row);
    const questions = questionsFor(issue, report, [about('some customers')]);
    const ids = { refinementId: '0b6c1c9e-5b1f-4a55-9c40-2f6b6d1a7a10', round: 1 };
    const asking = { ...ids, issue, questions, audience: 'everyone' as const, origin: 'By us.' };
    const made = askingRow(asking);
    expect(made).toMatchObject({
      confidence: 'low',
      provenance: { lane: 'model', questions: 1, spans: [{ text: 'some customers' }] },
    });
    expect(doubtOf(made)).toBe('confidence');
    expect(doubtOf(askingRow({ ...asking, questions: questions.slice(0, -1) }))).toBeNull();
  });
});

describe('R11 the row that asks', () => {
  it('is one comment with a line per question and the line of origin last, the same each time', () => {
    const { issue, questions } = reportOf({
      type: 'Bug',
      summary: 'Cart loses items',
      description: bugs.en,
    });
    const asking = {
      refinementId: '0b6c1c9e-5b1f-4a55-9c40-2f6b6d1a7a10',
      round: 1,
      issue,
      questions,
      audience: 'everyone' as const,
      origin: 'Proposed by Readygate.',
    };
    const row = askingRow(asking);
    expect(row).toEqual(askingRow(asking));
    if (row.operation.kind !== 'addComment') throw new Error('it is a comment');
    expect(row.operation.body.content).toHaveLength(questions.length + 1);
    expect(JSON.stringify(row.operation.body.content.at(-1))).toContain('Proposed by Readygate.');
    expect(row.fields).toContain('description');
    expect(row.fields).not.toContain('subtasks');
  });
});
