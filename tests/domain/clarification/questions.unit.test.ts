import { describe, expect, it } from '@jest/globals';
import { type Question, questionsOf, settledBy } from '../../../domain/clarification/questions.ts';
import { askingRow } from '../../../domain/clarification/row.ts';
import { judge } from '../../../domain/readiness/judge.ts';
import type { ReaderLanguage } from '../../../domain/readiness/rule.ts';
import { rules } from '../../../domain/readiness/rules/index.ts';
import type { Report, RuleResult } from '../../../domain/report.ts';
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
    expect(settledBy(questions, report)).toEqual([0, 1, 2]);
  });

  it('is nothing that fails still or cannot be read now', () => {
    const report = reportWith(
      { rule: 'criteria.present', outcome: 'unreadable' },
      { rule: 'test.plan', outcome: 'fail' },
      { rule: 'description.present', outcome: 'unreadable' },
    );
    expect(settledBy(questions, report)).toEqual([]);
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
