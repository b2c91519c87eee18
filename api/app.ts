import { randomUUID } from 'node:crypto';
import { type TypeBoxTypeProvider, TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import Fastify, { type FastifyInstance } from 'fastify';
import { createAskedMember } from './asked-member.ts';
import { connectionOptions, defaultTimeouts, tendConnections } from './connections.ts';
import type { ApiDeps } from './deps.ts';
import { createLane } from './lane.ts';
import { readAddressesStrictly } from './plugins/address.ts';
import { createFindRole } from './plugins/app-role.ts';
import { acceptStrictJson, bodyLimit } from './plugins/body.ts';
import { createDenials } from './plugins/denials.ts';
import { describeRoutes } from './plugins/document.ts';
import { openDoor } from './plugins/door.ts';
import { answerBadUrl, answerErrors } from './plugins/errors.ts';
import { secureAnswers } from './plugins/headers.ts';
import { createFindMembership } from './plugins/jira-membership.ts';
import { createFindPerson } from './plugins/jira-person.ts';
import { createSeesProject } from './plugins/jira-project.ts';
import { createFindStanding } from './plugins/jira-standing.ts';
import { answerMalformed } from './plugins/malformed.ts';
import { refuseUnderPressure } from './plugins/pressure.ts';
import { createRates } from './plugins/rates.ts';
import { createRequireOwner } from './plugins/token-owner.ts';
import { createFindVisible } from './plugins/visible-issues.ts';
import { auditRoutes } from './routes/audit.ts';
import { backlogRoutes } from './routes/backlog.ts';
import { clarificationRoutes } from './routes/clarifications.ts';
import { commentRoutes } from './routes/comments.ts';
import { decisionRoutes } from './routes/decisions.ts';
import { directoryRoutes } from './routes/directory.ts';
import { driftRoutes } from './routes/drift.ts';
import { editRoutes } from './routes/edits.ts';
import { forgeRoutes } from './routes/forge.ts';
import { historyRoutes } from './routes/histories.ts';
import { inboxRoutes } from './routes/inbox.ts';
import { installationRoutes } from './routes/installation.ts';
import { issueRoutes } from './routes/issues.ts';
import { modelRoutes } from './routes/model.ts';
import { modeRoutes } from './routes/modes.ts';
import { notificationRoutes } from './routes/notifications.ts';
import { openRoutes } from './routes/open.ts';
import { overrideRoutes } from './routes/overrides.ts';
import { planRoutes } from './routes/plans.ts';
import { policyRoutes } from './routes/policies.ts';
import { projectSettingsRoutes } from './routes/project-settings.ts';
import { publishingRoutes } from './routes/publishing.ts';
import { refinementRoutes } from './routes/refinements.ts';
import { roleRoutes } from './routes/roles.ts';
import { rowRoutes } from './routes/rows.ts';
import { ruleDraftRoutes } from './routes/rule-drafts.ts';
import { ruleRoutes } from './routes/rules.ts';
import { settingHistoryRoutes } from './routes/setting-histories.ts';
import { simulationRoutes } from './routes/simulations.ts';
import { siteRulesRoutes } from './routes/site-rules.ts';
import { sweepRoutes } from './routes/sweeps.ts';
import { undoRoutes } from './routes/undo.ts';
import { usageRoutes } from './routes/usage.ts';
import { usefulnessRoutes } from './routes/usefulness.ts';
import { workOrderRoutes } from './routes/work-orders.ts';
import { writesRoutes } from './routes/writes.ts';

/** Of the twenty connections to the database, those that the platform's calls may hold at once. */
const platformLane = { atOnce: 5, waiting: 500 };

/** The API without a port. It reads PostgreSQL, asks Jira about people, and writes intent; nothing slow. */
export async function buildApp(deps: ApiDeps): Promise<FastifyInstance> {
  const timeouts = { ...defaultTimeouts, ...deps.timeouts };
  const app = Fastify({
    ...connectionOptions(timeouts),
    bodyLimit,
    genReqId: () => randomUUID(),
    return503OnClosing: false,
    clientErrorHandler: answerMalformed,
    frameworkErrors: answerBadUrl,
  })
    .withTypeProvider<TypeBoxTypeProvider>()
    .setValidatorCompiler(TypeBoxValidatorCompiler);
  tendConnections(app, timeouts);
  secureAnswers(app);
  const noteDenial = createDenials(app, deps);
  answerErrors(app, deps, noteDenial);
  readAddressesStrictly(app);
  acceptStrictJson(app);
  refuseUnderPressure(app, deps);
  await describeRoutes(app);
  const requireOwner = createRequireOwner(deps);
  const findMembership = createFindMembership(deps);
  const findVisible = createFindVisible(deps, requireOwner);
  const findStanding = createFindStanding(deps, requireOwner);
  const findRole = createFindRole({ findMembership, findStanding });
  const findPerson = createFindPerson(deps, requireOwner);
  const platform = { ...deps, withTenant: createLane(deps.withTenant, platformLane) };
  const rates = createRates(deps.rates ?? null);
  const asking = { findPerson, findStanding, findRole, findMembership };
  openDoor(app, { person: deps, platform }, asking, rates);
  await app.register(openRoutes, deps);
  await app.register(forgeRoutes, { ...platform, timeouts, prefix: '/forge' });
  const seesProject = createSeesProject(deps);
  const askedMember = createAskedMember({ requireOwner, findMembership });
  await app.register(inboxRoutes, {
    ...deps,
    findVisible,
    seesProject,
    askedMember,
    prefix: '/v1',
  });
  await app.register(backlogRoutes, { ...deps, findVisible, prefix: '/v1' });
  await app.register(workOrderRoutes, { ...deps, findVisible, prefix: '/v1' });
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
    overrideRoutes,
    refinementRoutes,
    historyRoutes,
    planRoutes,
    driftRoutes,
    editRoutes,
    rowRoutes,
    undoRoutes,
    policyRoutes,
    ruleRoutes,
    siteRulesRoutes,
    ruleDraftRoutes,
    directoryRoutes,
    notificationRoutes,
    publishingRoutes,
    commentRoutes,
    installationRoutes,
    usageRoutes,
    modeRoutes,
    writesRoutes,
    settingHistoryRoutes,
    sweepRoutes,
  ])
    await app.register(routes, { ...deps, prefix: '/v1' });
  await app.register(roleRoutes, { ...deps, findRole, prefix: '/v1' });
  await app.register(projectSettingsRoutes, { ...deps, findRole, prefix: '/v1' });
  await app.register(auditRoutes, { ...deps, findVisible, prefix: '/v1' });
  await app.register(modelRoutes, { ...deps, findVisible, prefix: '/v1' });
  await app.register(simulationRoutes, { ...deps, findVisible, timeouts, prefix: '/v1' });
  return app;
}
