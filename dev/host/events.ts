import { request } from 'undici';
import { localInstallation, localTenant } from '../world/product.ts';
import type { HostOptions } from './index.ts';

/** Milliseconds between two looks at the simulator. */
const every = 1000;

/**
 * Tells the API of issues that were changed and of comments, as Forge's triggers do. A delivery that fails is tried
 * again with the next look.
 * @returns the way to stop
 */
export function deliverEvents({ apiOrigin, forge, simulator }: HostOptions): () => void {
  const known = new Map<string, number>(versions());
  const told = new Set<string>(comments().map(({ comment }) => comment.id));
  const timer = setInterval(() => void look(), every);
  timer.unref();
  return () => clearInterval(timer);

  function issues() {
    return Object.values(simulator.state.sites[localTenant]?.issues ?? {});
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

  async function look(): Promise<void> {
    for (const [id, updated] of versions()) {
      const before = known.get(id);
      if (before === updated) continue;
      // A new issue is no changed one.
      known.set(id, updated);
      if (before !== undefined && !(await deliver('issue', 'updated', { issue: { id } })))
        known.set(id, before);
    }
    for (const event of comments()) {
      const { id } = event.comment;
      if (told.has(id)) continue;
      told.add(id);
      if (!(await deliver('comment', 'commented', event))) told.delete(id);
    }
  }

  async function deliver(
    about: 'issue' | 'comment',
    what: 'updated' | 'commented',
    event: Record<string, unknown>,
  ): Promise<boolean> {
    const token = await forge.signInvocationToken({
      cloudId: localTenant,
      installationId: localInstallation,
      moduleKey: `readygate-${about}-events`,
    });
    try {
      const { statusCode, body } = await request(new URL(`/forge/events/${about}`, apiOrigin), {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ eventType: `avi:jira:${what}:issue`, ...event }),
      });
      await body.dump();
      return statusCode < 500;
    } catch {
      return false;
    }
  }
}
