import { seesProject } from '../jira-simulator/issues/access.ts';
import { type Html, html } from '../jira-simulator/pages/html.ts';
import type { Viewer } from '../jira-simulator/pages/layout.ts';
import type { Project } from '../jira-simulator/state/model.ts';
import { breakItBar } from './break-it.ts';
import type { HostData } from './context.ts';
import type { HostOptions } from './index.ts';
import { isAdministrator, nameOf, peopleOf, rightsOf, sitesOf } from './viewer.ts';

interface Page {
  title: string;
  /** The project that rights are told for; null on pages without one. */
  project: Project | null;
  /** Null on pages without the app. */
  host: HostData | null;
  body: Html;
}

/** What a browser remembers of how it wants pages. */
export interface Settings {
  colorMode: 'light' | 'dark';
  locale: string;
}

/** Languages that a person can have in Jira here, as Jira names them. */
export const locales: Readonly<Record<string, string>> = {
  'en-GB': 'English',
  'de-DE': 'Deutsch',
  'fr-FR': 'Français',
  'es-ES': 'Español',
};

/** A whole page with the ways to the others, and the switches of people, languages, and light and dark. */
export function hostLayout(
  options: Pick<HostOptions, 'simulator' | 'breakIt'>,
  viewer: Viewer,
  page: Page & Settings,
): string {
  const { title, project, host, body, colorMode, locale } = page;
  const { site, search } = viewer;
  const languages = Object.entries(locales).map(
    ([value, name]) =>
      html`<option value="${value}"${value === locale ? html` selected` : ''}>${name}</option>`,
  );
  const document = html`<html lang="en" data-color-mode="${colorMode}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/host/style.css">
<script src="/bridge/host.js" type="module"></script>
</head>
<body data-host="${JSON.stringify(host ?? {})}">
<header class="top">
<a class="home" href="/${search}"><strong>${site.name}</strong></a>
<span class="note">A local stand-in for Jira: nothing here is a real site</span>
<form method="get">
<label for="as">You are</label>
<select id="as" name="as">${peopleOptions(options, viewer, project)}</select>
<noscript><button>Show</button></noscript>
</form>
<label class="small" for="locale">Language</label>
<select id="locale">${languages}</select>
<button id="theme" type="button">Light or dark</button>
</header>
<div class="frame">
${navigation(viewer)}
<main aria-label="Jira">${body}</main>
</div>
<div>${options.breakIt && host && breakItBar(options.breakIt, host)}</div>
</body>
</html>`;
  return `<!doctype html>\n${document.html}\n`;
}

/** Everybody on every site, since what one tenant sees must be nothing of another's. */
function peopleOptions(
  options: Pick<HostOptions, 'simulator'>,
  viewer: Viewer,
  project: Project | null,
): Html[] {
  return sitesOf(options).map((site) => {
    const there = site.projects.find(({ key }) => key === project?.key) ?? null;
    const people = peopleOf(site).map((one) => {
      const chosen = site === viewer.site && one === viewer.person;
      return html`<option value="${nameOf(site, one)}"${chosen ? html` selected` : ''}>${one.displayName} · ${rightsOf(site, one, there)}</option>`;
    });
    return html`<optgroup label="${site.name}">${people}</optgroup>`;
  });
}

function navigation({ site, person, search }: Viewer): Html {
  const spaces = site.projects.filter((project) => seesProject(site, person, project));
  const list = (key: string) => `/${search}${search === '' ? '?' : '&'}project=${key}`;
  const items = spaces.map(
    ({ key, name }) => html`<li><a href="${list(key)}">${name}</a>
<a class="app" href="/projects/${key}${search}" aria-label="Readygate in ${name}">Readygate</a></li>`,
  );
  const administration = html`<h2>Administration</h2>
<ul><li><a class="app" href="/admin${search}">Readygate for this site</a></li>
<li><a class="app" href="/get-started${search}">Get started</a></li></ul>`;
  return html`<nav class="side" aria-label="Jira">
<h2>Spaces</h2>
<ul>${items}</ul>
${isAdministrator(site, person) && administration}
</nav>`;
}
