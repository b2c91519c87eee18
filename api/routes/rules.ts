import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { findRules, siteRules } from '../../db/rule-packs.ts';
import { administratorOf } from '../caller.ts';
import { draftRules, publishRules } from '../commands/publish-rules.ts';
import { runCommand } from '../commands/run-command.ts';
import type { ApiDeps } from '../deps.ts';
import { sendWithEtag } from '../etag.ts';
import { knownPacks } from '../known-packs.ts';
import { ProjectParams } from '../schemas/policy.ts';
import { problems } from '../schemas/problems.ts';
import { Rules, RulesBody } from '../schemas/rules.ts';
import { rulesView } from '../views/rules.ts';

/** What a project's issues are judged by, for those who administer the project in Jira. */
export const ruleRoutes: FastifyPluginAsyncTypebox<ApiDeps> = async (app, deps) => {
  const look = { from: 'person', administers: true } as const;
  const publish = { ...look, command: 'withhold' } as const;

  app.get(
    '/projects/:key/rules',
    {
      schema: {
        operationId: 'getRules',
        summary: 'The rule pack in force; the one that ships has version 1',
        params: ProjectParams,
        response: { 200: Rules, ...problems(look) },
      },
      config: { door: look },
    },
    async (request, reply) => {
      const { tenantId, project } = administratorOf(request);
      const [own, site] = await deps.withTenant(tenantId, (tx) =>
        Promise.all([findRules(tx, project.id), findRules(tx, siteRules)]),
      );
      return sendWithEtag(request, reply, 200, rulesView(own, deps.packs, site));
    },
  );

  app.put(
    '/projects/:key/rules',
    {
      schema: {
        operationId: 'publishRules',
        summary: 'Publishes the next version; reports by the former one are out of date',
        params: ProjectParams,
        body: RulesBody,
        response: { 200: Rules, ...problems(publish, 'invalid_pack', 'rules_changed') },
      },
      config: { door: publish },
    },
    async (request, reply) => {
      const { tenantId, accountId, project } = administratorOf(request);
      const { version: seen, source } = request.body;
      const known = await deps.withTenant(tenantId, (tx) => knownPacks(tx, deps.packs));
      const draft = await draftRules(source, known);
      return runCommand(deps, request, reply, (tx, at) =>
        publishRules(tx, { ...draft, projectId: project.id, accountId, seen }, at),
      );
    },
  );
};
