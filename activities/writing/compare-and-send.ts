import type { WriteReply } from '../../clients/jira/classify.ts';
import { ReadygateError } from '../../domain/errors.ts';
import type { InsertSections, RemoveSections, SetAssignee } from '../../domain/operation.ts';
import { descriptionDigest, editedDescription } from '../../domain/operations/description.ts';
import { assigneeId } from '../../domain/operations/issue-values.ts';
import { replacedAnother } from './replaced.ts';
import type { Sender } from './request.ts';

/** Jira has no conditional write: the value is read as late as possible, and after it what it replaced. */

/**
 * Writes the whole description, made from what stands there and the approved change. A person's edit
 * that falls between the two is found in the history.
 */
export async function rewriteDescription(
  sender: Sender,
  operation: InsertSections | RemoveSections,
): Promise<WriteReply> {
  const { jira, auth, remaining } = sender;
  const { issueId } = operation;
  const read = await readField(sender, issueId, 'description');
  if ('reply' in read) return read.reply;
  // Read again by whoever holds the permit, who opens the row where the text is another.
  if (descriptionDigest(read.value) !== operation.before) return { kind: 'conflict', status: 409 };
  const description = editedDescription(operation, read.value);
  if (!description) return { kind: 'moved', status: null };
  const hindrance = await hindranceOf(sender);
  if (hindrance) return hindrance;
  const reply = await jira.editIssue(auth, issueId, { fields: { description } }, remaining());
  if (reply.kind !== 'confirmed') return reply;
  try {
    const changes = await jira.listChanges(auth, issueId);
    return replacedAnother(changes, sender, read.value)
      ? { kind: 'overwrote', status: reply.status, id: issueId }
      : reply;
  } catch {
    // It is written; what it replaced is found out by a look-up.
    return { kind: 'ambiguous', status: reply.status };
  }
}

/** Gives the issue to somebody, unless it is in other hands than those that were shown. */
export async function assign(
  sender: Sender,
  { issueId, from, to }: SetAssignee,
): Promise<WriteReply> {
  const read = await readField(sender, issueId, 'assignee');
  if ('reply' in read) return read.reply;
  const now = assigneeId(read.value);
  const wanted = to?.id ?? null;
  if (now !== (from?.id ?? null) && now !== wanted) return { kind: 'moved', status: null };
  const hindrance = await hindranceOf(sender);
  if (hindrance) return hindrance;
  return await sender.jira.assignIssue(sender.auth, issueId, wanted, sender.remaining());
}

/**
 * What becomes of a write that may not go out any more after Jira was read for it: the reading may have taken long, and
 * a stop holds before the next call. Null where it may.
 */
export async function hindranceOf({ stopped, remaining }: Sender): Promise<WriteReply | null> {
  const problem = await stopped();
  if (problem) return { kind: 'held', status: null, problem };
  // What was read is too old: it is read again, in a new attempt.
  return remaining().milliseconds > 0
    ? null
    : { kind: 'rate_limited', status: null, retryAfterSeconds: 1 };
}

/** The value of a field, or what a failed reading means for a write that was not sent. */
async function readField(
  { jira, auth }: Sender,
  issueId: string,
  field: string,
): Promise<{ value: unknown } | { reply: WriteReply }> {
  try {
    const { fields } = await jira.getIssue(auth, issueId, [field]);
    return { value: fields?.[field] ?? null };
  } catch (error) {
    return { reply: unsent(error) };
  }
}

/** What it means for a write that was not sent that the reading before it failed. */
export function unsent(error: unknown): WriteReply {
  if (!(error instanceof ReadygateError)) return { kind: 'ambiguous', status: null };
  const { code, details } = error;
  const seconds = Number(details?.retryAfterSeconds ?? 10);
  if (code === 'jira_rate_limited')
    return { kind: 'rate_limited', status: 429, retryAfterSeconds: seconds };
  if (code === 'jira_token_refused') return { kind: 'unauthorized', status: 401 };
  if (code === 'jira_permission_missing') return { kind: 'forbidden', status: 403 };
  if (code === 'issue_not_found') return { kind: 'refused', status: 404, fields: [] };
  return { kind: 'ambiguous', status: null };
}
