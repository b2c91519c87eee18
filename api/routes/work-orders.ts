import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { readContents } from '../../db/backlog.ts';
import { findIssue } from '../../db/issues.ts';
import { ReadygateError } from '../../domain/errors.ts';
import { readerLanguage } from '../../domain/readiness/reader-language.ts';
import { workOrderMarkdown } from '../../domain/work-order/markdown.ts';
import { workOrderOf } from '../../domain/work-order/work-order.ts';
import { personOf } from '../caller.ts';
import type { ApiDeps } from '../deps.ts';
import { sendWithEtag } from '../etag.ts';
import { IssueParams } from '../schemas/common.ts';
import { problems } from '../schemas/problems.ts';
import { WorkOrder, WorkOrderQuery } from '../schemas/work-order.ts';
import { findProfile } from '../work-order.ts';

/** The brief of an issue, made from what was read of it when it was judged: the API reads no issue itself. */
export const workOrderRoutes: FastifyPluginAsyncTypebox<ApiDeps> = async (app, deps) => {
  const look = { from: 'person', least: 'viewer', subject: 'issue' } as const;

  app.get(
    '/issues/:id/work-order',
    {
      schema: {
        operationId: 'getWorkOrder',
        summary: 'The work order of an issue as it was judged last',
        params: IssueParams,
        querystring: WorkOrderQuery,
        response: { 200: WorkOrder, ...problems(look, 'issue_not_judged') },
      },
      config: { door: look },
    },
    async (request, reply) => {
      const { tenantId, person } = personOf(request);
      const { profile: name, format = 'json' } = request.query;
      const profile = findProfile(deps, '/profile', name);
      const [stored, contents] = await deps.withTenant(tenantId, (tx) =>
        Promise.all([findIssue(tx, person.issue.id), readContents(tx, [person.issue.id])]),
      );
      const issue = contents.get(person.issue.id);
      if (!issue || !stored?.judgedAt) throw new ReadygateError('issue_not_judged');
      const order = workOrderOf(issue);
      const { id, version, agentPrompt } = profile;
      const language = readerLanguage(request.headers['accept-language']);
      return sendWithEtag(request, reply, 200, {
        judgedAt: stored.judgedAt.toISOString(),
        stale: stored.staleSince !== null,
        ...(format === 'markdown'
          ? { markdown: workOrderMarkdown(order, profile, language) }
          : { workOrder: { ...order, profile: { id, version }, agentPrompt } }),
      });
    },
  );
};
