import { csvRow } from '../../../domain/csv.ts';
import { plainLine } from '../../../domain/operations/adf.ts';
import { orderFindings } from '../../../domain/readiness/findings.ts';
import type { ReaderLanguage } from '../../../domain/readiness/rule.ts';
import { findingWords } from '../../../domain/readiness/words.ts';
import type { RuleResult } from '../../../domain/report.ts';
import { type Checked, type Judged, placeWords, problemSentence } from '../checked.ts';
import type { FormatContext } from './format.ts';

const headings = ['key', 'score', 'status', 'summary', 'gaps', 'words', 'advice', 'rules'];

/**
 * One row per issue, in the order of the input. No cell is a formula for a spreadsheet, and a byte
 * order mark tells it that this is UTF-8.
 */
export async function* csv(
  results: AsyncIterable<Checked>,
  { language }: FormatContext,
): AsyncGenerator<string> {
  yield `\ufeff${row(headings)}`;
  for await (const result of results)
    yield row('issue' in result ? cellsOf(result, language) : bad(result));
}

function cellsOf({ issue, report }: Judged, language: ReaderLanguage): (string | number)[] {
  const { score, status, results } = report;
  const summary = issue.texts.find(({ key }) => key === 'summary')?.text ?? '';
  const gaps = orderFindings(results).filter(({ counts }) => counts);
  const words = gaps.map((gap) => findingWords(gap, language));
  return [
    issue.key,
    score,
    status,
    summary,
    words.map(({ title }) => title).join('; '),
    gaps.flatMap(quoted).join(' '),
    words[0]?.advice ?? '',
    gaps.map(({ rule }) => rule).join(' '),
  ];
}

function quoted({ evidence }: RuleResult): string[] {
  return evidence.slice(0, 2).map(({ text }) => `“${text.slice(0, 80)}”`);
}

function bad({ at, error }: Extract<Checked, { error: unknown }>): string[] {
  return [placeWords(at), '', 'unread', '', problemSentence(error), '', '', ''];
}

const row = (cells: readonly (string | number)[]) => csvRow(cells.map(inOneLine));

const inOneLine = (value: string | number) =>
  typeof value === 'number' ? value : plainLine(value).replaceAll(/\s+/g, ' ');
