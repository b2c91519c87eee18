import { describe, expect, it } from '@jest/globals';
import { type HistoryKind, makeHistory } from '../../../dev/assignment/history.ts';
import { backtest } from '../../../domain/assignment/backtest.ts';
import type { PastIssue } from '../../../domain/assignment/past-issue.ts';

const options = { warmUp: 0.2, seed: 1 };
const made = (kind: HistoryKind, issues = 300) => makeHistory({ kind, seed: 11, issues });
const simple = ['most_frequent', 'recent_100', 'naive_bayes'] as const;

describe('K5 suggestions on past issues', () => {
  it('more is right than by each simple method, on the mean of histories in which people differ', () => {
    const kinds = ['specialists', 'drifting', 'newcomers'] as const;
    const all = kinds.flatMap((kind) =>
      made(kind, 400).map((one) => ({ ...one, key: `${kind}-${one.key}` })),
    );
    const { mean, projects, verdict } = backtest(all, options);
    for (const name of simple) {
      expect(mean.ours.top1).toBeGreaterThan(mean[name].top1);
      expect(mean.ours.top3).toBeGreaterThan(mean[name].top3);
    }
    for (const { methods } of Object.values(projects))
      expect(methods.ours.top1).toBeGreaterThan(methods.recent_100.top1);
    expect(verdict.answer).toBe('better');
  });

  it('finds nothing in a history in which nobody is better at anything', () => {
    const { methods, verdict } = backtest(made('shuffled'), options);
    expect(verdict.answer).toBe('not_better');
    expect(methods.ours.top1).toBeLessThan(methods.most_frequent.intervals.top1[1] + 0.02);
  });

  it('says where a simple method did better, project by project', () => {
    const lucky = made('specialists').map((one) => ({ ...one, key: `A${one.key}` }));
    const { verdict, projects } = backtest([...lucky, ...made('shuffled')], options);
    expect(Object.keys(projects)).toEqual(['AMADE', 'MADE']);
    expect(verdict.below.map(({ project }) => project)).toContain('MADE');
    const below = Object.entries(projects).flatMap(([project, { methods }]) =>
      simple.flatMap((method) =>
        (['top1', 'top3'] as const)
          .filter((figure) => methods.ours[figure] < methods[method][figure])
          .map((figure) => ({ project, method, figure })),
      ),
    );
    expect(verdict.below).toEqual(below);
  });

  it('says that few issues say nothing', () => {
    expect(backtest(made('specialists', 110), options).verdict.answer).toBe('not_enough_data');
    expect(backtest([], options)).toMatchObject({
      scored: 0,
      verdict: { answer: 'not_enough_data' },
    });
  });

  it('knows nothing of an issue before it was resolved', () => {
    const history = made('specialists', 300);
    const last = history.at(-1)!;
    const afterwards = history.map((one) => ({ ...one, resolved: last.created + 1 }));
    const { methods } = backtest(afterwards, options);
    for (const { top1, top3 } of Object.values(methods)) expect([top1, top3]).toEqual([0, 0]);
  });

  it('changes no earlier suggestion for what happens later', () => {
    const history = made('drifting', 300);
    const cut = history.slice(0, 200);
    const known = (issues: readonly PastIssue[]) => backtest(issues, { warmUp: 0, seed: 1 });
    const later = history
      .slice(200)
      .map((one): PastIssue => ({ ...one, assignee: null, summary: 'x', description: '' }));
    expect(known([...cut, ...later]).methods).toEqual(known(cut).methods);
  });

  it('does not depend on the order of the input, and repeats itself', () => {
    const history = made('newcomers', 200);
    const once = backtest(history, options);
    expect(backtest(history.toReversed(), options)).toEqual(once);
    expect(backtest(history, options)).toEqual(once);
  });
});
