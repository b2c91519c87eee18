import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asksForSeveral, judgeStory } from './judge-story.ts';
import { linesOf } from './read-stories.ts';

const sets = ['g09', 'g14'];

export const aqusaFiles = sets.flatMap((set) => [
  `aqusa-core/${set}.txt`,
  `aqusa-core/${set}.html`,
]);

/** A row of the tool's report beside our answer. */
export interface Agreement {
  id: string;
  /** Its kind and subkind. */
  defect: string;
  agrees: boolean;
  /** Why not, in our words. */
  reason: string;
}

/** A story in which only we see several actions, and why. */
export interface OnlyOurs {
  id: string;
  reason: string;
}

/** Why we answer otherwise, by story. */
const reasons: Record<string, string> = {
  'g09:5': 'one act on two objects',
  'g14:14': 'one thing to know, of which two are said',
  'g14:16': 'the word joins within a condition',
  'g14:39': 'missed: two actions, the second verb is in no list of ours',
  'g14:59': 'one act on two objects',
  'g14:65': 'one thing to know, of which two are said',
  'g09:25': 'missed by AQUSA: two actions joined by "or"',
  'g09:38': 'wrong: one function, whose name is two verbs',
  'g09:59': 'missed by AQUSA: two actions joined by "and"',
  'g09:70': 'missed by AQUSA: two actions joined by "or"',
  'g09:76': 'missed by AQUSA: two actions joined by "and"',
  'g14:51': 'missed by AQUSA: two actions joined by "and"',
};
const unexplained = 'unexplained';

/** Why we do not answer at all, by kind of defect. */
const otherRules: Record<string, string> = {
  unique: 'same stories are found across a backlog, by the sweep; no rule of one story',
  minimal: 'a wish said again in the benefit is no further wish',
};

/** The rows of the tool's reports, and the stories in which only we see several actions. */
export function compareWithAqusa(data: string): { rows: Agreement[]; onlyOurs: OnlyOurs[] } {
  const rows: Agreement[] = [];
  const onlyOurs: OnlyOurs[] = [];
  for (const set of sets) {
    const reported = readReport(join(data, `aqusa-core/${set}.html`), set);
    const ours = linesOf(join(data, `aqusa-core/${set}.txt`), set)
      .filter(({ text }) => asksForSeveral(judgeStory(text)))
      .map(({ id }) => id);
    rows.push(...reported.map((row) => agreementOf(row, ours)));
    const atomic = new Set(reported.filter(({ kind }) => kind === 'atomic').map(({ id }) => id));
    const alone = ours.filter((id) => !atomic.has(id));
    onlyOurs.push(...alone.map((id) => ({ id, reason: reasons[id] ?? unexplained })));
  }
  return { rows, onlyOurs };
}

interface Row {
  id: string;
  kind: string;
  subkind: string;
}

function agreementOf({ id, kind, subkind }: Row, ours: readonly string[]): Agreement {
  const agrees = kind === 'atomic' && ours.includes(id);
  const reason = agrees ? '' : (otherRules[kind] ?? reasons[id] ?? unexplained);
  return { id, defect: `${kind}/${subkind}`, agrees, reason };
}

function readReport(file: string, set: string): Row[] {
  const html = readFileSync(file, 'utf8');
  return [...html.matchAll(/<tr>((?:<td>[\s\S]*?<\/td>)+)<\/tr>/g)].map(([row]) => {
    const cells = [...row.matchAll(/<td>([\s\S]*?)<\/td>/g)].map(([, cell = '']) => cell);
    const [line = '', , kind = '', subkind = ''] = cells;
    return { id: `${set}:${line}`, kind, subkind };
  });
}
