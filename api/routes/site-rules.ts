import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { findRules, siteRules } from '../../db/rule-packs.ts';
import { accountOf } from '../caller.ts';
import { draftRules } from '../commands/publish-rules.ts';
import { publishSiteRules } from '../commands/publish-site-rules.ts';
import { runCommand } from '../commands/run-command.ts';
import type { ApiDeps } from '../deps.ts';
import { sendWithEtag } from '../etag.ts';
import { problems } from '../schemas/problems.ts';
import { Rules, RulesBody } from '../schemas/rules.ts';
import { rulesView } from '../views/rules.ts';

/** What the issues of every project are judged by that says nothing else, for those who administer the site. */
export const siteRulesRoutes: FastifyPluginAsyncTypebox<ApiDeps> = async (app, deps) => {
  const look = { from: 'person', administers: 'site' } as const;
  const publish = { ...look, command: 'withhold' } as const;

  app.get(
    '/tenant/rules',
    {
      schema: {
        operationId: 'getSiteRules',
        summary: 'The rule pack of the site; the one that ships has version 1',
        response: { 200: Rules, ...problems(look) },
      },
      config: { door: look },
    },
    async (request, reply) => {
      const { tenantId } = accountOf(request);
      const stored = await deps.withTenant(tenantId, (tx) => findRules(tx, siteRules));
      return sendWithEtag(request, reply, 200, rulesView(stored, deps.packs));
    },
  );

  app.put(
    '/tenant/rules',
    {
      schema: {
        operationId: 'publishSiteRules',
        summary:
          'Publishes the next version, for projects without rules of their own and those that extend it',
        body: RulesBody,
        response: { 200: Rules, ...problems(publish, 'invalid_pack', 'rules_changed') },
      },
      config: { door: publish },
    },
    async (request, reply) => {
      const { accountId } = accountOf(request);
      const { version: seen, source } = request.body;
      const draft = await draftRules(source, deps.packs);
      return runCommand(deps, request, reply, (tx, at) =>
        publishSiteRules(tx, { ...draft, accountId, seen, shipped: deps.packs }, at),
      );
    },
  );
};
