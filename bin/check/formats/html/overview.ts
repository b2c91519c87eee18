import type { ReaderLanguage } from '../../../../domain/readiness/rule.ts';
import { findingWords } from '../../../../domain/readiness/words.ts';
import type { ReadinessStatus } from '../../../../domain/report.ts';
import { checkWords } from '../../words/words.ts';
import { escapeHtml } from './escape.ts';
import { orderGaps, type Tally } from './tally.ts';

const statuses: ReadinessStatus[] = ['ready', 'needs_work', 'not_ready'];

/** How many issues are in each status, and how the scores lie. */
export function overview(tally: Tally, language: ReaderLanguage): string {
  const words = checkWords(language);
  const cards = statuses.map(
    (status) =>
      `<li class="card ${status}"><span class="number">${tally.statuses[status]}</span> <span>${words.status[status]}</span> <span class="quiet">${percent(tally.statuses[status], tally.all)}</span></li>`,
  );
  return `<section aria-labelledby="overview"><h2 id="overview">${words.overview}</h2>
<ul class="cards">${cards.join('')}</ul>
${statusBar(tally)}
${histogram(tally, words.scores)}</section>
`;
}

/** The same as the numbers above it, so nothing for those who listen. */
function statusBar({ statuses: counts, all }: Tally): string {
  let x = 0;
  const parts = statuses.map((status) => {
    const width = (counts[status] / Math.max(1, all)) * 100;
    const part = `<rect class="${status}" x="${x.toFixed(2)}%" width="${width.toFixed(2)}%" height="100%"/>`;
    x += width;
    return part;
  });
  return `<svg class="bar" aria-hidden="true" focusable="false">${parts.join('')}</svg>`;
}

function histogram({ scores }: Tally, title: string): string {
  const highest = Math.max(1, ...scores);
  const columns = scores.map((count, ten) => {
    const height = (count / highest) * 100;
    const range = ten === 9 ? '90–100' : `${ten * 10}–${ten * 10 + 9}`;
    return `<li><span class="count">${count}</span><svg aria-hidden="true" focusable="false"><rect y="${(100 - height).toFixed(1)}%" width="100%" height="${height.toFixed(1)}%" rx="3"/></svg><span class="range">${range}</span></li>`;
  });
  return `<figure><figcaption id="scores">${title}</figcaption><ol class="histogram" aria-labelledby="scores">${columns.join('')}</ol></figure>`;
}

/** What is missing, and in how many issues. */
export function gapTable(tally: Tally, language: ReaderLanguage): string {
  const words = checkWords(language);
  const rows = orderGaps(tally).map(({ count, result }) => {
    const { title, advice } = findingWords(result, language);
    const width = ((count / tally.all) * 100).toFixed(1);
    return `<tr><th scope="row">${escapeHtml(title)}<span class="advice">${escapeHtml(advice)}</span></th><td class="number">${count}</td><td class="number">${percent(count, tally.all)}<svg class="bar" aria-hidden="true" focusable="false"><rect width="${width}%" height="100%"/></svg></td><td><button type="button" hidden data-rule="${escapeHtml(result.rule)}" aria-label="${words.show}: ${escapeHtml(title)}">${words.show}</button></td></tr>`;
  });
  if (rows.length === 0) return '';
  return `<section aria-labelledby="gaps"><h2 id="gaps">${words.gaps}</h2>
<p class="quiet">${words.gapsAbout}</p>
<table><thead><tr><th scope="col">${words.gap}</th><th scope="col" class="number">${words.found}</th><th scope="col" class="number">${words.share}</th><td></td></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></section>
`;
}

/** Never 100 % for less than all, never 0 % for more than none. */
function percent(part: number, all: number): string {
  const value = all === 0 ? 0 : (part / all) * 100;
  const whole = value > 0 && value < 1 ? 1 : value > 99 && value < 100 ? 99 : Math.round(value);
  return `${whole} %`;
}
