import { request } from 'undici';
import type { Site } from '../jira-simulator/state/model.ts';
import { installationOf } from '../world/product.ts';
import type { HostOptions } from './index.ts';
import { sitesOf } from './viewer.ts';

/** Milliseconds between two looks at the simulator. */
const every = 1000;

/**
 * Tells the API of issues that were changed and of comments, as Forge's triggers do. A delivery that fails is tried
 * again with the next look.
 * @returns the way to stop
 */
export function deliverEvents(options: HostOptions): () => void {
  const looks = sitesOf(options).map((site) => watch(options, site.cloudId));
  const timer = setInterval(() => {
    for (const look of looks) void look();
  }, every);
  timer.unref();
  return () => clearInterval(timer);
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
      // A new issue is no changed one.
      known.set(id, updated);
      const event = { tenantId, about: 'issue', what: 'updated', body: { issue: { id } } } as const;
      if (before !== undefined && !(await deliver(options, event))) known.set(id, before);
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
  what: 'updated' | 'commented';
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
