import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { readContents } from '../../db/backlog.ts';
import { findIssue } from '../../db/issues.ts';
import { findMode } from '../../db/project-modes.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { ReadygateError } from '../../domain/errors.ts';
import { readerLanguage } from '../../domain/readiness/reader-language.ts';
import type { WorkOrderView } from '../../domain/views.ts';
import { workOrderMarkdown } from '../../domain/work-order/markdown.ts';
import { workOrderOf } from '../../domain/work-order/work-order.ts';
import { accountOf, type PersonInJira, personOf } from '../caller.ts';
import type { ApiDeps } from '../deps.ts';
import { sendWithEtag } from '../etag.ts';
import type { FindVisible } from '../plugins/visible-issues.ts';
import { IssueParams } from '../schemas/common.ts';
import { problems } from '../schemas/problems.ts';
import { WorkOrder, WorkOrderQuery } from '../schemas/work-order.ts';
import { findProfile } from '../work-order.ts';

interface WorkOrderDeps extends ApiDeps {
  findVisible: FindVisible;
}

/**
 * The brief of an issue, made from what was read of it when it was judged: the API reads no issue itself, and
 * asks Jira only which of the subtasks the person may see.
 */
export const workOrderRoutes: FastifyPluginAsyncTypebox<WorkOrderDeps> = async (app, deps) => {
  const look = { from: 'person', least: 'viewer', subject: 'issue' } as const;

  app.get(
    '/issues/:id/work-order',
    {
      schema: {
        operationId: 'getWorkOrder',
        summary: 'The work order of an issue as it was judged last',
        params: IssueParams,
        querystring: WorkOrderQuery,
        response: { 200: WorkOrder, ...problems(look, 'project_off', 'issue_not_judged') },
      },
      config: { door: look },
    },
    async (request, reply) => {
      const caller = accountOf(request);
      const { issue: head } = personOf(request).person;
      const { profile: name, format = 'json' } = request.query;
      const profile = findProfile(deps, '/profile', name);
      const { stored, issue } = await deps.withTenant(caller.tenantId, (tx) => readOf(tx, head));
      if (!issue || !stored?.judgedAt) throw new ReadygateError('issue_not_judged');
      const sights = await deps.findVisible(
        caller,
        issue.subtasks.map(({ id }) => id),
      );
      const subtasks = issue.subtasks.filter(({ id }) => sights.get(id));
      const order = workOrderOf({ ...issue, subtasks });
      const { id, version, agentPrompt } = profile;
      const language = readerLanguage(request.headers['accept-language']);
      const view: WorkOrderView = {
        judgedAt: stored.judgedAt.toISOString(),
        stale: stored.staleSince !== null,
        leftOut: issue.subtasks.length - subtasks.length,
        profiles: [...deps.profiles.keys()],
        ...(format === 'markdown'
          ? { markdown: workOrderMarkdown(order, profile, language) }
          : { workOrder: { ...order, profile: { id, version }, agentPrompt } }),
      };
      return sendWithEtag(request, reply, 200, view);
    },
  );
};

/** What was read of an issue. @throws {ReadygateError} project_off, erased */
async function readOf(tx: TenantTx, { id, projectId }: PersonInJira['issue']) {
  if ((await findMode(tx, projectId)) === 'off') throw new ReadygateError('project_off');
  const [stored, contents] = await Promise.all([findIssue(tx, id), readContents(tx, [id])]);
  return { stored, issue: contents.get(id) };
}
