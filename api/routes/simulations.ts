import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { ProjectParams } from '../schemas/policy.ts';
import { problems } from '../schemas/problems.ts';
import { SimulationBody, SimulationLine, SimulationPart } from '../schemas/simulation.ts';
import { type BeginDeps, createBegin } from '../simulation/begin.ts';
import { collect } from '../simulation/collect.ts';
import { streamOf } from '../simulation/stream.ts';

/** Milliseconds of a part: a screen shows how far it is before anybody wonders, and no part is too large to be handed on. */
const ofPart = 2_000;

/** What a draft of rules would change, tried on the stored backlog. */
export const simulationRoutes: FastifyPluginAsyncTypebox<BeginDeps> = async (app, deps) => {
  const look = { from: 'person', administers: true } as const;
  const begin = createBegin(deps);
  const refusals = problems(
    look,
    'unsupported_media_type',
    'invalid_json',
    'invalid_pack',
    'rules_changed',
    'too_many_simulations',
  );

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
          ...refusals,
        },
      },
      config: { door: look },
    },
    async (request, reply) => {
      const { lines, within, free, release } = await begin(request, request.body);
      // By then the platform has given up: who has not read all of it does not keep a place.
      const stream = streamOf(lines, { within, free });
      stream.once('close', () => void release());
      // A stream of what the schema describes line by line.
      return reply.type('application/x-ndjson').send(stream as never);
    },
  );

  app.post(
    '/projects/:key/rules/simulations/parts',
    {
      schema: {
        operationId: 'simulateRulesInParts',
        summary: 'The same as one value after a moment; the cursor of its summary leads on',
        params: ProjectParams,
        body: SimulationBody,
        response: { 200: SimulationPart, ...refusals },
      },
      config: { door: look },
    },
    async (request) => {
      const { lines, release } = await begin(request, request.body, ofPart);
      try {
        return await collect(lines);
      } finally {
        await release();
      }
    },
  );
};
