import type { ReaderLanguage } from '../../../../domain/readiness/rule.ts';
import { findingWords } from '../../../../domain/readiness/words.ts';
import type { ReadinessStatus } from '../../../../domain/report.ts';
import { checkWords } from '../../words/words.ts';
import { escapeHtml } from './escape.ts';
import { orderGaps, type Tally } from './tally.ts';

const statuses: ReadinessStatus[] = ['not_ready', 'needs_work', 'ready'];

/** Filters and order of the list. Hidden until the page's script runs: without it they do nothing. */
export function toolbar(tally: Tally, language: ReaderLanguage): string {
  const words = checkWords(language);
  const option = (value: string, text: string) =>
    `<option value="${escapeHtml(value)}">${escapeHtml(text)}`;
  const gaps = orderGaps(tally).map(({ result }) =>
    option(result.rule, findingWords(result, language).title),
  );
  const byStatus = statuses.map((status) => option(status, words.status[status]));
  const sorts = Object.entries(words.sorts).map(([sort, text]) => option(sort, text));
  // The numbers are filled in by the script.
  const shown = escapeHtml(words.shown('{shown}', '{all}'));
  return `<form class="toolbar" role="search" aria-label="${escapeHtml(words.filter)}" hidden data-shown="${shown}">
<input type="search" name="text" aria-label="${escapeHtml(words.search)}" placeholder="${escapeHtml(words.search)}">
<select name="status" aria-label="${escapeHtml(words.anyStatus)}">${option('', words.anyStatus)}${byStatus.join('')}</select>
<select name="rule" aria-label="${escapeHtml(words.anyGap)}">${option('', words.anyGap)}${gaps.join('')}</select>
<select name="sort" aria-label="${escapeHtml(words.sort)}">${sorts.join('')}</select>
<output></output>
</form>
`;
}
