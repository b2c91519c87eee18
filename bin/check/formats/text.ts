import { plainLine } from '../../../domain/operations/adf.ts';
import { orderFindings } from '../../../domain/readiness/findings.ts';
import type { ReaderLanguage } from '../../../domain/readiness/rule.ts';
import { findingWords } from '../../../domain/readiness/words.ts';
import { type Checked, type Judged, placeWords, problemSentence } from '../checked.ts';
import { checkWords } from '../words/words.ts';
import type { FormatContext } from './format.ts';
import { risksInWords } from './risks.ts';

/** A few lines for each issue, in the order of the input, and one that counts. */
export async function* text(
  results: AsyncIterable<Checked>,
  { language }: FormatContext,
): AsyncGenerator<string> {
  let [ready, all] = [0, 0];
  for await (const result of results) {
    if ('issue' in result) {
      all += 1;
      ready += Number(result.report.status === 'ready');
      yield `${textOf(result, language)}\n`;
    } else yield `${placeWords(result.at)}: ${problemSentence(result.error)}\n\n`;
  }
  if (all > 0) yield `${checkWords(language).ready(ready, all)}\n`;
}

function textOf({ issue, report }: Judged, language: ReaderLanguage): string {
  const { score, status, results } = report;
  const words = checkWords(language);
  const width = Math.max(...Object.values(words.severity).map(({ length }) => length)) + 1;
  const lines = [`${plainLine(issue.key)}  ${words.score(score)}, ${words.status[status]}`];
  for (const result of orderFindings(results)) {
    if (!result.counts) continue;
    const quoted = result.evidence
      .slice(0, 2)
      .map(
        ({ text }) => `“${plainLine(text).replaceAll(/\s+/g, ' ').slice(0, 80).toWellFormed()}”`,
      );
    const { title, advice } = findingWords(result, language);
    lines.push(
      `  ${words.severity[result.severity].padEnd(width)}${[title, ...quoted].join(': ')}`,
      `${' '.repeat(width + 2)}${advice}`,
    );
  }
  const risks = risksInWords(report, language);
  if (risks.length > 0) lines.push(`  ${words.risks}: ${risks.join('; ')}`);
  return `${lines.join('\n')}\n`;
}
