import type { WriteReply } from '../../clients/jira/classify.ts';
import { withJitter } from '../../clients/jira/limits/wait.ts';
import { pausePublishing, resumePublishing } from '../../db/publish-settings.ts';
import { askToPublish } from '../../db/publish-wishes.ts';
import { refuseToken } from '../../db/tokens.ts';
import { isReadygateError } from '../../domain/errors.ts';
import type { Uuid } from '../../domain/json.ts';
import { gateProperty, isReadinessField } from '../../domain/publishing/published.ts';
import type { ActivityDeps } from '../deps.ts';
import { type Access, forgetFields, siteFields } from '../reading.ts';
import { insist } from './insist.ts';
import { mintStandingPermit, type StandingPermit } from './standing-permit.ts';
import { type Ground, type StandingOutcome, settleStanding } from './standing-settle.ts';

/** Issues of one request at most. */
const batch = 100;

/** How one step went: `sent` says how many issues Jira was told of. */
export type StandingStep = { next: 'go_on'; sent: number } | { next: 'end' };

/**
 * The path of the only writes without a person's decision: those of the scores that an administrator of
 * the site has published. As of every write, all that it learns is in the ledger before it answers.
 */
export function createStandingWriter(deps: ActivityDeps, tenantId: Uuid, access: Access) {
  const { withTenant, jira, clock, writing } = deps;
  const { sendSeconds, settleSeconds } = writing;

  /** Null where the site does not show our field to the app. */
  const fieldOf = async (): Promise<string | null> => {
    const fields = (await siteFields(deps, tenantId, access)).filter(isReadinessField);
    // Two environments of the app on one site have one each, and nothing tells them apart.
    return fields.length === 1 ? (fields[0]?.id ?? null) : null;
  };
  /** An administrator may just have placed it. */
  const findField = async (): Promise<string | null> => {
    const known = await fieldOf();
    if (known !== null) return known;
    forgetFields(deps, tenantId);
    return await fieldOf();
  };

  const send = async ({ telling, deadlineAt }: StandingPermit, field: string | null) => {
    // Read again just before the bytes go out: this process may have been held since the permit.
    const milliseconds = deadlineAt.getTime() - clock().getTime();
    if (milliseconds <= 0) return null;
    const { auth } = access;
    if (telling.target === 'field')
      return field === null
        ? null
        : await jira.setFieldValues(auth, field, groupsOf(telling.values), { milliseconds });
    const property = { key: gateProperty, value: telling.gate };
    return await jira.setIssueProperty(auth, telling.issueId, property, { milliseconds });
  };

  const settle = async (
    permit: StandingPermit,
    reply: WriteReply,
    ground: Ground,
  ): Promise<StandingOutcome> => {
    const told = { permit, reply, ground };
    const outcome = await insist(() =>
      withTenant(tenantId, async (tx) => {
        const at = clock();
        const settled = await settleStanding(tx, { ...told, at });
        if (settled.next === 'later') {
          const seconds = withJitter(settled.retryAfterSeconds);
          await askToPublish(tx, at, { seconds, firm: reply.kind === 'rate_limited' });
        }
        return settled;
      }),
    );
    // By itself: it holds the tenant, whose lock comes before that of a write.
    if (reply.kind === 'unauthorized')
      await withTenant(tenantId, (tx) => refuseToken(tx, access.tokenId, clock()));
    return outcome;
  };

  return {
    /** Sends the next request, if there is one and it may. */
    async step(): Promise<StandingStep> {
      const minting = { sendSeconds, settleSeconds, batch };
      // Before the permit: between a permit and its request nothing is read, so that no stop comes too late.
      const field = await fieldOf();
      const minted = await withTenant(tenantId, async (tx) => {
        const at = clock();
        const found = await mintStandingPermit(tx, { ...minting, at });
        if (found.result === 'held')
          await askToPublish(tx, at, { seconds: found.retryAfterSeconds });
        return found;
      });
      if (minted.result === 'settled') return { next: 'go_on', sent: 0 };
      if (minted.result !== 'permit') return { next: 'end' };
      const { permit } = minted;
      return await transmit(permit, field);
    },
    /** Where the site does not show our field, numbers are not published until it does, or somebody sets it anew. */
    async lookForField(): Promise<void> {
      const found = (await findField()) !== null;
      const problem = 'field_not_found';
      await withTenant(tenantId, (tx) =>
        found
          ? resumePublishing(tx, { problem, at: clock() })
          : pausePublishing(tx, { projectId: null, problem, at: clock() }),
      );
    },
  };

  /** Looks for what a refusal is about. */
  async function groundOf({ telling, tries }: StandingPermit, reply: WriteReply): Promise<Ground> {
    const asksField = reply.kind === 'refused' && telling.target === 'field';
    if (asksField) forgetFields(deps, tenantId);
    const hasField = !asksField || (await fieldOf()) !== null;
    const asksRight = reply.kind === 'forbidden' && telling.target === 'property' && tries > 1;
    const mayEdit = !asksRight || (await mayEditIn(telling.projectId));
    return { hasField, mayEdit };
  }

  /** Where Jira does not say, the issue alone is given up: the next one asks again. */
  async function mayEditIn(projectId: string): Promise<boolean> {
    try {
      const held = await jira.getMyPermissions(access.auth, { projectId }, ['EDIT_ISSUES']);
      return held.EDIT_ISSUES === true;
    } catch (error) {
      if (isReadygateError(error, 'issue_not_found')) return false;
      if (isReadygateError(error)) return true;
      throw error;
    }
  }

  /**
   * A token that Jira refuses for a write and takes for a question lacks a scope: the site runs a version of the app
   * from before it. Nothing is wrong with such a token, nor was the app uninstalled.
   */
  async function lacksScope(reply: WriteReply): Promise<boolean> {
    if (reply.kind !== 'unauthorized') return false;
    return await jira.getMyself(access.auth).then(
      () => true,
      () => false,
    );
  }

  /** Nothing was sent: whoever comes after its time sees the attempt as lost. */
  async function leave(): Promise<StandingStep> {
    await withTenant(tenantId, (tx) =>
      askToPublish(tx, clock(), { seconds: sendSeconds + settleSeconds }),
    );
    return { next: 'end' };
  }

  async function transmit(permit: StandingPermit, field: string | null): Promise<StandingStep> {
    const { telling } = permit;
    const said = await send(permit, field);
    if (said === null) return await leave();
    const reply: WriteReply = (await lacksScope(said)) ? { kind: 'forbidden', status: 401 } : said;
    const outcome = await settle(permit, reply, await groundOf(permit, reply));
    const sent = telling.target === 'field' ? telling.values.length : 1;
    return outcome.next === 'go_on'
      ? { next: 'go_on', sent: reply.kind === 'confirmed' ? sent : 0 }
      : { next: 'end' };
  }
}

/** One group for each number. */
function groupsOf(values: readonly { issueId: string; score: number }[]) {
  const groups = Map.groupBy(values, ({ score }) => score);
  return [...groups].map(([value, issues]) => ({
    value,
    issueIds: issues.map(({ issueId }) => issueId),
  }));
}
