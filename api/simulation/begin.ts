import type { FastifyRequest } from 'fastify';
import { isReadygateError } from '../../domain/errors.ts';
import { administratorOf } from '../caller.ts';
import { draftRules } from '../commands/publish-rules.ts';
import type { Timeouts } from '../connections.ts';
import { concealPlace, revealPlace } from '../cursor.ts';
import type { ApiDeps } from '../deps.ts';
import { knownPacks } from '../known-packs.ts';
import type { FindVisible } from '../plugins/visible-issues.ts';
import type { SimulationLine } from '../schemas/simulation.ts';
import { createCeiling } from './ceiling.ts';
import { takePlace } from './place.ts';
import { startSimulation } from './start.ts';

export interface BeginDeps extends ApiDeps {
  findVisible: FindVisible;
  timeouts: Timeouts;
}

/** A simulation that runs. Whoever began it releases it, however it ends. */
interface Begun {
  lines: AsyncIterable<SimulationLine>;
  /** Milliseconds until nobody waits for the answer any more. */
  within: number;
  /** Frees the place of the site alone. */
  free: () => Promise<void>;
  release: () => Promise<void>;
}

type Begin = (
  request: FastifyRequest,
  draft: { source: string; cursor?: string },
  most?: number,
) => Promise<Begun>;

/** Part of a call's time after which the summary is written, so that it arrives before the end. */
const share = 0.75;
/** At once in this process, of all tenants. Each takes a turn of the event loop, and a connection while it reads. */
const atOnce = 4;
/** Milliseconds after a call's time in which a place is freed by who holds it. */
const slack = 10_000;

/**
 * Lets somebody try a draft on the stored backlog for the time of a call, or `most` milliseconds.
 * @throws {ReadygateError} too_many_simulations, invalid_pack, and those of `startSimulation`
 */
export function createBegin(deps: BeginDeps): Begin {
  const enter = createCeiling(atOnce);
  return async (request, { source, cursor }, most = deps.timeouts.call) => {
    const viewer = administratorOf(request);
    const leave = enter();
    let free = async () => {};
    const gone = new AbortController();
    const release = async () => {
      gone.abort();
      leave();
      await free();
    };
    const log = (event: string, data: Record<string, string | number>) =>
      deps.log(event, { requestId: request.id, ...data });
    try {
      free = await takePlace(deps, viewer.tenantId, deps.timeouts.call + slack);
      const known = await deps.withTenant(viewer.tenantId, (tx) => knownPacks(tx, deps.packs));
      const { pack: draft } = await draftRules(source, known);
      const of = { ...viewer, list: 'simulation' } as const;
      const from = cursor ? await revealPlace(deps.withTenant, of, cursor, '/cursor') : null;
      const now = deps.clock();
      const spent = now.getTime() - request.startedAt.getTime();
      const left = Math.min(most, deps.timeouts.call * share - spent);
      const lines = await startSimulation(
        {
          ...deps,
          see: (heads) =>
            deps.findVisible(
              viewer,
              heads.map(({ issueId }) => issueId),
            ),
          over: AbortSignal.any([gone.signal, AbortSignal.timeout(Math.max(0, Math.round(left)))]),
          codeOf: (error) => noted(error, log),
          observe: (judged, longest) =>
            log('rules_simulated', { judged, longestMs: Math.round(longest) }),
        },
        {
          tenantId: viewer.tenantId,
          projectId: viewer.project.id,
          draft,
          cursor: from,
          asOf: now.toISOString().slice(0, 10),
        },
      );
      const shown = withCursor(lines, (place) => concealPlace(deps.withTenant, of, place), log);
      return { lines: shown, within: Math.max(0, deps.timeouts.call - spent), free, release };
    } catch (error) {
      await release();
      throw error;
    }
  };
}

/** Where it goes on may be behind an issue that Jira hides from the reader. */
async function* withCursor(
  lines: AsyncIterable<SimulationLine>,
  conceal: (place: string) => Promise<string>,
  log: (event: string, data: { code: string }) => void,
): AsyncGenerator<SimulationLine> {
  for await (const line of lines) {
    if (line.kind !== 'summary' || line.cursor === null) yield line;
    else
      yield await conceal(line.cursor).then(
        (cursor) => ({ ...line, cursor }),
        (error) => ({ ...line, ended: 'failed' as const, code: noted(error, log), cursor: null }),
      );
  }
}

/** The code of an error that ends a reply which has begun, noted for whoever operates this. */
function noted(error: unknown, log: (event: string, data: { code: string }) => void): string {
  const code = isReadygateError(error) ? error.code : 'internal';
  log('simulation_failed', { code });
  return code;
}
