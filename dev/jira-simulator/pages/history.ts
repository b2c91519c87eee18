import type { Change, Site, StoredIssue } from '../state/model.ts';
import { type Html, html } from './html.ts';
import { shortTime } from './time.ts';

/** What was changed after the creation, the newest first; nothing at all for an untouched issue. */
export function changeList(site: Site, issue: StoredIssue): Html {
  if (issue.history.length === 0) return html``;
  const rows = issue.history.toReversed().map((change) => changeRow(site, change));
  return html`<section class="card" aria-label="History"><h2>History</h2><ul class="rows">${rows}</ul></section>`;
}

function changeRow(site: Site, { author, at, items }: Change): Html {
  const name = site.people.find(({ accountId }) => accountId === author)?.displayName ?? author;
  const lines = items.map(
    ({ field, fromText, toText }) =>
      html`<span class="text"><strong>${field}</strong> ${shortened(fromText)} → ${shortened(toText)}</span>`,
  );
  return html`<li><span class="small">${name}<br>${shortTime(site, at)}</span>${lines}</li>`;
}

const shown = 90;

function shortened(text: string | null): string {
  if (text === null || text === '') return 'none';
  return text.length > shown ? `${text.slice(0, shown).toWellFormed()}…` : text;
}
