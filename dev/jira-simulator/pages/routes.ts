import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { applyPlannedGrants, findIssue, seesIssue } from '../issues/access.ts';
import { defaultCloudId } from '../state/catalogue.ts';
import type { World } from '../state/world.ts';
import { type Html, html } from './html.ts';
import { iconSvg } from './icons.ts';
import { issuePage } from './issue.ts';
import { layout, type Viewer } from './layout.ts';
import { listPage } from './list.ts';
import { style } from './style.ts';

/** Who looks, where a page is opened without saying it. */
const defaultPerson = 'acc-ada';

/** Pages run no script and load nothing but their style: issue text is hostile by default. */
const policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'";

/** Serves the pages a person looks at: `/`, `/browse/KEY`, and what they load. */
export function registerPages(app: FastifyInstance, world: World): void {
  app.get('/', async (request, reply) => {
    const viewer = readViewer(world, request);
    const key = new URL(request.url, 'http://page').searchParams.get('project');
    return await send(world, reply, viewer, {
      title: viewer.site.name,
      body: listPage(viewer, key),
    });
  });
  app.get('/browse/:key', async (request, reply) => {
    const viewer = readViewer(world, request);
    const { key } = request.params as { key: string };
    const issue = findIssue(viewer.site, key);
    const seen = issue && seesIssue(viewer.site, { person: viewer.person, kind: 'user' }, issue);
    if (issue === undefined || !seen)
      return await send(world, reply.code(404), viewer, missing(key));
    const title = `${issue.key} ${String(issue.fields.summary)}`;
    return await send(world, reply, viewer, { title, body: issuePage(viewer, issue) });
  });
  app.get(
    '/_assets/style.css',
    async (_request, reply) => await reply.type('text/css').send(style),
  );
  app.get('/_assets/*', async (request, reply) => {
    const { '*': name } = request.params as { '*': string };
    return await reply.type('image/svg+xml').send(iconSvg(name.replace(/\.svg$/, '')));
  });
}

function missing(key: string): { title: string; body: Html } {
  const body = html`<section class="card"><h1>${key}</h1><p class="empty">This issue does not exist, or you may not see it.</p></section>`;
  return { title: key, body };
}

async function send(
  world: World,
  reply: FastifyReply,
  viewer: Viewer,
  page: { title: string; body: Html },
): Promise<FastifyReply> {
  const path = reply.request.url.split('?')[0] ?? '/';
  const text = layout(viewer, Object.values(world.state.sites), { ...page, path });
  return await reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', policy)
    .header('cache-control', 'no-store')
    .send(text);
}

function readViewer(world: World, request: FastifyRequest): Viewer {
  const query = new URL(request.url, 'http://page').searchParams;
  const sites = world.state.sites;
  const wanted = query.get('site') ?? defaultCloudId;
  const site = sites[wanted] ?? sites[defaultCloudId];
  if (site === undefined) throw new Error('the simulator has no site');
  applyPlannedGrants(site, world.now());
  const as = query.get('as') ?? defaultPerson;
  const person = site.people.find(({ accountId }) => accountId === as) ?? site.people[0];
  if (person === undefined) throw new Error('the site has no people');
  const kept = new URLSearchParams();
  if (site.cloudId !== defaultCloudId) kept.set('site', site.cloudId);
  if (person.accountId !== defaultPerson) kept.set('as', person.accountId);
  return { site, person, search: kept.size > 0 ? `?${kept}` : '' };
}
