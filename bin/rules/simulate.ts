import { isReadygateError } from '../../domain/errors.ts';
import { judge } from '../../domain/readiness/judge.ts';
import { type Pack, packName } from '../../domain/readiness/pack/pack.ts';
import { turnsInWords } from '../../domain/readiness/simulate.ts';
import { createTally } from '../../domain/readiness/tally.ts';
import { readArguments, readDay, wrongArgument } from '../arguments.ts';
import { normalised, placeWords, problemSentence } from '../check/checked.ts';
import { alone, readContext } from '../check/context.ts';
import { readMapping } from '../check/mapping.ts';
import { createNotes } from '../check/notes.ts';
import { readAgain } from '../check/read-again.ts';
import { readIssues } from '../check/read-issues.ts';
import { endWithReader, write } from '../output.ts';
import { loadPacks } from '../packs.ts';
import { simulateStored, storedUsage } from './simulate-stored.ts';
import { turnLine } from './turn-line.ts';

const usage =
  'readygate rules simulate PACK FILE|- [--against PACK] [--format text|json] [--as-of YYYY-MM-DD] [--map FIELD=HEADING]…';
type Readable = Parameters<typeof normalised>[0];

const usages = `${usage} or ${storedUsage}`;
const namesTenant = /^--tenant(=|$)/;

/**
 * Judges the issues of a file by a pack and by the one it would replace (`starter` when left out). One line
 * for each issue whose status changes, as it is found, then the count. With --tenant those are judged that are
 * stored.
 * @returns 0, or 2 when an issue could not be read
 */
export async function simulate(args: string[]): Promise<number> {
  if (args.some((arg) => namesTenant.test(arg))) return await simulateStored(args);
  const { values, positionals } = readArguments(
    args,
    {
      against: { type: 'string', default: 'starter' },
      format: { type: 'string', default: 'text' },
      'as-of': { type: 'string' },
      map: { type: 'string', multiple: true },
    },
    usages,
  );
  const [name, file, ...rest] = positionals;
  if (!name || !file || rest.length > 0) throw wrongArgument('one PACK and one FILE', usage);
  const { format } = values;
  if (format !== 'text' && format !== 'json') throw wrongArgument('--format', usage);
  const asOf = readDay('--as-of', values['as-of'], usage);
  const [before, after] = loadPacks([values.against, name]);
  if (!before || !after) throw wrongArgument('PACK', usage);
  endWithReader(2);
  const tally = createTally();
  let unread = 0;
  const mapping = readMapping(values.map ?? []);
  const notes = createNotes();
  const read = await readAgain(file, () => readIssues(file, mapping, notes), asOf !== null);
  // As for a check: what others of the file are counts for a day alone.
  const context = asOf === null ? alone : await readContext(read());
  const judgedBy = (input: Readable, pack: Pack) => {
    const { issue, sameSummaries } = context.of(normalised(input, pack.fields));
    return { key: issue.key, report: judge(issue, pack, { asOf, sameSummaries }) };
  };
  for await (const input of read())
    try {
      if ('error' in input) throw input.error;
      const { key, report } = judgedBy(input, after);
      const turn = tally.add(judgedBy(input, before).report, report);
      if (turn) await write(format === 'json' ? jsonLine({ key, ...turn }) : turnLine(key, turn));
    } catch (error) {
      if (!isReadygateError(error)) throw error;
      unread++;
      process.stderr.write(`${placeWords(input.at)}: ${problemSentence(error)}\n`);
    }
  const packs = { before: packName(before), after: packName(after) };
  const result = tally.result();
  await write(
    format === 'json'
      ? jsonLine({ ...packs, ...result, unread })
      : `${turnsInWords(result)}${unread > 0 ? ` ${unread} could not be read.` : ''}\n`,
  );
  return unread > 0 ? 2 : 0;
}

const jsonLine = (value: unknown) => `${JSON.stringify(value)}\n`;
