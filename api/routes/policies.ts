import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { currentPolicy } from '../../db/policies.ts';
import { ReadygateError } from '../../domain/errors.ts';
import { type PolicyDraft, parsePolicy } from '../../domain/parse-policy.ts';
import type { Tier } from '../../domain/plan.ts';
import { administratorOf } from '../caller.ts';
import { publishPolicy } from '../commands/publish-policy.ts';
import { runCommand } from '../commands/run-command.ts';
import type { ApiDeps } from '../deps.ts';
import { sendWithEtag } from '../etag.ts';
import { type Named, namedAt, requireKnown } from '../plugins/jira-named.ts';
import { Policy, PolicyBody, PolicyPublished, ProjectParams } from '../schemas/policy.ts';
import { problems } from '../schemas/problems.ts';
import { policyView } from '../views/policy.ts';

/** What a project asks of approvals, for those who administer it in Jira. */
export const policyRoutes: FastifyPluginAsyncTypebox<ApiDeps> = async (app, deps) => {
  const look = { from: 'person', administers: true } as const;
  const publish = { ...look, command: 'withhold' } as const;

  app.get(
    '/projects/:key/policies',
    {
      schema: {
        operationId: 'getPolicy',
        summary: 'The policy in force; the default has version 1',
        params: ProjectParams,
        response: { 200: Policy, ...problems(look) },
      },
      config: { door: look },
    },
    async (request, reply) => {
      const { tenantId, project } = administratorOf(request);
      const stored = await deps.withTenant(tenantId, (tx) => currentPolicy(tx, project.id));
      return sendWithEtag(request, reply, 200, policyView(stored));
    },
  );

  app.put(
    '/projects/:key/policies',
    {
      schema: {
        operationId: 'publishPolicy',
        summary: 'Publishes the next version; plans that wait lose their approvals',
        params: ProjectParams,
        body: PolicyBody,
        response: {
          200: PolicyPublished,
          ...problems(publish, 'invalid_policy', 'policy_changed'),
        },
      },
      config: { door: publish },
    },
    async (request, reply) => {
      const caller = administratorOf(request);
      const { id: projectId } = caller.project;
      const { version: seen, policy } = request.body;
      const draft = parseAt(policy);
      const asking = { ...caller, projectId, code: 'invalid_policy' } as const;
      await requireKnown(deps.jira, approversIn(draft), asking);
      const { accountId } = caller;
      return runCommand(deps, request, reply, (tx, at) =>
        publishPolicy(tx, { projectId, accountId, seen, draft }, at),
      );
    },
  );
};

/** Whom a policy names, with the place in the body. */
function approversIn({ tiers }: PolicyDraft): Named[] {
  const all = (['low', 'medium', 'high'] satisfies Tier[]).map(
    (tier) => [`/policy/tiers/${tier}/approvers`, tiers[tier].approvers] as const,
  );
  return namedAt(all);
}

/** The path is that of the body. */
function parseAt(policy: unknown): PolicyDraft {
  try {
    return parsePolicy(policy);
  } catch (error) {
    if (!(error instanceof ReadygateError)) throw error;
    const path = `/policy${error.details?.path ?? ''}`;
    throw new ReadygateError(error.code, { ...error.details, path });
  }
}
