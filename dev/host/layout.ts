import { type Html, html } from '../jira-simulator/pages/html.ts';
import type { Viewer } from '../jira-simulator/pages/layout.ts';
import type { Project } from '../jira-simulator/state/model.ts';
import type { HostData } from './issue-view.ts';
import { peopleOf, rightsOf } from './viewer.ts';

interface Page {
  title: string;
  /** The project that rights are told for; null on pages without one. */
  project: Project | null;
  host: HostData | null;
  body: Html;
  colorMode: 'light' | 'dark';
}

/** A whole page with the switch of people and of light and dark. */
export function hostLayout({ site, person, search }: Viewer, page: Page): string {
  const { title, project, host, body, colorMode } = page;
  const options = peopleOf(site).map((one) => {
    const rights = project ? ` · ${rightsOf(site, one, project)}` : '';
    return html`<option value="${one.accountId}"${one === person ? html` selected` : ''}>${one.displayName}${rights}</option>`;
  });
  const document = html`<html lang="en" data-color-mode="${colorMode}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/host/style.css">
<script src="/bridge/host.js" defer></script>
</head>
<body${host ? html` data-host="${JSON.stringify(host)}"` : html` data-host="{}"`}>
<header class="top">
<a class="home" href="/${search}"><strong>${site.name}</strong></a>
<span class="note">A local stand-in for Jira: nothing here is a real site</span>
<form method="get">
<label for="as">You are</label>
<select id="as" name="as">${options}</select>
<noscript><button>Show</button></noscript>
</form>
<button id="theme" type="button">Light or dark</button>
</header>
<main>${body}</main>
</body>
</html>`;
  return `<!doctype html>\n${document.html}\n`;
}
