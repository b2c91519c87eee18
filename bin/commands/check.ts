import { isReadygateError } from '../../domain/errors.ts';
import { normaliseRow } from '../../domain/normalise/normalise-issue.ts';
import { plainLine } from '../../domain/operations/adf.ts';
import { orderFindings } from '../../domain/readiness/findings.ts';
import { judge } from '../../domain/readiness/judge.ts';
import type { Pack } from '../../domain/readiness/pack.ts';
import { isReaderLanguage } from '../../domain/readiness/reader-language.ts';
import type { ReaderLanguage } from '../../domain/readiness/rule.ts';
import { findingWords } from '../../domain/readiness/words.ts';
import type { Report } from '../../domain/report.ts';
import { readArguments, wrongArgument } from '../arguments.ts';
import { type InputLine, readIssueLines } from '../issue-lines.ts';
import { loadPack } from '../packs.ts';

const usage =
  'readygate check FILE|- [--format json|text] [--pack starter|baseline|FILE] [--as-of YYYY-MM-DD] [--language en|de|fr|es]';

const exit = { ready: 0, notReady: 1, badInput: 2 } as const;

interface Options {
  file: string;
  format: 'json' | 'text';
  pack: Pack;
  asOf: string | null;
  /** Of the words; JSON holds none. */
  language: ReaderLanguage;
}

/**
 * Scores the issues of a file, one result per line in the order of the input, without any server.
 * @returns 0 when all are ready, 1 when some are not, 2 when a line or the file is bad
 */
export async function run(args: string[]): Promise<number> {
  const { file, format, pack, asOf, language } = readOptions(args);
  // The reader may have seen enough: "… | head". What it did not read was not said.
  process.stdout.once('error', () => process.exit(exit.badInput));
  let code: number = exit.ready;
  for await (const line of readIssueLines(file)) {
    const result = check(line, pack, asOf, language);
    await write(format === 'json' ? JSON.stringify(result.json) : result.text);
    code = Math.max(code, result.code);
  }
  return code;
}

function check(
  line: InputLine,
  pack: Pack,
  asOf: string | null,
  language: ReaderLanguage,
): { json: unknown; text: string; code: number } {
  try {
    if ('error' in line) throw line.error;
    const issue = normaliseRow(line.row);
    const report = judge(issue, pack, { asOf });
    const code = report.status === 'ready' ? exit.ready : exit.notReady;
    return { json: jsonOf(issue.key, report), text: textOf(issue.key, report, language), code };
  } catch (error) {
    if (!isReadygateError(error)) throw error;
    const { message, details } = error;
    const said = [
      message,
      details?.path && `At ${details.path}`,
      details?.expected && `expected ${details.expected}`,
    ]
      .filter(Boolean)
      .join(' ');
    const json = { line: line.number, error: { code: error.code, message: said } };
    return { json, text: `line ${line.number}: ${said}\n`, code: exit.badInput };
  }
}

/** Findings and hints in their order, then what passed with something to show. */
function jsonOf(key: string, { score, status, results, digest }: Report) {
  const shown = results.filter(
    ({ outcome, evidence }) => outcome === 'pass' && evidence.length > 0,
  );
  const findings = [...orderFindings(results), ...shown].map(
    ({ rule, severity, outcome, evidence }) => ({ rule, severity, outcome, evidence }),
  );
  return { key, score, status, findings, digest };
}

function textOf(key: string, { score, status, results }: Report, language: ReaderLanguage): string {
  const lines = [`${plainLine(key)}  ${score} of 100, ${status.replaceAll('_', ' ')}`];
  for (const result of orderFindings(results)) {
    if (!result.counts) continue;
    const quoted = result.evidence
      .slice(0, 2)
      .map(
        ({ text }) => `“${plainLine(text).replaceAll(/\s+/g, ' ').slice(0, 80).toWellFormed()}”`,
      );
    const { title, advice } = findingWords(result, language);
    lines.push(
      `  ${result.severity.padEnd(9)}${[title, ...quoted].join(': ')}`,
      `           ${advice}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function readOptions(args: string[]): Options {
  const options = {
    format: { type: 'string', default: 'json' },
    pack: { type: 'string', default: 'starter' },
    'as-of': { type: 'string' },
    language: { type: 'string', default: 'en' },
  } as const;
  const { values, positionals } = readArguments(args, options, usage);
  const [file, ...rest] = positionals;
  if (!file || rest.length > 0) throw wrongArgument('one FILE, or - for standard input,', usage);
  if (values.format !== 'json' && values.format !== 'text') throw wrongArgument('--format', usage);
  const asOf = values['as-of'] ?? null;
  if (asOf !== null && !(/^\d{4}-\d{2}-\d{2}$/.test(asOf) && !Number.isNaN(Date.parse(asOf))))
    throw wrongArgument('--as-of', usage);
  const { language } = values;
  if (!isReaderLanguage(language)) throw wrongArgument('--language', usage);
  return { file, format: values.format, pack: loadPack(values.pack), asOf, language };
}

/** Waits where the reader is slower than we are. */
function write(text: string): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write(`${text}\n`, () => resolve());
  });
}
