import { request } from 'undici';
import { localInstallation, localTenant } from '../world/product.ts';
import type { HostOptions } from './index.ts';

/** Milliseconds between two looks at the simulator. */
const every = 1000;

/**
 * Tells the API of issues that were changed, as Forge's trigger does. A delivery that fails is tried
 * again with the next look.
 * @returns the way to stop
 */
export function deliverEvents({ apiOrigin, forge, simulator }: HostOptions): () => void {
  const known = new Map<string, number>(versions());
  const timer = setInterval(() => void look(), every);
  timer.unref();
  return () => clearInterval(timer);

  function versions(): [string, number][] {
    const issues = simulator.state.sites[localTenant]?.issues ?? {};
    return Object.values(issues).map(({ id, updated }) => [id, updated]);
  }

  async function look(): Promise<void> {
    for (const [id, updated] of versions()) {
      const before = known.get(id);
      if (before === updated) continue;
      // A new issue is no changed one.
      known.set(id, updated);
      if (before !== undefined && !(await deliver(id))) known.set(id, before);
    }
  }

  async function deliver(id: string): Promise<boolean> {
    const token = await forge.signInvocationToken({
      cloudId: localTenant,
      installationId: localInstallation,
      moduleKey: 'readygate-issue-events',
    });
    try {
      const { statusCode, body } = await request(new URL('/forge/events/issue', apiOrigin), {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ eventType: 'avi:jira:updated:issue', issue: { id } }),
      });
      await body.dump();
      return statusCode < 500;
    } catch {
      return false;
    }
  }
}
