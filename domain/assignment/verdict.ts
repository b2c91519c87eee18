import type { MethodName, Scored } from './backtest.ts';
import { type Figures, intervalsOf } from './figures.ts';
import type { Replayed } from './replay.ts';

/** Fewer scored issues say nothing. */
const leastScored = 100;

export interface Verdict {
  /** Whether suggestions would have been better than doing nothing. */
  answer: 'better' | 'not_better' | 'not_enough_data';
  /** One sentence that says so. */
  sentence: string;
  /** What suggestions have more than each simple method, over all scored issues, with a probability of 95 %. */
  differences: Record<Exclude<MethodName, 'ours'>, Record<'top1' | 'top3', [number, number]>>;
  /** Projects in which a simple method did better, and by which figure. Empty is best. */
  below: { project: string; method: Exclude<MethodName, 'ours'>; figure: 'top1' | 'top3' }[];
}

const simple = ['most_frequent', 'recent_100', 'naive_bayes'] as const;
const figures = ['top1', 'top3'] as const satisfies (keyof Figures)[];

/**
 * Doing nothing is to know who resolved most, of late or ever. Suggestions are better where both figures surely exceed
 * those of both, and neither surely falls below that of naive Bayes, which reads the texts as well.
 */
export function verdictOf(
  all: readonly Replayed[],
  projects: Readonly<Record<string, Scored>>,
  seed: number,
): Verdict {
  const difference = (less: string) => {
    const { top1, top3 } = intervalsOf(all, 'ours', { seed, less });
    return { top1, top3 };
  };
  const differences = {
    most_frequent: difference('most_frequent'),
    recent_100: difference('recent_100'),
    naive_bayes: difference('naive_bayes'),
  };
  const exceeds = (name: (typeof simple)[number]) =>
    figures.every((figure) => differences[name][figure][0] > 0);
  const fallsBelow = figures.some((figure) => differences.naive_bayes[figure][1] < 0);
  const isBetter = exceeds('most_frequent') && exceeds('recent_100') && !fallsBelow;
  const enough = all.length >= leastScored;
  const answer = !enough ? 'not_enough_data' : isBetter ? 'better' : 'not_better';
  const below = belowOf(projects);
  return { answer, sentence: sentenceOf(answer, all.length, below), differences, below };
}

function belowOf(projects: Readonly<Record<string, Scored>>): Verdict['below'] {
  return Object.entries(projects).flatMap(([project, { methods }]) =>
    simple.flatMap((method) =>
      figures
        .filter((figure) => methods.ours[figure] < methods[method][figure])
        .map((figure) => ({ project, method, figure })),
    ),
  );
}

function sentenceOf(answer: Verdict['answer'], scored: number, below: Verdict['below']): string {
  if (answer === 'not_enough_data')
    return `Not enough data: ${scored} issues were scored, and fewer than ${leastScored} say nothing.`;
  const where = [...new Set(below.map(({ project }) => project))];
  const but =
    where.length === 0 ? '' : ` In ${where.join(', ')} a simple method did better at something.`;
  return answer === 'better'
    ? `Better than doing nothing: more first and more of the first three suggestions were right than by who resolved most.${but}`
    : `Not better than doing nothing: do not switch it on.${but}`;
}
