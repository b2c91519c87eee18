import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { costOf } from '../../../../domain/readiness/findings.ts';
import type { ReaderLanguage } from '../../../../domain/readiness/rule.ts';
import type { ReadinessStatus, Report } from '../../../../domain/report.ts';
import { type Checked, placeWords, problemSentence } from '../../checked.ts';
import { noteSentences } from '../../notes.ts';
import { type CheckWords, checkWords } from '../../words/words.ts';
import type { FormatContext } from '../format.ts';
import { escapeHtml } from './escape.ts';
import { issueItem } from './issue.ts';
import { gapTable, overview } from './overview.ts';
import { count, createTally, type Tally } from './tally.ts';
import { toolbar } from './toolbar.ts';

/** One of our files beside this one; nothing of the input comes into it. */
const own = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');

/** Issues in the list at most: a browser stays quick. The numbers count all. */
const mostItems = 2000;

/** Problems that are listed; the rest is counted. */
const mostUnread = 100;

interface Item {
  html: string;
  worth: number[];
}

/**
 * One page that loads nothing and runs nothing but its own small script: how the scores lie, what is
 * missing most, and each issue with its findings, the worst and cheapest first.
 */
export async function* html(
  results: AsyncIterable<Checked>,
  context: FormatContext,
): AsyncGenerator<string> {
  const { language } = context;
  const words = checkWords(language);
  const tally = createTally();
  const unread: string[] = [];
  let items: Item[] = [];
  for await (const result of results) {
    if ('error' in result) unread.push(unreadItem(result));
    else {
      count(tally, result.report);
      items.push({ html: issueItem(result, language), worth: worthOf(result.report) });
      if (items.length >= 2 * mostItems) items = worst(items);
    }
  }
  yield head(tally, context);
  if (tally.all > 0) yield overview(tally, language) + gapTable(tally, language);
  yield unreadList(unread, words);
  yield `<section aria-labelledby="items"><h2 id="items">${words.workItems}</h2>\n`;
  if (tally.all === 0) yield `<p>${words.none}</p>\n`;
  else yield* issueList(worst(items), tally, language);
  yield `</section>\n</main>\n<script>${own('page.js')}</script>\n</body>\n</html>\n`;
}

function* issueList(
  items: readonly Item[],
  tally: Tally,
  language: ReaderLanguage,
): Generator<string> {
  const words = checkWords(language);
  yield `<p class="quiet">${words.order}</p>\n`;
  if (items.length < tally.all)
    yield `<p class="note">${escapeHtml(words.capped(items.length, tally.all))}</p>\n`;
  yield `${toolbar(tally, language)}<ol class="issues">\n`;
  for (const { html } of items) yield html;
  yield '</ol>';
}

function unreadItem({ at, error }: Extract<Checked, { error: unknown }>): string {
  return `<li>${escapeHtml(`${placeWords(at)}: ${problemSentence(error)}`)}</li>`;
}

function unreadList(items: readonly string[], { unreadTitle, more }: CheckWords): string {
  if (items.length === 0) return '';
  const rest = items.length - mostUnread;
  const shown = [...items.slice(0, mostUnread), ...(rest > 0 ? [`<li>${more(rest)}</li>`] : [])];
  return `<section aria-labelledby="unread"><h2 id="unread">${unreadTitle}</h2><ul class="unread">${shown.join('\n')}</ul></section>\n`;
}

function head(tally: Tally, { language, pack, notes }: FormatContext): string {
  const words = checkWords(language);
  const title = escapeHtml(words.ready(tally.statuses.ready, tally.all));
  const [style, script] = [own('page.css'), own('page.js')];
  const policy = `default-src 'none'; style-src '${hash(style)}'; script-src '${hash(script)}'; base-uri 'none'; form-action 'none'`;
  const said = noteSentences(notes, words).map(
    (note) => `<p class="note">${escapeHtml(note)}</p>\n`,
  );
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<header><h1>${title}</h1>
<p class="quiet">${escapeHtml(words.judgedBy(pack.id, pack.version))}</p></header>
<main>
${said.join('')}`;
}

const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

const order: ReadinessStatus[] = ['not_ready', 'needs_work', 'ready'];

/** The worst first; among equals those whose gaps are cheap to fix. */
function worthOf({ status, score, results }: Report): number[] {
  const gaps = results.filter(
    ({ counts, outcome }) => counts && (outcome === 'fail' || outcome === 'unreadable'),
  );
  return [order.indexOf(status), score, gaps.reduce((sum, gap) => sum + costOf(gap), 0)];
}

/** Those that are listed, in their order; the sort keeps that of the input among equals. */
function worst(items: Item[]): Item[] {
  return items.sort(byWorth).slice(0, mostItems);
}

function byWorth(a: Item, b: Item): number {
  const index = a.worth.findIndex((value, at) => value !== b.worth[at]);
  return index < 0 ? 0 : (a.worth[index] ?? 0) - (b.worth[index] ?? 0);
}
