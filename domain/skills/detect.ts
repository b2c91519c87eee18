import { type Known, knownTerms } from './known.ts';
import type { DetectedSkill } from './skill.ts';
import { featuresOf, functionWords } from './tagger/features.ts';
import { shippedWeights } from './tagger/shipped.ts';
import { tag } from './tagger/tagger.ts';
import { createTaxonomy, type Taxonomy } from './taxonomy.ts';
import { linesOfWords, type Word, wordAt } from './words.ts';

/**
 * How likely the tagger must find a name of the taxonomy to be part of a skill, where it marks no run itself. Names of
 * products and languages mean one thing; those of fields are in every second text. Chosen on the training sentences
 * by leaving documents out.
 */
const leastLikely = {
  language: 0,
  technology: 0,
  component: 0.05,
  practice: 0.05,
  domain: 0.3,
  topic: 0,
};
const leastForEveryday = 0.3;

/** What is certain of a name that means one thing only, where the tagger is silent. */
const sureOfName = 0.8;

/** Longer runs are sentences rather than skills. In words. */
const longestRun = 8;

interface Found {
  words: readonly Word[];
  skill: string;
  confidence: number;
}

/**
 * The skills that title and description speak of, in order of their places; no two of a field overlap. The same
 * input gives the same output, byte for byte.
 */
export function detectSkills(
  issue: { summary: string; description: string },
  taxonomy: Taxonomy = createTaxonomy(),
): DetectedSkill[] {
  return (['summary', 'description'] as const).flatMap((field) => {
    const text = issue[field];
    return linesOfWords(text)
      .flatMap((words) => skillsOf(words, taxonomy))
      .map(({ words, skill, confidence }) => {
        const start = words[0]?.start ?? 0;
        const end = words.at(-1)?.end ?? start;
        return { skill, field, start, end, text: text.slice(start, end), confidence };
      });
  });
}

function skillsOf(words: readonly Word[], taxonomy: Taxonomy): Found[] {
  const known = knownTerms(words, taxonomy);
  const weights = shippedWeights();
  const { runs, inside } = tag(featuresOf(words, known, weights.size), weights);
  const taken = new Array<boolean>(words.length).fill(false);
  const found = new Map<number, Found>();
  for (const { from, to, confidence } of runs) {
    const run = bare(words.slice(from, to));
    if (run.length === 0 || run.length > longestRun || run.some(isAddress)) continue;
    taken.fill(true, from, to);
    const skill = skillOf(
      run,
      known.filter((one) => one.from >= from && one.to <= to),
    );
    found.set(from, { words: run, skill, confidence: rounded(confidence) });
  }
  for (const { from, to, term } of known) {
    if (taken.slice(from, to).some(Boolean)) continue;
    const likely = Math.min(...inside.slice(from, to));
    const least = term.everyday ? leastForEveryday : leastLikely[term.kind];
    if (likely < least) continue;
    const confidence = rounded(least === 0 ? Math.max(sureOfName, likely) : likely);
    taken.fill(true, from, to);
    found.set(from, { words: words.slice(from, to), skill: term.skill, confidence });
  }
  for (const [at, word] of words.entries())
    if (!taken[at]) for (const one of parts(word, taxonomy)) found.set(at + one.at, one.found);
  return [...found.entries()].sort(([a], [b]) => a - b).map(([, one]) => one);
}

/** Without words at the ends that are marks alone or only join others. */
function bare(words: readonly Word[]): readonly Word[] {
  const isWord = ({ core, lower }: Word) => /[\p{L}\p{N}]/u.test(core) && !functionWords.has(lower);
  const last = words.findLastIndex(isWord);
  return words.slice(Math.max(0, words.findIndex(isWord)), last + 1);
}

/** Links, paths, names of classes and files, placeholders: they name a thing, not a skill. */
function isAddress({ raw }: Word): boolean {
  return /:\/\/|@|^<|\w\.\w+\.\w|[\\_=]|^\/|\/.*\//.test(raw);
}

/** The name in the taxonomy of the longest part that has one, else the words in lower case. */
function skillOf(run: readonly Word[], known: readonly Known[]): string {
  const [longest] = known.toSorted((a, b) => b.to - b.from - (a.to - a.from));
  if (longest && longest.to - longest.from >= run.length - 1) return longest.term.skill;
  return run.map(({ lower }) => lower).join(' ');
}

/** Names of the taxonomy that a slash joins, as in `Java/Kotlin`. */
function parts(word: Word, { terms }: Taxonomy): { at: number; found: Found }[] {
  if (!word.core.includes('/') || isAddress(word)) return [];
  return [...word.core.matchAll(/[^/]+/g)].flatMap(({ 0: part, index }) => {
    const one = wordAt(part, word.start + index);
    const term = terms.get(one.lower);
    if (!term || term.everyday) return [];
    const found = { words: [one], skill: term.skill, confidence: sureOfName };
    return [{ at: index / (word.core.length + 1), found }];
  });
}

function rounded(confidence: number): number {
  return Math.max(0.01, Math.round(confidence * 100) / 100);
}
