import type { JiraClient } from '../../clients/jira/client.ts';
import type { JiraAuth } from '../../clients/jira/http.ts';
import type { Operation } from '../../domain/operation.ts';
import { lookUpChange } from './look-up-change.ts';
import { findComments, findSubtasks } from './look-up-created.ts';

/** Something that an operation made or changed; more than one of what it made is a duplicate. */
export interface Found {
  id: string;
  key?: string;
}

/**
 * What a look-up says of a write: it happened, nothing shows it, or somebody else wrote something else.
 * `unseen`: something stands there that the account does not see, which may be it.
 */
export type LookedUp =
  | { kind: 'found'; things: Found[] }
  | { kind: 'absent' }
  | { kind: 'conflict'; code: 'changed_in_jira' | 'overwrote_in_jira' }
  | { kind: 'unseen' };

/** The attempt whose outcome is not known. */
export interface LostWrite {
  operationId: string;
  /** Null: whoever sent it is not known, so that it may have been anybody. */
  accountId: string | null;
  sentAt: Date;
}

/**
 * Looks for what an operation may have done. Throws when any of its reads failed: such a look-up
 * did not happen. A control read proves that the token still lives.
 */
export async function lookUp(
  jira: JiraClient,
  auth: JiraAuth,
  operation: Operation,
  write: LostWrite,
): Promise<LookedUp> {
  const looked = await look(jira, auth, operation, write);
  await jira.getMyself(auth);
  return looked;
}

async function look(
  jira: JiraClient,
  auth: JiraAuth,
  operation: Operation,
  write: LostWrite,
): Promise<LookedUp> {
  switch (operation.kind) {
    case 'createSubtask':
      return await findSubtasks(jira, auth, operation, write);
    case 'addComment':
      return await findComments(jira, auth, operation, write);
    default:
      return await lookUpChange(jira, auth, operation, write);
  }
}
