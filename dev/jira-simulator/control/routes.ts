import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addFault, type FaultRequest } from '../http/faults.ts';
import { JiraError, StrictnessError } from '../http/jira-error.ts';
import { asObject, assertMembers } from '../http/strict.ts';
import type { JiraSimulator } from '../index.ts';
import type { ScreenChange, TemplateChange } from '../people-acting.ts';
import { defaultCloudId } from '../state/catalogue.ts';
import type { World } from '../state/world.ts';

type Members = Record<string, unknown>;

interface ControlRoute {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  /** Members of the body that exist. */
  members?: readonly string[];
  run(given: Members, params: Record<string, string>): unknown;
}

/** Serves `/_control/*`, by which tests and processes elsewhere drive the simulator. */
export function registerControl(
  app: FastifyInstance,
  simulator: JiraSimulator,
  world: World,
): void {
  for (const route of controlRoutes(simulator, world)) {
    app.route({
      method: route.method,
      url: `/_control${route.path}`,
      handler: async (request, reply) => await answer(route, request, reply),
    });
  }
  app.all('/_control/*', async (request, reply) => {
    const path = request.url.split('?')[0];
    return await reply.code(404).send({ error: `unknown control route ${request.method} ${path}` });
  });
}

async function answer(
  route: ControlRoute,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  try {
    const given = request.body == null ? {} : asObject(request.body, 'body');
    assertMembers(given, route.members ?? [], `${route.method} /_control${route.path}`);
    const value = await route.run(given, request.params as Record<string, string>);
    return await reply.send(value ?? { ok: true });
  } catch (error) {
    if (!(error instanceof JiraError)) throw error;
    const message = error instanceof StrictnessError ? error.problem : 'not possible';
    return await reply.code(error.status).send({ error: message });
  }
}

function controlRoutes(simulator: JiraSimulator, world: World): ControlRoute[] {
  return [...peopleRoutes(simulator), ...faultRoutes(simulator, world), ...stateRoutes(simulator)];
}

function peopleRoutes({ tokens, acting, addBacklog }: JiraSimulator): ControlRoute[] {
  const ref = (given: Members) => ({ cloudId: cloudIdOf(given), issue: text(given, 'issue') });
  return [
    {
      method: 'POST',
      path: '/tokens',
      members: ['cloudId', 'kind', 'accountId', 'ttl'],
      run(given) {
        const ttl = given.ttl === undefined ? undefined : Number(given.ttl);
        const token =
          given.kind === 'app'
            ? tokens.app(cloudIdOf(given), ttl)
            : tokens.user(cloudIdOf(given), text(given, 'accountId'), ttl);
        return { token };
      },
    },
    {
      method: 'POST',
      path: '/edits',
      members: ['cloudId', 'issue', 'accountId', 'fields'],
      run: (given) => {
        const fields = asObject(given.fields, 'fields');
        const { key, updated } = acting.edit(ref(given), text(given, 'accountId'), fields);
        return { key, updated };
      },
    },
    {
      method: 'POST',
      path: '/comments',
      members: ['cloudId', 'issue', 'accountId', 'text', 'internal'],
      run: (given) => ({
        id: acting.comment(
          ref(given),
          text(given, 'accountId'),
          text(given, 'text'),
          given.internal === true,
        ),
      }),
    },
    {
      method: 'POST',
      path: '/deletions',
      members: ['cloudId', 'issue'],
      run: (given) => acting.remove(ref(given)),
    },
    {
      method: 'POST',
      path: '/permissions',
      members: ['cloudId', 'project', 'accountId', 'permissions', 'after'],
      run: (given) =>
        acting.setPermissions({
          cloudId: cloudIdOf(given),
          project: text(given, 'project'),
          accountId: text(given, 'accountId'),
          permissions: Array.isArray(given.permissions) ? given.permissions.map(String) : [],
          after: Number(given.after ?? 0),
        }),
    },
    {
      method: 'POST',
      path: '/security',
      members: ['cloudId', 'issue', 'level'],
      run: (given) =>
        acting.setSecurity(ref(given), given.level == null ? null : text(given, 'level')),
    },
    {
      method: 'POST',
      path: '/screens',
      members: ['cloudId', 'project', 'typeId', 'id', 'required', 'defaultValue', 'onScreen'],
      run: (given) =>
        acting.setScreenField({
          required: false,
          onScreen: true,
          ...given,
          cloudId: cloudIdOf(given),
        } as ScreenChange),
    },
    {
      method: 'POST',
      path: '/templates',
      members: ['cloudId', 'project', 'typeId', 'text'],
      run: (given) => acting.setTemplate({ ...given, cloudId: cloudIdOf(given) } as TemplateChange),
    },
    {
      method: 'POST',
      path: '/switches',
      members: ['cloudId', 'switches'],
      run: (given) => acting.switch(cloudIdOf(given), asObject(given.switches, 'switches')),
    },
    {
      method: 'POST',
      path: '/backlogs',
      members: ['file', 'cloudId'],
      run: async (given) => await addBacklog(text(given, 'file'), cloudIdOf(given)),
    },
  ];
}

function faultRoutes({ faults }: JiraSimulator, world: World): ControlRoute[] {
  return [
    {
      method: 'POST',
      path: '/faults',
      members: [
        'kind',
        'method',
        'path',
        'cloudId',
        'accountId',
        'nth',
        'times',
        'delay',
        'status',
        'reason',
        'retryAfter',
      ],
      run: (given) => addFault(world, given as unknown as FaultRequest),
    },
    { method: 'GET', path: '/faults', run: () => faults.list() },
    { method: 'DELETE', path: '/faults', run: () => faults.clear() },
    { method: 'DELETE', path: '/faults/:id', run: (_given, { id }) => faults.clear(id) },
    {
      method: 'POST',
      path: '/limits',
      members: ['points', 'burst', 'issueWrites'],
      run: (given) => simulatorLimits(world, given),
    },
  ];
}

function simulatorLimits(world: World, given: Members): unknown {
  const limits = world.state.limits as unknown as Record<string, object>;
  for (const [name, value] of Object.entries(given))
    Object.assign(limits[name] ?? {}, asObject(value, name));
  return limits;
}

function stateRoutes(simulator: JiraSimulator): ControlRoute[] {
  return [
    { method: 'GET', path: '/clock', run: () => ({ now: simulator.clock.now().toISOString() }) },
    {
      method: 'POST',
      path: '/clock',
      members: ['advance'],
      run(given) {
        simulator.clock.advance(Number(given.advance ?? 0));
        return { now: simulator.clock.now().toISOString() };
      },
    },
    { method: 'POST', path: '/reset', run: () => simulator.reset() },
    { method: 'GET', path: '/state', run: () => simulator.state },
    { method: 'GET', path: '/requests', run: () => simulator.requests() },
    { method: 'DELETE', path: '/requests', run: () => simulator.forgetRequests() },
    { method: 'GET', path: '/duplicates', run: () => simulator.duplicates() },
    { method: 'GET', path: '/violations', run: () => simulator.violations() },
    { method: 'GET', path: '/points', run: () => simulator.points() },
    {
      method: 'POST',
      path: '/save',
      members: ['path'],
      run: (given) => simulator.save(text(given, 'path')),
    },
    {
      method: 'POST',
      path: '/load',
      members: ['path'],
      run: (given) => simulator.load(text(given, 'path')),
    },
  ];
}

function cloudIdOf(given: Members): string {
  return typeof given.cloudId === 'string' ? given.cloudId : defaultCloudId;
}

function text(given: Members, name: string): string {
  const value = given[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new StrictnessError(400, `'${name}' must be a text`, name);
}
