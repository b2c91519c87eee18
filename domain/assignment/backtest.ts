import type { Taxonomy } from '../skills/taxonomy.ts';
import { createTaxonomy } from '../skills/taxonomy.ts';
import {
  type Figures,
  figuresOf,
  type Intervals,
  intervalsOf,
  type Spread,
  spreadOf,
} from './figures.ts';
import { type PastIssue, projectOf } from './past-issue.ts';
import { createRanker } from './ranker.ts';
import { type Replayed, replay } from './replay.ts';
import { createMostFrequent, createNaiveBayes, createRecent } from './simple-methods.ts';
import { namedSkills } from './skills-of.ts';
import { type Verdict, verdictOf } from './verdict.ts';

const methods = {
  ours: () => createRanker(),
  most_frequent: createMostFrequent,
  recent_100: createRecent,
  naive_bayes: createNaiveBayes,
};

export type MethodName = keyof typeof methods;

export interface Scored {
  /** Issues with an assignee. */
  issues: number;
  /** Those of them whose suggestions were held against who got them. */
  scored: number;
  methods: Record<MethodName, Figures & { intervals: Intervals; spread: Spread }>;
}

export interface Backtest extends Scored {
  warmUp: number;
  seed: number;
  /** How evenly the scored issues were assigned. */
  assigned: Spread;
  /** The mean over projects. */
  mean: Record<MethodName, Figures>;
  projects: Record<string, Scored>;
  verdict: Verdict;
}

export interface BacktestOptions {
  /** Share of each project's issues that is only learnt from. */
  warmUp: number;
  seed: number;
}

/**
 * What suggestions would have been worth on past issues, project by project in the order of time, beside three simple
 * methods that know the same. The order of the input changes nothing.
 */
export function backtest(
  issues: readonly PastIssue[],
  { warmUp, seed }: BacktestOptions,
  taxonomy: Taxonomy = createTaxonomy(),
): Backtest {
  const names = [...new Set(issues.map(({ key }) => projectOf(key)))].sort();
  const skillsOf = (issue: Parameters<typeof namedSkills>[0]) => namedSkills(issue, taxonomy);
  const replayed = names.map((name) => {
    const own = issues.filter(({ key }) => projectOf(key) === name);
    const fresh = Object.fromEntries(Object.entries(methods).map(([id, make]) => [id, make()]));
    return { name, own, scored: replay(own, fresh, { warmUp, skillsOf }) };
  });
  const all = replayed.flatMap(({ scored }) => scored);
  const projects = Object.fromEntries(
    replayed.map(({ name, own, scored }) => [name, scoredOf(own, scored, seed)]),
  );
  return {
    warmUp,
    seed,
    ...scoredOf(issues, all, seed),
    assigned: spreadOf(all.map(({ assignee }) => assignee)),
    mean: meanOf(Object.values(projects).filter(({ scored }) => scored > 0)),
    projects,
    verdict: verdictOf(all, projects, seed),
  };
}

function scoredOf(issues: readonly PastIssue[], scored: readonly Replayed[], seed: number): Scored {
  const of = (name: MethodName) => ({
    ...figuresOf(scored, name),
    intervals: intervalsOf(scored, name, { seed }),
    spread: spreadOf(scored.map(({ outcomes }) => outcomes[name]?.first ?? null)),
  });
  return {
    issues: issues.filter(({ assignee }) => assignee !== null).length,
    scored: scored.length,
    methods: byMethod(of),
  };
}

function meanOf(projects: readonly Scored[]): Record<MethodName, Figures> {
  return byMethod((name) => {
    const mean = (measure: keyof Figures) =>
      projects.reduce((sum, { methods: all }) => sum + all[name][measure], 0) /
      Math.max(1, projects.length);
    return { top1: mean('top1'), top3: mean('top3'), mrr: mean('mrr') };
  });
}

function byMethod<Value>(of: (name: MethodName) => Value): Record<MethodName, Value> {
  return {
    ours: of('ours'),
    most_frequent: of('most_frequent'),
    recent_100: of('recent_100'),
    naive_bayes: of('naive_bayes'),
  };
}
