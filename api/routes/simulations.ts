import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { isReadygateError } from '../../domain/errors.ts';
import { administratorOf } from '../caller.ts';
import { draftRules } from '../commands/publish-rules.ts';
import type { Timeouts } from '../connections.ts';
import { concealPlace, revealPlace } from '../cursor.ts';
import type { ApiDeps } from '../deps.ts';
import type { FindVisible } from '../plugins/visible-issues.ts';
import { ProjectParams } from '../schemas/policy.ts';
import { problems } from '../schemas/problems.ts';
import { SimulationBody, SimulationLine } from '../schemas/simulation.ts';
import { createCeiling } from '../simulation/ceiling.ts';
import { takePlace } from '../simulation/place.ts';
import { startSimulation } from '../simulation/start.ts';
import { streamOf } from '../simulation/stream.ts';

interface SimulationRoutesDeps extends ApiDeps {
  findVisible: FindVisible;
  timeouts: Timeouts;
}

/** Part of a call's time after which the summary is written, so that it arrives before the end. */
const share = 0.75;
/** At once in this process, of all tenants. Each takes a turn of the event loop, and a connection while it reads. */
const most = 4;
/** Milliseconds after a call's time in which a place is freed by who holds it. */
const slack = 10_000;

/** What a draft of rules would change, tried on the stored backlog. */
export const simulationRoutes: FastifyPluginAsyncTypebox<SimulationRoutesDeps> = async (
  app,
  deps,
) => {
  const look = { from: 'person', administers: true } as const;
  const enter = createCeiling(most);
  const withBody = ['unsupported_media_type', 'invalid_json'] as const;

  app.post(
    '/projects/:key/rules/simulations',
    {
      schema: {
        operationId: 'simulateRules',
        summary: 'What a draft would change, issue by issue; nothing is stored',
        params: ProjectParams,
        body: SimulationBody,
        response: {
          200: {
            description:
              'One JSON value a line. The last is the summary; without it the reply was cut off.',
            content: { 'application/x-ndjson': { schema: SimulationLine } },
          },
          ...problems(look, ...withBody, 'invalid_pack', 'rules_changed', 'too_many_simulations'),
        },
      },
      config: { door: look },
    },
    async (request, reply) => {
      const viewer = administratorOf(request);
      const { source, cursor = null } = request.body;
      const leave = enter();
      let free = async () => {};
      const gone = new AbortController();
      const log = (event: string, data: Record<string, string | number>) =>
        deps.log(event, { requestId: request.id, ...data });
      try {
        free = await takePlace(deps, viewer.tenantId, deps.timeouts.call + slack);
        const { pack: draft } = await draftRules(source, deps.packs);
        const of = { ...viewer, list: 'simulation' } as const;
        const from = cursor && (await revealPlace(deps.withTenant, of, cursor, '/cursor'));
        const now = deps.clock();
        const spent = now.getTime() - request.startedAt.getTime();
        const left = deps.timeouts.call * share - spent;
        const lines = await startSimulation(
          {
            ...deps,
            see: (heads) =>
              deps.findVisible(
                viewer,
                heads.map(({ issueId }) => issueId),
              ),
            over: AbortSignal.any([
              gone.signal,
              AbortSignal.timeout(Math.max(0, Math.round(left))),
            ]),
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
        // By then the platform has given up: who has not read all of it does not keep a place.
        const within = Math.max(0, deps.timeouts.call - spent);
        const shown = withCursor(lines, (place) => concealPlace(deps.withTenant, of, place), log);
        const stream = streamOf(shown, { within, free });
        stream.once('close', () => {
          gone.abort();
          leave();
          void free();
        });
        // A stream of what the schema describes line by line.
        return reply.type('application/x-ndjson').send(stream as never);
      } catch (error) {
        leave();
        await free();
        throw error;
      }
    },
  );
};

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
