import { silentInstallations } from '../db/clock.ts';
import { moveInstallation } from '../db/installations.ts';
import { deleteEndedTokens } from '../db/tokens.ts';
import type { ActivityDeps } from './deps.ts';
import { countInTurn } from './in-turn.ts';

/** Installations that are suspended in one run. */
const limit = 500;

/**
 * Suspends installations whose hourly call is missing: the app may have been uninstalled without a word.
 * Any valid call shows that it is there, so that all of them count, and the next one ends it.
 */
export function createSilence({ withTenant, clockPool, silentAfterHours }: ActivityDeps) {
  return {
    /** @returns how many it suspended */
    async suspendSilent(at: Date): Promise<number> {
      const since = new Date(at.getTime() - silentAfterHours * 3_600_000);
      const silent = await silentInstallations(clockPool, since, limit);
      return await countInTurn(silent, ({ tenantId, installationId }) =>
        withTenant(tenantId, async (tx) => {
          const still = { at, unseenSince: since };
          if (!(await moveInstallation(tx, installationId, 'silent', still))) return false;
          // No call comes that would see to it.
          await deleteEndedTokens(tx, at);
          return true;
        }),
      );
    },
  };
}
