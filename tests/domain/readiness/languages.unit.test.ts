import { describe, expect, it, jest } from '@jest/globals';
import { fragmentsOf, readCorpus, rowOf, spoken } from '../../../bench/quality/languages/corpus.ts';
import { unlikeRules } from '../../../bench/quality/languages/index.ts';
import { readWritten } from '../../../dev/backlog/written.ts';
import { detectLanguage } from '../../../domain/normalise/language.ts';
import { judge } from '../../../domain/readiness/judge.ts';
import { baseline, issueOf, starter } from '../../helpers/judged.ts';

// Much work rather than waiting: on a busy machine it takes its time.
jest.setTimeout(60_000);

const corpus = readCorpus();

describe('R6 four languages', () => {
  it('hold the same forty work items', () => {
    expect(corpus.length).toBe(40);
    for (const item of corpus) expect(Object.keys(item)).toEqual(['type', ...spoken]);
  });

  it.each(corpus.map((item) => [item.en.summary, item] as const))(
    'find the same in: %s',
    (_name, item) => {
      for (const pack of [starter, baseline]) expect(unlikeRules(item, pack)).toEqual([]);
    },
  );

  it('are told in 98 of 100 pieces of ten words or more', () => {
    const pieces = corpus.flatMap((item) =>
      spoken.flatMap((one) => fragmentsOf(item[one]).map((text) => detectLanguage(text) === one)),
    );
    expect(pieces.length).toBeGreaterThan(400);
    expect(pieces.filter(Boolean).length / pieces.length).toBeGreaterThanOrEqual(0.98);
  });

  it('make every rule that has words fail and pass somewhere in the corpus', () => {
    const outcomes = corpus.flatMap((item) =>
      judge(issueOf(rowOf(item, 'es')), baseline).results.map(
        ({ rule, outcome }) => `${rule} ${outcome}`,
      ),
    );
    for (const rule of [
      'criteria.present',
      'placeholders.open',
      'questions.open',
      'risk.rollout',
      'scope.boundaries',
      'test.plan',
      'concern.single',
      'summary.quality',
      'description.present',
      'bug.environment',
      'bug.steps',
      'bug.expected',
      'bug.observed',
    ])
      for (const outcome of ['pass', 'fail']) expect(outcomes).toContain(`${rule} ${outcome}`);
  });

  it('German: an open question in a work item about refunds is found', () => {
    const [issue] = readWritten('dev/backlog/shop/payments.txt').filter(
      ({ key }) => key === 'SHOP-20',
    );
    const { score, results } = judge(issueOf({ ...issue }), starter);
    const failed = results.filter(({ counts, outcome }) => counts && outcome === 'fail');
    expect(failed.map(({ rule }) => rule)).toEqual(['questions.open', 'risk.rollout']);
    expect(score).toBeLessThan(100);
  });
});
