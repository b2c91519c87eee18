import type { BacklogView } from '../../../../../../domain/backlog.ts';
import { call, type Reply } from '../../call.ts';
import { addressOf, type Question } from './question.ts';

/** Rows of one reply: as many as the API gives at once. */
const pageSize = '99';

export function readBacklog(
  projectKey: string,
  question: Question,
  cursor: string | null,
): Promise<Reply<BacklogView>> {
  const query = new URLSearchParams({ ...addressOf(question), limit: pageSize });
  if (cursor !== null) query.set('cursor', cursor);
  return call('GET', `/v1/projects/${projectKey}/issues?${query}`);
}
