import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadPack, shippedPacks } from '../../../bin/packs.ts';
import type { NormalIssue } from '../../../domain/issue.ts';
import { detectLanguage } from '../../../domain/normalise/language.ts';
import { normaliseRow } from '../../../domain/normalise/normalise-issue.ts';
import { judge } from '../../../domain/readiness/judge.ts';
import type { Pack } from '../../../domain/readiness/pack/pack.ts';
import { rules } from '../../../domain/readiness/rules/index.ts';
import type { RuleResult } from '../../../domain/report.ts';
import type { Held } from '../../result.ts';
import type { Measure, Measured } from '../measure.ts';
import { readLines } from '../read-lines.ts';
import { fragmentsOf, isLongEnough, type Parallel, readCorpus, rowOf, spoken } from './corpus.ts';

const englishSets = [
  'demo-backlog/issues.jsonl',
  'gitbugs/hadoop.jsonl',
  'gitbugs/seamonkey.jsonl',
] as const;

/** Whether an issue is judged alike in four languages, and whether its language is told. */
export const languages: Measure = {
  name: 'languages',
  needs: [],
  method:
    'forty work items of our own, each in four languages: share with the same outcomes in all of them; language told for pieces of ten words or more, and for public English issues where they are at hand.',
  seed: null,
  measure: async (data) => measure(readCorpus(), data),
};

function measure(corpus: readonly Parallel[], data: string): Measured {
  const alike = [...shippedPacks().keys()].map((id) => {
    const pack = loadPack(id);
    const same = corpus.filter((item) => unlikeRules(item, pack).length === 0);
    return [`alike by ${id}`, share(same.length, corpus.length)] as const;
  });
  const told = [
    ['pieces of the corpus', ownPieces(corpus)] as const,
    ...englishSets.flatMap((file) =>
      existsSync(join(data, file)) ? [[file, english(join(data, file))] as const] : [],
    ),
  ];
  const all = [...alike, ...told];
  return {
    figures: Object.fromEntries(all),
    tables: [
      {
        head: ['', 'right', 'of', 'share'],
        rows: all.map(([name, { right, of, part }]) => [
          name,
          String(right),
          String(of),
          part.toFixed(3),
        ]),
      },
    ],
    held: [...alike.map(held(1)), ...told.map(held(0.98))],
  };
}

function held(atLeast: number) {
  return ([name, { part }]: readonly [string, { part: number }]): Held => ({
    name: `languages.${name}`,
    what: `languages: ${name}`,
    ratio: part,
    bar: { atLeast },
  });
}

/** The rules that do not come to the same outcome in all languages they speak: all four, or English alone. */
export function unlikeRules(item: Parallel, pack: Pack): string[] {
  const [first = [], ...others] = spoken.map((one) => judge(issueOf(item, one), pack).results);
  return first
    .filter(({ rule }) => !isEnglishOnly.has(rule))
    .filter(({ rule, outcome }) => others.some((results) => outcomeOf(results, rule) !== outcome))
    .map(({ rule }) => rule);
}

const isEnglishOnly = new Set(
  rules.filter(({ languages }) => languages && !languages.includes('de')).map(({ id }) => id),
);

function outcomeOf(results: readonly RuleResult[], rule: string) {
  return results.find((one) => one.rule === rule)?.outcome;
}

function issueOf(item: Parallel, language: (typeof spoken)[number]): NormalIssue {
  return normaliseRow(rowOf(item, language));
}

function ownPieces(corpus: readonly Parallel[]) {
  const pieces = corpus.flatMap((item) =>
    spoken.flatMap((language) => fragmentsOf(item[language]).map((text) => ({ language, text }))),
  );
  const right = pieces.filter(({ language, text }) => detectLanguage(text) === language);
  return share(right.length, pieces.length);
}

function english(file: string) {
  const issues = readLines<{ id?: number; key?: string }>(file)
    .map((row) => normaliseRow({ ...row, key: row.key ?? `SET-${row.id}` }))
    .filter((issue) => isLongEnough(proseOf(issue)));
  return share(issues.filter(({ language }) => language === 'en').length, issues.length);
}

function proseOf({ texts }: NormalIssue): string {
  return texts
    .flatMap(({ text, blocks }) =>
      blocks.filter(({ kind }) => kind !== 'code').map(({ start, end }) => text.slice(start, end)),
    )
    .join('\n');
}

function share(right: number, of: number) {
  return { right, of, part: right / of };
}
