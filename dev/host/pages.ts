import type { FastifyInstance, FastifyReply } from 'fastify';
import { findIssue, seesIssue } from '../jira-simulator/issues/access.ts';
import { type Html, html } from '../jira-simulator/pages/html.ts';
import type { Viewer } from '../jira-simulator/pages/layout.ts';
import { listPage } from '../jira-simulator/pages/list.ts';
import { getProject } from '../jira-simulator/state/site.ts';
import type { HostOptions } from './index.ts';
import { issueView } from './issue-view.ts';
import { hostLayout } from './layout.ts';
import { hostStyle } from './style.ts';
import { readViewer } from './viewer.ts';

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

/** Serves `/`, the list of projects and issues, and `/browse/KEY`, an issue with the app beside it. */
export function registerPages(app: FastifyInstance, options: HostOptions): void {
  app.get('/', async (request, reply) => {
    const viewer = readViewer(options, request.url);
    const project = new URL(request.url, 'http://page').searchParams.get('project');
    const page = { title: viewer.site.name, project: null, host: null };
    return await send(reply, viewer, { ...page, body: listPage(viewer, project) });
  });
  app.get('/browse/:key', async (request, reply) => {
    const viewer = readViewer(options, request.url);
    const { key } = request.params as { key: string };
    const issue = findIssue(viewer.site, key);
    if (!issue || !seesIssue(viewer.site, { person: viewer.person, kind: 'user' }, issue)) {
      const page = { title: key, project: null, host: null };
      return await send(reply.code(404), viewer, { ...page, body: missing(key) });
    }
    const project = getProject(viewer.site, issue.projectId);
    const { body, host } = issueView(viewer, issue, {
      simulatorOrigin: options.simulator.origin,
      hostOrigin: `${request.protocol}://${request.host}`,
    });
    return await send(reply, viewer, { title: issue.key, project, host, body });
  });
  app.get('/host/style.css', async (_request, reply) => reply.type('text/css').send(hostStyle));

  async function send(reply: FastifyReply, viewer: Viewer, page: Page): Promise<FastifyReply> {
    const theme = /(?:^|;\s*)theme=dark(?:;|$)/.test(reply.request.headers.cookie ?? '');
    return await reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', pagePolicy)
      .header('cache-control', 'no-store')
      .send(hostLayout(viewer, { ...page, colorMode: theme ? 'dark' : 'light' }));
  }
}

type Page = Omit<Parameters<typeof hostLayout>[1], 'colorMode'>;

function missing(key: string): Html {
  return html`<section class="card"><h1>${key}</h1><p class="empty">This work item does not exist, or you may not see it.</p></section>`;
}
