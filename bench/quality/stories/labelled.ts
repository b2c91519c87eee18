import type { Table } from '../../result.ts';
import { countsOf, scoresOf } from '../scores.ts';
import type { Judged } from './alarms.ts';
import { exactCounts, wordCounts } from './compare.ts';
import { asksForSeveral, foundPart, type Part, parts } from './judge-story.ts';
import { readLabels, type Split, type StoryLabel, splitOf, splits } from './labels.ts';
import { plainAction } from './plain-pattern.ts';

type Scores = ReturnType<typeof scoresOf>;

/** How the rules do on one half of the labelled stories. */
export interface SplitScores {
  stories: number;
  parts: Record<Part, { exact: Scores; words: Scores }>;
  several: Scores;
  /** Actions as one plain pattern finds them, to compare with. */
  plain: Scores;
}

interface Labelled {
  label: StoryLabel;
  story: Judged;
}

/** The rules against the labels, by half. */
export function labelledScores(judged: readonly Judged[]): Record<Split, SplitScores> {
  const byId = new Map(judged.map((story) => [story.id, story]));
  const all = readLabels().map((label) => {
    const story = byId.get(label.id);
    if (!story) throw new Error(`no story ${label.id}`);
    return { label, story };
  });
  const scores = (split: Split) => scoresIn(all.filter(({ label }) => splitOf(label) === split));
  return { tuning: scores('tuning'), 'held out': scores('held out') };
}

function scoresIn(labelled: readonly Labelled[]): SplitScores {
  const part = (name: Part) => {
    const pairs = labelled.map(({ label: { [name]: offsets }, story: { text, results } }) => ({
      gold: offsets && text.slice(...offsets),
      found: foundPart(results, name)?.text ?? null,
    }));
    return { exact: scoresOf(exactCounts(pairs)), words: scoresOf(wordCounts(pairs)) };
  };
  const plain = labelled.map(({ label: { action }, story: { text } }) => ({
    gold: action && text.slice(...action),
    found: plainAction(text),
  }));
  const several = labelled.map(({ label, story }) => ({
    gold: !label.atomic,
    found: asksForSeveral(story.results),
  }));
  return {
    stories: labelled.length,
    parts: { role: part('role'), action: part('action'), benefit: part('benefit') },
    several: scoresOf(countsOf(several)),
    plain: scoresOf(exactCounts(plain)),
  };
}

export function labelledTable(scores: Record<Split, SplitScores>): Table {
  const rows = splits.flatMap((split) => {
    const { parts: found, several, plain } = scores[split];
    return [
      ...parts.map((part) => [
        `${part}, ${split}`,
        ...columns(found[part].exact),
        found[part].words.f1.toFixed(3),
      ]),
      [`several actions, ${split}`, ...columns(several)],
      [`action by a plain pattern, ${split}`, ...columns(plain)],
    ];
  });
  return { head: ['200 labelled stories', 'precision', 'recall', 'F1', 'F1 of words'], rows };
}

function columns({ precision, recall, f1 }: Scores): string[] {
  return [precision, recall, f1].map((share) => share.toFixed(3));
}
