import { randomUUID } from 'node:crypto';
import helmet from '@fastify/helmet';
import { type TypeBoxTypeProvider, TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyInstance } from 'fastify';
import type { ApiDeps } from './deps.ts';
import { createFindRole } from './plugins/app-role.ts';
import { acceptStrictJson, bodyLimit } from './plugins/body.ts';
import { createDenials } from './plugins/denials.ts';
import { describeRoutes } from './plugins/document.ts';
import { openDoor } from './plugins/door.ts';
import { answerBadUrl, answerErrors } from './plugins/errors.ts';
import { createFindMembership } from './plugins/jira-membership.ts';
import { createFindPerson } from './plugins/jira-person.ts';
import { createSeesProject } from './plugins/jira-project.ts';
import { createFindStanding } from './plugins/jira-standing.ts';
import { answerMalformed } from './plugins/malformed.ts';
import { createRequireOwner } from './plugins/token-owner.ts';
import { createFindVisible } from './plugins/visible-issues.ts';
import { clarificationRoutes } from './routes/clarifications.ts';
import { decisionRoutes } from './routes/decisions.ts';
import { editRoutes } from './routes/edits.ts';
import { forgeRoutes } from './routes/forge.ts';
import { inboxRoutes } from './routes/inbox.ts';
import { issueRoutes } from './routes/issues.ts';
import { modelRoutes } from './routes/model.ts';
import { notificationRoutes } from './routes/notifications.ts';
import { openRoutes } from './routes/open.ts';
import { overrideRoutes } from './routes/overrides.ts';
import { planRoutes } from './routes/plans.ts';
import { policyRoutes } from './routes/policies.ts';
import { publishingRoutes } from './routes/publishing.ts';
import { refinementRoutes } from './routes/refinements.ts';
import { roleRoutes } from './routes/roles.ts';
import { rowRoutes } from './routes/rows.ts';
import { ruleRoutes } from './routes/rules.ts';
import { simulationRoutes } from './routes/simulations.ts';
import { undoRoutes } from './routes/undo.ts';
import { usefulnessRoutes } from './routes/usefulness.ts';
import { workOrderRoutes } from './routes/work-orders.ts';

/** Milliseconds. */
const defaultTimeouts = { call: 20_000, event: 4000 };
/** Bytes: an invocation token carries its context and outgrows Node's 16 KiB. */
const headerLimit = 64 * 1024;

/** The API without a port. It reads PostgreSQL, asks Jira about people, and writes intent; nothing slow. */
export async function buildApp(deps: ApiDeps): Promise<FastifyInstance> {
  const { timeouts = defaultTimeouts } = deps;
  const app = Fastify({
    bodyLimit,
    requestTimeout: timeouts.call,
    genReqId: () => randomUUID(),
    http: { maxHeaderSize: headerLimit },
    return503OnClosing: false,
    handlerTimeout: timeouts.call,
    clientErrorHandler: answerMalformed,
    frameworkErrors: answerBadUrl,
  })
    .withTypeProvider<TypeBoxTypeProvider>()
    .setValidatorCompiler(TypeBoxValidatorCompiler);
  closeConnections(app);
  const noteDenial = createDenials(deps);
  answerErrors(app, deps, noteDenial);
  acceptStrictJson(app);
  await app.register(helmet, { hsts: { maxAge: 31_536_000 } });
  await describeRoutes(app);
  const requireOwner = createRequireOwner(deps);
  const findMembership = createFindMembership(deps);
  const findVisible = createFindVisible(deps, requireOwner);
  const findStanding = createFindStanding(deps, requireOwner);
  const findRole = createFindRole({ findMembership, findStanding });
  const findPerson = createFindPerson(deps, requireOwner);
  openDoor(app, deps, { findPerson, findStanding, findRole, findMembership });
  await app.register(openRoutes, deps);
  await app.register(forgeRoutes, { ...deps, timeouts, prefix: '/forge' });
  const seesProject = createSeesProject(deps);
  await app.register(inboxRoutes, { ...deps, findVisible, seesProject, prefix: '/v1' });
  await app.register(usefulnessRoutes, { ...deps, findVisible, prefix: '/v1' });
  await app.register(decisionRoutes, {
    ...deps,
    noteDenial,
    requireOwner,
    findMembership,
    findRole,
    timeouts,
    prefix: '/v1',
  });
  for (const routes of [
    clarificationRoutes,
    issueRoutes,
    workOrderRoutes,
    overrideRoutes,
    refinementRoutes,
    planRoutes,
    editRoutes,
    rowRoutes,
    undoRoutes,
    policyRoutes,
    ruleRoutes,
    notificationRoutes,
    publishingRoutes,
  ])
    await app.register(routes, { ...deps, prefix: '/v1' });
  await app.register(roleRoutes, { ...deps, findRole, prefix: '/v1' });
  await app.register(modelRoutes, { ...deps, findVisible, prefix: '/v1' });
  await app.register(simulationRoutes, { ...deps, findVisible, timeouts, prefix: '/v1' });
  return app;
}

/** While closing, replies end their connection: an idle one would hold the stop up. */
function closeConnections(app: FastifyInstance): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });
}
