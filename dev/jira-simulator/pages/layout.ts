import type { Person, Site } from '../state/model.ts';
import { type Html, html } from './html.ts';

/** Whose eyes a page is seen with. */
export interface Viewer {
  site: Site;
  person: Person;
  /** What stays in every link: site and person, where they are not the usual ones. */
  search: string;
}

export interface Page {
  title: string;
  path: string;
  body: Html;
}

/** A whole page with the switch of sites and people. */
export function layout(viewer: Viewer, sites: readonly Site[], page: Page): string {
  const people = viewer.site.people.filter(({ active }) => active);
  const option = (value: string, label: string, chosen: boolean) =>
    html`<option value="${value}"${chosen ? html` selected` : ''}>${label}</option>`;
  const document = html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/_assets/style.css">
</head>
<body>
<header class="top"><div>
<a href="/${viewer.search}"><strong>${viewer.site.name}</strong></a>
<span class="note">Jira simulator: nothing here is a real site</span>
<form action="${page.path}" method="get">
<label for="site">Site</label>
<select id="site" name="site">${sites.map((site) => option(site.cloudId, site.name, site === viewer.site))}</select>
<label for="as">Seen by</label>
<select id="as" name="as">${people.map((one) => option(one.accountId, one.displayName, one === viewer.person))}</select>
<button>Show</button>
</form>
</div></header>
<main>${page.body}</main>
</body>
</html>`;
  return `<!doctype html>\n${document.html}\n`;
}
