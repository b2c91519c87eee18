import type { InboxView } from '../../../../../../domain/inbox.ts';
import type { BulkDecisionReply, BulkDecisionRequest } from '../../../../../../domain/views.ts';
import { call, type Reply } from '../../call.ts';
import type { InboxQuestion } from './question.ts';

/** Plans of one reply: as many as the API gives at once. */
const pageSize = '50';

/** The first pages of the inbox as one; counts are those of the first, of all from there on. */
export async function readInbox(
  projectId: string,
  question: InboxQuestion,
  pages: number,
): Promise<Reply<InboxView>> {
  const first = await readPage(projectId, question, null);
  let all = first;
  for (let page = 1; page < pages && all.kind === 'ok' && all.body.nextCursor; page += 1) {
    const next: Reply<InboxView> = await readPage(projectId, question, all.body.nextCursor);
    if (next.kind !== 'ok') return next;
    const plans = [...all.body.plans, ...next.body.plans];
    const { nextCursor } = next.body;
    all = { ...all, body: { ...all.body, plans, nextCursor }, etag: `${all.etag} ${next.etag}` };
  }
  return all;
}

function readPage(
  projectId: string,
  { state, tier, age, mine }: InboxQuestion,
  cursor: string | null,
): Promise<Reply<InboxView>> {
  const query = new URLSearchParams({
    ...{ project: projectId, state, limit: pageSize },
    ...(tier ? { tier } : {}),
    ...(age ? { age } : {}),
    ...(mine ? { mine: 'true' } : {}),
    ...(cursor === null ? {} : { cursor }),
  });
  return call('GET', `/v1/plans?${query}`);
}

/** Decides on up to 25 plans, each by itself. */
export function decidePlans(
  plans: BulkDecisionRequest['plans'],
  key: string,
): Promise<Reply<BulkDecisionReply>> {
  return call('POST', '/v1/decisions', { body: { plans }, key });
}
