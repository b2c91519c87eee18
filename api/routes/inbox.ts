import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { AskedMember } from '../asked-member.ts';
import { accountOf } from '../caller.ts';
import type { ApiDeps } from '../deps.ts';
import { sendWithEtag } from '../etag.ts';
import { listInbox } from '../inbox.ts';
import type { SeesProject } from '../plugins/jira-project.ts';
import type { FindVisible } from '../plugins/visible-issues.ts';
import { Inbox, InboxQuery } from '../schemas/inbox.ts';
import { problems } from '../schemas/problems.ts';

interface InboxRoutesDeps extends ApiDeps {
  findVisible: FindVisible;
  seesProject: SeesProject;
  askedMember: AskedMember;
}

const hour = 3_600_000;
const usualPage = '25';

/** Plans of a site, as far as the person who asks may see their issues. */
export const inboxRoutes: FastifyPluginAsyncTypebox<InboxRoutesDeps> = async (app, deps) => {
  const list = { from: 'person', least: 'viewer' } as const;

  app.get(
    '/plans',
    {
      schema: {
        operationId: 'listPlans',
        summary: 'The inbox: plans by state, tier, project, age, and whom they ask',
        querystring: InboxQuery,
        response: { 200: Inbox, ...problems(list) },
      },
      config: { door: list },
    },
    async (request, reply) => {
      const { state = 'waiting', tier, project, age, mine, limit = usualPage } = request.query;
      const inbox = await listInbox(deps, accountOf(request), {
        state,
        tier: tier ?? null,
        projectId: project ?? null,
        madeBefore:
          age === undefined ? null : new Date(deps.clock().getTime() - Number(age) * hour),
        mine: mine === undefined ? null : mine === 'true',
        cursor: request.query.cursor ?? null,
        limit: Number(limit),
      });
      return sendWithEtag(request, reply, 200, inbox);
    },
  );
};
