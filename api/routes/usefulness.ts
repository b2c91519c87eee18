import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { listOutcomes } from '../../db/issue-outcomes.ts';
import { enqueueUnlessAsked } from '../../db/outbox.ts';
import { findOutcomeRun } from '../../db/outcome-runs.ts';
import { findMode } from '../../db/project-modes.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { startGatherOutcomes } from '../../workflows/gather-outcomes.ts';
import { administratorOf } from '../caller.ts';
import type { ApiDeps } from '../deps.ts';
import { sendWithEtag } from '../etag.ts';
import type { FindVisible } from '../plugins/visible-issues.ts';
import { ProjectParams } from '../schemas/policy.ts';
import { problems } from '../schemas/problems.ts';
import { RuleUsefulness } from '../schemas/usefulness.ts';
import { usefulnessView } from '../views/usefulness.ts';

interface UsefulnessDeps extends ApiDeps {
  findVisible: FindVisible;
}

/** Milliseconds. */
const hour = 3_600_000;
const day = 24 * hour;
/** Issues that are looked at, those that were finished last: what the person may see is asked of Jira. */
const mostIssues = 1000;

/** What followed where a project's rules failed, for those who administer the project in Jira. */
export const usefulnessRoutes: FastifyPluginAsyncTypebox<UsefulnessDeps> = async (app, deps) => {
  const look = { from: 'person', administers: true } as const;

  app.get(
    '/projects/:key/rules/usefulness',
    {
      schema: {
        operationId: 'getRuleUsefulness',
        summary: 'Reports at the start of work beside what followed; nothing below 200 issues',
        params: ProjectParams,
        response: { 200: RuleUsefulness, ...problems(look) },
      },
      config: { door: look },
    },
    async (request, reply) => {
      const caller = administratorOf(request);
      const { outcomes, ...run } = await deps.withTenant(caller.tenantId, (tx) =>
        read(tx, caller.project.id, request.startedAt),
      );
      const ids = outcomes.map(({ issueId }) => issueId);
      const sights = await deps.findVisible(caller, ids);
      const view = usefulnessView(outcomes, (id) => sights.get(id) != null);
      return sendWithEtag(request, reply, 200, { ...run, ...view });
    },
  );
};

/** What was gathered. Where that is older than a day it is gathered anew, unless the project is off. */
async function read(tx: TenantTx, projectId: string, at: Date) {
  const [run, outcomes, mode] = await Promise.all([
    findOutcomeRun(tx, projectId),
    listOutcomes(tx, projectId, mostIssues),
    findMode(tx, projectId),
  ]);
  const gatheredAt = run?.gatheredAt ?? null;
  const isOld = gatheredAt === null || at.getTime() - gatheredAt.getTime() > day;
  const gathering = mode !== 'off' && isOld;
  if (gathering) {
    const message = startGatherOutcomes({ tenantId: tx.tenantId, projectId });
    await enqueueUnlessAsked(tx, message, { at, since: new Date(at.getTime() - hour) });
  }
  return { asOf: gatheredAt?.toISOString() ?? null, gathering, outcomes };
}
