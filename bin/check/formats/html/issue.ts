import type { FieldText } from '../../../../domain/issue.ts';
import { orderFindings } from '../../../../domain/readiness/findings.ts';
import type { ReaderLanguage } from '../../../../domain/readiness/rule.ts';
import { findingWords } from '../../../../domain/readiness/words.ts';
import type { RuleResult } from '../../../../domain/report.ts';
import { fieldName, type Judged } from '../../checked.ts';
import { type CheckWords, checkWords } from '../../words/words.ts';
import { risksInWords } from '../risks.ts';
import { escapeHtml } from './escape.ts';
import { quote } from './quote.ts';

/** Places of one finding that are shown; the rest is counted. */
const mostQuotes = 3;

/** An issue as an item of the list: what it is at a glance, its findings when opened. */
export function issueItem(judged: Judged, language: ReaderLanguage): string {
  const { issue, report } = judged;
  const words = checkWords(language);
  const findings = orderFindings(report.results);
  const gaps = findings.filter(({ counts }) => counts);
  const summary = issue.texts.find(({ key }) => key === 'summary')?.text ?? '';
  const rules = gaps.flatMap(({ rule, outcome }) => (outcome === 'fail' ? [rule] : [])).join(' ');
  return `<li data-status="${report.status}" data-score="${report.score}" data-rules="${escapeHtml(rules)}">
<details><summary><span class="score ${report.status}">${report.score}</span><span class="key">${escapeHtml(issue.key)}</span><span class="what" dir="auto">${escapeHtml(summary)}</span><span class="status ${report.status}">${words.status[report.status]}</span></summary>
${gapList(judged, gaps, language)}${hintLine(
  findings.filter(({ counts }) => !counts),
  language,
)}${riskLine(judged, language)}</details></li>
`;
}

function gapList(judged: Judged, gaps: readonly RuleResult[], language: ReaderLanguage): string {
  const words = checkWords(language);
  if (gaps.length === 0) return `<p>${words.nothingMissing}</p>\n`;
  const items = gaps.map((gap) => {
    const { title, advice } = findingWords(gap, language);
    const { severity } = gap;
    return `<li><b>${escapeHtml(title)}</b> <span class="severity ${severity}">${words.severity[severity]}</span> <span class="advice">${escapeHtml(advice)}</span>${quotes(judged, gap, words)}</li>`;
  });
  return `<ul class="findings">${items.join('\n')}</ul>\n`;
}

function quotes({ issue, names }: Judged, { evidence }: RuleResult, words: CheckWords): string {
  const shown = evidence.slice(0, mostQuotes).flatMap((span) => {
    const field = issue.texts.find(({ key }) => key === span.field);
    // The whole summary stands right above.
    const isSummary = field?.key === 'summary' && span.text === field.text;
    return field && !isSummary
      ? [`<li>${label(field, names, words)}${quote(span, field)}</li>`]
      : [];
  });
  if (shown.length === 0) return '';
  const rest = Math.max(0, evidence.length - mostQuotes);
  const more = rest > 0 ? `<li>${words.more(rest)}</li>` : '';
  return `<ul class="quotes">${shown.join('')}${more}</ul>`;
}

function label({ key }: FieldText, names: Judged['names'], words: CheckWords): string {
  const name = key === 'summary' || key === 'description' ? words[key] : fieldName(key, names);
  return `<span class="field">${escapeHtml(name)}</span> `;
}

function riskLine({ report }: Judged, language: ReaderLanguage): string {
  const risks = risksInWords(report, language).map(escapeHtml);
  if (risks.length === 0) return '';
  return `<p class="hints">${checkWords(language).risks}: ${risks.join(' · ')}</p>`;
}

/** What does not count, in one line: by name alone. */
function hintLine(hints: readonly RuleResult[], language: ReaderLanguage): string {
  if (hints.length === 0) return '';
  const titles = hints.map((hint) => escapeHtml(findingWords(hint, language).title));
  return `<p class="hints">${checkWords(language).hints}: ${titles.join(' · ')}</p>`;
}
