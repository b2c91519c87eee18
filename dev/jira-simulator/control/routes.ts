import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { BacklogError } from '../../backlog/backlog.ts';
import { StrictnessError } from '../http/jira-error.ts';
import { asObject, assertMembers } from '../http/strict.ts';
import type { JiraSimulator } from '../index.ts';
import { faultRoutes } from './fault-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import type { ControlRoute } from './route.ts';
import { stateRoutes } from './state-routes.ts';

export interface ControlDeps {
  simulator: JiraSimulator;
  /** Called after everything that may have changed the state. */
  onChange: () => void;
}

/** Serves `/_control/*`, by which tests and processes elsewhere drive the simulator. */
export function registerControl(app: FastifyInstance, { simulator, onChange }: ControlDeps): void {
  const routes = [...peopleRoutes(simulator), ...faultRoutes(simulator), ...stateRoutes(simulator)];
  for (const route of routes) {
    const run = async (request: FastifyRequest) => {
      const value = await runRoute(route, request);
      if (route.method !== 'GET') onChange();
      return value;
    };
    app.route({
      method: route.method,
      url: `/_control${route.path}`,
      handler: async (request, reply) => await answer(reply, () => run(request)),
    });
  }
  app.all('/_control/*', async (request, reply) => {
    const path = request.url.split('?')[0];
    return await reply.code(404).send({ error: `unknown control route ${request.method} ${path}` });
  });
}

async function runRoute(route: ControlRoute, request: FastifyRequest): Promise<unknown> {
  const given = request.body == null ? {} : asObject(request.body, 'body');
  assertMembers(given, route.members ?? [], `${route.method} /_control${route.path}`);
  return await route.run(given, request.params as Record<string, string>);
}

async function answer(reply: FastifyReply, run: () => Promise<unknown>): Promise<FastifyReply> {
  try {
    return await reply.send((await run()) ?? { ok: true });
  } catch (error) {
    if (error instanceof StrictnessError)
      return await reply.code(error.status).send({ error: error.problem });
    if (error instanceof BacklogError) {
      const { message, file, line, expected } = error;
      return await reply.code(400).send({ error: message, file, line, expected });
    }
    throw error;
  }
}
