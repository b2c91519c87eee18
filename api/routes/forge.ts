import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { markStale } from '../../db/issues.ts';
import { enqueue } from '../../db/outbox.ts';
import { markPublishable } from '../../db/published-scores.ts';
import { findLatestRefinement } from '../../db/refinements.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { listSent } from '../../db/writes.ts';
import { type PlatformEndpoint, platformEndpoints } from '../../domain/forge-modules.ts';
import { mayChangeJudgement, parentOf } from '../../domain/normalise/edited.ts';
import { issueChangedMessage } from '../../workflows/refine-messages.ts';
import { callerOf } from '../caller.ts';
import { hearChange, hearComment } from '../commands/hear.ts';
import type { Timeouts } from '../connections.ts';
import type { ApiDeps } from '../deps.ts';
import { problems } from '../schemas/problems.ts';
import { SentRows } from '../schemas/values.ts';

/** Events carry far more than is used, so their bodies admit other members. */
const IssueEvent = Type.Object({
  issue: Type.Object({
    id: Type.String({ pattern: '^\\d{1,19}$' }),
    fields: Type.Optional(Type.Unknown()),
  }),
  changelog: Type.Optional(Type.Unknown()),
});
/** Only whose it is and whether it is restricted: what it says is left unread. */
const CommentEvent = Type.Object({
  issue: Type.Pick(IssueEvent.properties.issue, ['id']),
  comment: Type.Object({
    id: Type.String({ pattern: '^\\d{1,19}$' }),
    visibility: Type.Optional(Type.Unknown()),
  }),
});
const Anything = Type.Unknown();
const Taken = Type.Object({ status: Type.Literal('taken') });
const Uninstalled = Type.Object({ ...Taken.properties, sent: SentRows });

/** A call that says all by being made: its endpoint, operation and summary. */
type Noted = readonly [PlatformEndpoint, string, string, 'uninstalls'?];

/** What the platform calls. Each writes a row or two and answers; the work is done elsewhere. */
export const forgeRoutes: FastifyPluginAsyncTypebox<ApiDeps & { timeouts: Timeouts }> = async (
  app,
  deps,
) => {
  const handlerTimeout = deps.timeouts.event;
  const door = (endpoint: PlatformEndpoint) => ({ from: 'platform', endpoint }) as const;

  app.post(
    '/events/issue',
    {
      schema: {
        operationId: 'takeIssueEvent',
        summary: 'An issue was created, changed or deleted',
        body: IssueEvent,
        response: { 200: Taken, ...problems({ from: 'platform' }) },
      },
      config: { door: door('readygate-issue-events') },
      handlerTimeout,
    },
    async (request) => {
      const { tenantId } = callerOf(request);
      const { issue, changelog } = request.body;
      const { id } = issue;
      const parentId = parentOf(issue.fields);
      const at = request.startedAt;
      await deps.withTenant(tenantId, async (tx) => {
        if (mayChangeJudgement(changelog)) {
          await markStale(tx, id, at);
          await markPublishable(tx, id, at);
          await hearChange(tx, id, at);
        }
        await tellRefinement(tx, id, at);
        // What is proposed there repeats none of its children.
        if (parentId !== null) await tellRefinement(tx, parentId, at);
      });
      return { status: 'taken' as const };
    },
  );

  app.post(
    '/events/comment',
    {
      schema: {
        operationId: 'takeCommentEvent',
        summary: 'Somebody commented on an issue',
        body: CommentEvent,
        response: { 200: Taken, ...problems({ from: 'platform' }) },
      },
      config: { door: door('readygate-comment-events') },
      handlerTimeout,
    },
    async (request) => {
      const { tenantId } = callerOf(request);
      const { issue, comment } = request.body;
      // That some people may not see it is reason enough not to tell anybody of it.
      if (comment.visibility == null)
        await deps.withTenant(tenantId, (tx) =>
          hearComment(tx, { issueId: issue.id, commentId: comment.id }, request.startedAt),
        );
      return { status: 'taken' as const };
    },
  );

  // The door has noted who calls, kept the token or let them go: nothing else is to be done.
  const noted: readonly Noted[] = [
    ['readygate-lifecycle', 'takeLifecycleEvent', 'The app was installed or upgraded'],
    ['readygate-token', 'takeToken', 'The platform brings a fresh token'],
    ['readygate-uninstall', 'takeUninstall', 'The app is about to be uninstalled', 'uninstalls'],
  ];
  for (const [endpoint, operationId, summary, uninstalls] of noted) {
    app.post(
      platformEndpoints[endpoint].slice('/forge'.length),
      {
        schema: {
          operationId,
          summary,
          body: Anything,
          response: { 200: uninstalls ? Uninstalled : Taken, ...problems({ from: 'platform' }) },
        },
        config: {
          door: { ...door(endpoint), ...(uninstalls ? ({ uninstalls: true } as const) : {}) },
        },
        handlerTimeout,
      },
      async (request) => ({
        status: 'taken' as const,
        // No new write begins any more: these are settled.
        ...(uninstalls
          ? { sent: await deps.withTenant(callerOf(request).tenantId, (tx) => listSent(tx)) }
          : {}),
      }),
    );
  }
};

/** The open refinement of an issue looks at what it proposes once more. */
async function tellRefinement(tx: TenantTx, issueId: string, at: Date): Promise<void> {
  const open = await findLatestRefinement(tx, issueId);
  if (!open || open.outcome !== null) return;
  const { refinementId, generation } = open;
  await enqueue(tx, issueChangedMessage({ tenantId: tx.tenantId, refinementId, generation }), at);
}
