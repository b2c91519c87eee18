import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { findIssue, seesIssue, seesProject } from '../jira-simulator/issues/access.ts';
import { type Html, html } from '../jira-simulator/pages/html.ts';
import type { Viewer } from '../jira-simulator/pages/layout.ts';
import { listPage } from '../jira-simulator/pages/list.ts';
import { getProject } from '../jira-simulator/state/site.ts';
import { hostData, type Place } from './context.ts';
import type { HostOptions } from './index.ts';
import { fullPage, issueView } from './issue-view.ts';
import { hostLayout, locales, type Settings } from './layout.ts';
import { readAppPages } from './manifest.ts';
import { hostStyle } from './style.ts';
import { isAdministrator, readViewer } from './viewer.ts';

/** Issue text is hostile by default: no script but our own, and frames of this origin only. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
].join('; ');

/**
 * Serves `/`, the list of projects and issues, and the pages where Jira shows the app: `/browse/KEY` beside
 * an issue, `/projects/KEY` in a project, `/admin` and `/get-started` for the site.
 */
export function registerPages(app: FastifyInstance, options: HostOptions): void {
  const pages = readAppPages();

  app.get('/', async (request, reply) => {
    const viewer = readViewer(options, request.url);
    const project = new URL(request.url, 'http://page').searchParams.get('project');
    const { name: title } = viewer.site;
    return await send(reply, viewer, { title, body: listPage(viewer, project) });
  });

  app.get('/browse/:key', async (request, reply) => {
    const viewer = readViewer(options, request.url);
    const { key } = request.params as { key: string };
    const issue = findIssue(viewer.site, key);
    const caller = { person: viewer.person, kind: 'user' } as const;
    if (!issue || !seesIssue(viewer.site, caller, issue))
      return await refuse(
        reply,
        viewer,
        key,
        'This work item does not exist, or you may not see it.',
      );
    const project = getProject(viewer.site, issue.projectId);
    return await send(reply, viewer, {
      title: issue.key,
      place: { moduleKey: 'readygate-issue', base: null, project, issue },
      body: issueView(viewer, issue, options.simulator.origin),
    });
  });

  everyAddress('/projects/:key', async (request, reply) => {
    const viewer = readViewer(options, request.url);
    const { key } = request.params as { key: string };
    const project = viewer.site.projects.find((one) => one.key === key);
    if (!project || !seesProject(viewer.site, viewer.person, project))
      return await refuse(reply, viewer, key, 'This space does not exist, or you may not see it.');
    return await send(reply, viewer, {
      title: `Readygate in ${project.name}`,
      place: { moduleKey: 'readygate-project', base: `/projects/${key}`, project, issue: null },
      body: fullPage(project.name),
    });
  });

  administration('/admin', 'readygate-admin');
  // Where Jira's list of apps leads whoever has just installed one.
  administration('/get-started', 'readygate-get-started');

  app.get('/jira/*', async (request, reply) => {
    const viewer = readViewer(options, request.url);
    const { '*': path } = request.params as { '*': string };
    return await refuse(reply, viewer, path, 'Jira has a page here, and this stand-in has none.');
  });

  app.get('/host/style.css', async (_request, reply) => reply.type('text/css').send(hostStyle));

  function administration(base: string, moduleKey: string): void {
    everyAddress(base, async (request, reply) => {
      const viewer = readViewer(options, request.url);
      const { name } = viewer.site;
      if (!isAdministrator(viewer.site, viewer.person))
        return await refuse(reply, viewer, name, 'Only administrators of Jira see this page.');
      return await send(reply, viewer, {
        title: `Readygate for ${name}`,
        place: { moduleKey, base, project: null, issue: null },
        body: fullPage('Administration'),
      });
    });
  }

  /** The app moves within its page by addresses of its own. */
  function everyAddress(
    base: string,
    handler: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>,
  ): void {
    for (const address of [base, `${base}/*`]) app.get(address, handler);
  }

  async function send(reply: FastifyReply, viewer: Viewer, page: Page): Promise<FastifyReply> {
    const { title, place, body } = page;
    const { headers, protocol, host } = reply.request;
    const settings = readSettings(headers.cookie ?? '');
    const setting = { pages, siteUrl: `${protocol}://${host}`, locale: settings.locale };
    const shown = {
      title,
      body,
      project: place?.project ?? null,
      host: place ? hostData(viewer, place, setting) : null,
    };
    return await reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', pagePolicy)
      .header('cache-control', 'no-store')
      .send(hostLayout(options, viewer, { ...shown, ...settings }));
  }

  async function refuse(
    reply: FastifyReply,
    viewer: Viewer,
    title: string,
    why: string,
  ): Promise<FastifyReply> {
    const body = html`<section class="card"><h1>${title}</h1><p class="empty">${why}</p></section>`;
    return await send(reply.code(404), viewer, { title, body });
  }
}

interface Page {
  title: string;
  /** Left out on pages without the app. */
  place?: Place;
  body: Html;
}

function readSettings(cookie: string): Settings {
  const value = (name: string) => new RegExp(`(?:^|;\\s*)${name}=([^;]*)`).exec(cookie)?.[1] ?? '';
  const locale = value('locale');
  return {
    colorMode: value('theme') === 'dark' ? 'dark' : 'light',
    locale: Object.hasOwn(locales, locale) ? locale : 'en-GB',
  };
}
