import type { Pack } from '../../domain/readiness/pack/pack.ts';
import { isReaderLanguage } from '../../domain/readiness/reader-language.ts';
import type { ReaderLanguage } from '../../domain/readiness/rule.ts';
import { readArguments, readDay, wrongArgument } from '../arguments.ts';
import { type Checked, checked } from '../check/checked.ts';
import { alone, readContext } from '../check/context.ts';
import { csv } from '../check/formats/csv.ts';
import type { Format } from '../check/formats/format.ts';
import { html } from '../check/formats/html/page.ts';
import { json } from '../check/formats/json.ts';
import { text } from '../check/formats/text.ts';
import { type Mapping, readMapping } from '../check/mapping.ts';
import { createNotes, noteSentences } from '../check/notes.ts';
import { withProgress } from '../check/progress.ts';
import { readAgain } from '../check/read-again.ts';
import { readIssues } from '../check/read-issues.ts';
import { checkWords } from '../check/words/words.ts';
import { endWithReader, write } from '../output.ts';
import { loadPack } from '../packs.ts';

const formats = { json, text, csv, html } satisfies Record<string, Format>;

const usage =
  'readygate check FILE|- [--format json|text|csv|html] [--language en|de|fr|es] [--map FIELD=HEADING]… [--pack starter|baseline|FILE] [--as-of YYYY-MM-DD] [--only-judged]';

const exit = { ready: 0, notReady: 1, badInput: 2 } as const;

interface Options {
  file: string;
  format: keyof typeof formats;
  mapping: Mapping;
  pack: Pack;
  asOf: string | null;
  onlyJudged: boolean;
  /** Of the words; JSON holds none. */
  language: ReaderLanguage;
}

/**
 * Scores the issues of a file without any server: Jira's CSV export, the answer of its search, or one
 * issue per line.
 * @returns 0 when all are ready, 1 when some are not, 2 when an issue or the file is bad
 */
export async function run(args: string[]): Promise<number> {
  const { file, format, mapping, pack, asOf, language, onlyJudged } = readOptions(args);
  endWithReader(exit.badInput);
  const notes = createNotes({ onlyJudged });
  let code: number = exit.ready;
  async function* counted(results: AsyncIterable<Checked>) {
    for await (const result of results) {
      code = Math.max(code, codeOf(result));
      yield result;
    }
  }
  const read = await readAgain(file, () => readIssues(file, mapping, notes), asOf !== null);
  // What others of the file are, counts for a day alone.
  const context = asOf === null ? alone : await readContext(read());
  const results = checked(read(), { pack, asOf, context, onlyJudged }, notes);
  const shown = withProgress(counted(results), terminal());
  for await (const piece of formats[format](shown, { language, pack, notes })) await write(piece);
  for (const sentence of noteSentences(notes, checkWords(language)))
    process.stderr.write(`${sentence}\n`);
  return code;
}

/** Where progress may be shown: on a terminal that results do not go to as well. */
function terminal() {
  const isTTY = process.stderr.isTTY && !process.stdout.isTTY;
  return { isTTY, write: (text: string) => process.stderr.write(text) };
}

function codeOf(result: Checked): number {
  if ('error' in result) return exit.badInput;
  return result.report.status === 'ready' ? exit.ready : exit.notReady;
}

function readOptions(args: string[]): Options {
  const options = {
    format: { type: 'string', default: 'json' },
    map: { type: 'string', multiple: true },
    pack: { type: 'string', default: 'starter' },
    'as-of': { type: 'string' },
    'only-judged': { type: 'boolean', default: false },
    language: { type: 'string', default: 'en' },
  } as const;
  const { values, positionals } = readArguments(args, options, usage);
  const [file, ...rest] = positionals;
  if (!file || rest.length > 0) throw wrongArgument('one FILE, or - for standard input,', usage);
  const { format } = values;
  if (!isFormat(format)) throw wrongArgument('--format', usage);
  const asOf = readDay('--as-of', values['as-of'], usage);
  const { language } = values;
  if (!isReaderLanguage(language)) throw wrongArgument('--language', usage);
  const mapping = readMapping(values.map ?? []);
  const onlyJudged = values['only-judged'];
  return { file, format, mapping, pack: loadPack(values.pack), asOf, onlyJudged, language };
}

function isFormat(name: string): name is keyof typeof formats {
  return Object.hasOwn(formats, name);
}
