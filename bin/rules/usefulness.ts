import { isReadygateError } from '../../domain/errors.ts';
import { normaliseJiraIssue } from '../../domain/normalise/normalise-issue.ts';
import { judge } from '../../domain/readiness/judge.ts';
import type { Pack } from '../../domain/readiness/pack/pack.ts';
import { fieldsAt } from '../../domain/usefulness/at-start.ts';
import {
  type FinishedIssue,
  leastFinished,
  type RuleUsefulness,
  standingsOf,
  usefulnessOf,
} from '../../domain/usefulness/usefulness.ts';
import { courseOf, type SiteWords } from '../../domain/usefulness/what-followed.ts';
import { readArguments, wrongArgument } from '../arguments.ts';
import { placeWords, problemSentence } from '../check/checked.ts';
import { readMapping } from '../check/mapping.ts';
import { createNotes } from '../check/notes.ts';
import { readIssues } from '../check/read-issues.ts';
import { endWithReader, write } from '../output.ts';
import { loadPacks } from '../packs.ts';
import { type WithHistory, withHistory, wordsOf } from './history.ts';

const usage =
  'readygate rules usefulness FILE|- [--pack PACK] [--format text|json] [--map FIELD=NAME]…';

/** Why an issue of the file does not count. */
const reasons = {
  notFinished: 'not finished',
  cutHistory: 'without their whole history',
  noStart: 'never in progress',
};
type Reason = keyof typeof reasons;

/**
 * Judges finished issues of a file as they were when work began, and holds it against what followed. FILE is
 * Jira's search as JSON with `expand=changelog`.
 * @returns 0, or 2 when an issue could not be read
 */
export async function usefulness(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(
    args,
    {
      pack: { type: 'string', default: 'starter' },
      format: { type: 'string', default: 'text' },
      map: { type: 'string', multiple: true },
    },
    usage,
  );
  const [file, ...rest] = positionals;
  if (!file || rest.length > 0) throw wrongArgument('one FILE', usage);
  const { format } = values;
  if (format !== 'text' && format !== 'json') throw wrongArgument('--format', usage);
  const [pack] = loadPacks([values.pack]);
  if (!pack) throw wrongArgument('--pack', usage);
  endWithReader(2);
  const { issues, unread } = await readAll(file, values.map ?? []);
  const words = wordsOf(issues);
  const found = issues.map((issue) => finishedOf(issue, words, pack));
  const counted = found.filter((one) => typeof one !== 'string');
  const leftOut = Object.fromEntries(
    Object.keys(reasons).map((reason) => [reason, found.filter((one) => one === reason).length]),
  ) as Record<Reason, number>;
  const said = usefulnessOf(counted);
  const head = { counted: counted.length, needed: leastFinished, leftOut, unread };
  await write(
    format === 'json'
      ? `${JSON.stringify({ ...head, troubles: said?.troubles ?? null, rules: said?.rules ?? null })}\n`
      : `${[headLine(head), ...(said ? [...said.rules.map(ruleLine), caution] : [])].join('\n')}\n`,
  );
  return unread > 0 ? 2 : 0;
}

async function readAll(file: string, map: string[]) {
  const issues: WithHistory[] = [];
  let unread = 0;
  for await (const input of readIssues(file, readMapping(map), createNotes()))
    try {
      if ('error' in input) throw input.error;
      issues.push(withHistory(input));
    } catch (error) {
      if (!isReadygateError(error)) throw error;
      unread++;
      process.stderr.write(`${placeWords(input.at)}: ${problemSentence(error)}\n`);
    }
  return { issues, unread };
}

/** What its rules said of an issue when work began, and what followed; or why it does not count. */
function finishedOf(
  { jira, names, changes, isWhole, isDone }: WithHistory,
  words: SiteWords,
  pack: Pack,
): FinishedIssue | Reason {
  if (!isDone) return 'notFinished';
  if (!isWhole) return 'cutHistory';
  const course = courseOf(changes, words);
  if (!course) return 'noStart';
  // It was to do until then.
  const status = { statusCategory: { key: 'new' } };
  const fields = { ...fieldsAt(jira.fields, changes, course.startedAt, names), status };
  const issue = normaliseJiraIssue({ ...jira, fields }, names, pack.fields);
  const asOf = new Date(course.startedAt).toISOString().slice(0, 10);
  return { standings: standingsOf(judge(issue, pack, { asOf })), troubles: course.troubles };
}

function headLine({
  counted,
  leftOut,
  unread,
}: {
  counted: number;
  leftOut: Record<Reason, number>;
  unread: number;
}): string {
  const others = Object.entries(reasons).flatMap(([reason, words]) =>
    leftOut[reason as Reason] > 0 ? [`${leftOut[reason as Reason]} ${words}`] : [],
  );
  if (unread > 0) others.push(`${unread} that could not be read`);
  const without = others.length > 0 ? `, without ${others.join(', ')}` : '';
  const missing = counted < leastFinished ? ` ${leastFinished} are needed to say anything.` : '';
  return `${counted} finished work items count${without}.${missing}`;
}

/** It would be easy to read more into it. */
const caution =
  'A difference is no cause. Fields other than texts and type are looked at as they are now, not as they were.';

const verdicts: Record<RuleUsefulness['verdict'], string> = {
  useful: 'useful',
  no_difference_shown: 'no difference shown',
  opposite: 'less trouble where it failed',
  not_enough_data: 'not enough data',
};

function ruleLine({ rule, verdict, failed, passed, difference }: RuleUsefulness): string {
  const group = ({ issues, withTrouble }: RuleUsefulness['failed']) =>
    `${withTrouble} of ${issues}`;
  const counts = `trouble with ${group(failed)} that failed, ${group(passed)} that passed`;
  if (!difference || verdict === 'not_enough_data')
    return `${rule}  ${verdicts[verdict]}: ${counts}`;
  const { value, interval } = difference;
  return `${rule}  ${verdicts[verdict]}: ${counts}; difference ${points(value)} points, 95 % interval ${points(interval.lower)} to ${points(interval.upper)}`;
}

const points = (share: number) => (share * 100).toFixed(1);
