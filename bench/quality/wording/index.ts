import type { Held } from '../../result.ts';
import { rounded } from '../../statistics.ts';
import type { Measure, Measured } from '../measure.ts';
import { mean } from '../scores.ts';
import { type Answers, answersOf } from './answers.ts';
import { type Kind, kindNames, readRequirements, requirementsFile } from './requirements.ts';

/** Words that say too little, in requirements that people marked. */
export const wording: Measure = {
  name: 'wording',
  needs: [requirementsFile],
  method:
    'F1 per kind of wording on whole requirements of arta-ds1-tune: positive where at least one word is flagged. ' +
    'held out: which classes and words to trust is decided on two documents, answered on the third, over all three. ' +
    'unmarked: the same without words that people marked in the third document alone. ' +
    'shipped: the lists as they are; their author had seen all three documents. ' +
    'ARTA, Smella: the answers of these tools that come with the set.',
  seed: null,
  measure: async (data) => measure(answersOf(readRequirements(data))),
};

const columns = ['heldOut', 'unmarked', 'shipped', 'arta', 'smella'] as const;
const head = ['', 'positives', 'held out', 'unmarked', 'shipped', 'ARTA', 'Smella'];
/** The kinds in which the marks of the set owe least to the tools it comes with. */
const hardKinds: Kind[] = ['subjective', 'ambiguous', 'non_verifiable'];

function measure(answers: Record<Kind, Answers>): Measured {
  const macro = Object.fromEntries(
    columns.map((column) => [column, mean(kindNames.map((kind) => answers[kind][column]))]),
  ) as Record<(typeof columns)[number], number>;
  const rows = kindNames.map((kind) => rowOf(kind, answers[kind]));
  return {
    figures: Object.fromEntries([
      ...kindNames.map((kind) => [kind, figuresOf(answers[kind])]),
      ['macro', figuresOf(macro)],
    ]),
    tables: [{ head, rows: [...rows, rowOf('macro', macro)] }],
    held: [heldOf('macro', macro), ...hardKinds.map((kind) => heldOf(kind, answers[kind]))],
  };
}

type Row = Record<(typeof columns)[number], number> & { positives?: number };

function rowOf(name: string, row: Row): string[] {
  return [name, `${row.positives ?? ''}`, ...columns.map((column) => row[column].toFixed(3))];
}

function figuresOf(row: Row): Record<string, number> {
  return Object.fromEntries(columns.map((column) => [column, rounded(row[column], 3)]));
}

function heldOf(name: string, { heldOut, arta }: Row): Held {
  return {
    name: `wording_${name}`,
    what: `wording, ${name}: F1 held out, above ARTA's`,
    ratio: rounded(heldOut, 3),
    bar: { atLeast: rounded(arta, 3) },
  };
}
