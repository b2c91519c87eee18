import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { findRules, rulesInForce, siteRules } from '../../db/rule-packs.ts';
import { ReadygateError } from '../../domain/errors.ts';
import type { Pack } from '../../domain/readiness/pack/pack.ts';
import { readerLanguage } from '../../domain/readiness/reader-language.ts';
import { administratorOf } from '../caller.ts';
import { draftRules } from '../commands/publish-rules.ts';
import { defaultPack } from '../default-pack.ts';
import type { ApiDeps } from '../deps.ts';
import { sendWithEtag } from '../etag.ts';
import { knownPacks } from '../known-packs.ts';
import { ProjectParams } from '../schemas/policy.ts';
import { problems } from '../schemas/problems.ts';
import { DraftBody, DraftedPack, ExplainedPack, Rules, VersionParams } from '../schemas/rules.ts';
import { draftView, explainedView, rulesView } from '../views/rules.ts';

/** What authors of rules look at before they publish: rules in words, drafts, and former versions. */
export const ruleDraftRoutes: FastifyPluginAsyncTypebox<ApiDeps> = async (app, deps) => {
  const look = { from: 'person', administers: true } as const;
  const withBody = ['unsupported_media_type', 'invalid_json'] as const;

  app.get(
    '/projects/:key/rules/explanations',
    {
      schema: {
        operationId: 'explainRules',
        summary: 'Every rule in the reader’s language, with what the pack in force makes of it',
        params: ProjectParams,
        response: { 200: ExplainedPack, ...problems(look) },
      },
      config: { door: look },
    },
    async (request, reply) => {
      const { tenantId, project } = administratorOf(request);
      const language = readerLanguage(request.headers['accept-language']);
      const pack = await packInForce(tenantId, project.id);
      return sendWithEtag(request, reply, 200, explainedView(pack, language));
    },
  );

  app.post(
    '/projects/:key/rules/drafts',
    {
      schema: {
        operationId: 'checkRules',
        summary: 'Refuses a draft as publishing would, or says what it changes; stores nothing',
        params: ProjectParams,
        body: DraftBody,
        response: { 200: DraftedPack, ...problems(look, ...withBody, 'invalid_pack') },
      },
      config: { door: look },
    },
    async (request) => {
      const { tenantId, project } = administratorOf(request);
      const language = readerLanguage(request.headers['accept-language']);
      const known = await deps.withTenant(tenantId, (tx) => knownPacks(tx, deps.packs));
      const { pack } = await draftRules(request.body.source, known);
      return draftView(pack, await packInForce(tenantId, project.id), language);
    },
  );

  app.get(
    '/projects/:key/rules/versions/:version',
    {
      schema: {
        operationId: 'getRulesVersion',
        summary: 'A version of the rules; the pack that ships is the first',
        params: VersionParams,
        response: { 200: Rules, ...problems(look) },
      },
      config: { door: look },
    },
    async (request, reply) => {
      const { tenantId, project } = administratorOf(request);
      const version = Number(request.params.version);
      const [stored, site] = await deps.withTenant(tenantId, (tx) =>
        Promise.all([findRules(tx, project.id, version), findRules(tx, siteRules)]),
      );
      if (!stored && version !== 1) throw new ReadygateError('not_found');
      return sendWithEtag(request, reply, 200, rulesView(stored, deps.packs, site));
    },
  );

  async function packInForce(tenantId: string, projectId: string): Promise<Pack> {
    const stored = await deps.withTenant(tenantId, (tx) => rulesInForce(tx, projectId));
    return stored?.pack ?? defaultPack(deps.packs).pack;
  }
};
