import { request } from 'undici';
import { markerProperty } from '../../domain/operations/label.ts';
import type { Site } from '../jira-simulator/state/model.ts';
import { installationOf } from '../world/product.ts';
import type { HostOptions } from './index.ts';
import { sitesOf } from './viewer.ts';

/** Milliseconds between two looks at the simulator. */
const every = 1000;

/**
 * Tells the API of issues that were created or changed and of comments, as Forge's triggers do. A delivery that fails is tried
 * again with the next look.
 * @returns the way to stop
 */
export function deliverEvents(options: HostOptions): () => void {
  const looks = sitesOf(options).map((site) => oneAtATime(watch(options, site.cloudId)));
  const timer = setInterval(() => {
    for (const look of looks) void look();
  }, every);
  timer.unref();
  return () => clearInterval(timer);
}

/** A look that takes longer than the time between two is not joined by the next: nothing is told twice. */
function oneAtATime(look: () => Promise<void>): () => Promise<void> {
  let looking = false;
  return async () => {
    if (looking) return;
    looking = true;
    try {
      await look();
    } finally {
      looking = false;
    }
  };
}

/** Remembers how a site stands; each look after that tells of what is new since. */
function watch(options: HostOptions, tenantId: string): () => Promise<void> {
  const known = new Map<string, number>(versions());
  const told = new Set<string>(comments().map(({ comment }) => comment.id));

  function issues() {
    const site: Site | undefined = options.simulator.state.sites[tenantId];
    return Object.values(site?.issues ?? {});
  }

  function versions(): [string, number][] {
    return issues().map(({ id, updated }) => [id, updated]);
  }

  function isOurs(id: string): boolean {
    return issues().some((one) => one.id === id && markerProperty in one.properties);
  }

  function changeOf(id: string, what: 'created' | 'updated'): Event {
    const parentId = issues().find((one) => one.id === id)?.parentId ?? null;
    const fields = parentId === null ? {} : { parent: { id: parentId } };
    return { tenantId, about: 'issue', what, body: { issue: { id, fields } } };
  }

  function comments() {
    return issues().flatMap((issue) =>
      issue.comments.map(({ id, author }) => ({
        issue: { id: issue.id },
        comment: { id, author: { accountId: author } },
      })),
    );
  }

  return async () => {
    for (const [id, updated] of versions()) {
      const before = known.get(id);
      if (before === updated) continue;
      known.set(id, updated);
      // What the app made itself its triggers ignore.
      if (before === undefined && isOurs(id)) continue;
      const what = before === undefined ? 'created' : 'updated';
      if (await deliver(options, changeOf(id, what))) continue;
      if (before === undefined) known.delete(id);
      else known.set(id, before);
    }
    for (const body of comments()) {
      const { id } = body.comment;
      if (told.has(id)) continue;
      told.add(id);
      const event = { tenantId, about: 'comment', what: 'commented', body } as const;
      if (!(await deliver(options, event))) told.delete(id);
    }
  };
}

interface Event {
  tenantId: string;
  about: 'issue' | 'comment';
  what: 'created' | 'updated' | 'commented';
  body: Record<string, unknown>;
}

/** Whether the API took it, or will never take it. */
async function deliver({ apiOrigin, forge }: HostOptions, event: Event): Promise<boolean> {
  const { tenantId, about, what } = event;
  const token = await forge.signInvocationToken({
    cloudId: tenantId,
    installationId: installationOf(tenantId),
    moduleKey: `readygate-${about}-events`,
  });
  try {
    const { statusCode, body } = await request(new URL(`/forge/events/${about}`, apiOrigin), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ eventType: `avi:jira:${what}:issue`, ...event.body }),
    });
    await body.dump();
    return statusCode < 500;
  } catch {
    return false;
  }
}
