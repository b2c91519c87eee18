import { findCommentSetting, setCommentSetting } from '../../db/comment-settings.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import type { CommentSetting } from '../../domain/comments.ts';
import { ReadygateError } from '../../domain/errors.ts';
import type { CommandResult } from './run-command.ts';

/**
 * Lets customers read what is asked in a service project, or no longer: after the reply no comment goes out
 * that the setting does not let.
 * @throws {ReadygateError} settings_changed
 */
export async function setComments(
  tx: TenantTx,
  change: CommentSetting & { projectId: string },
  by: { at: Date; accountId: string },
): Promise<CommandResult> {
  if (!(await setCommentSetting(tx, change, by)))
    throw new ReadygateError('settings_changed', { path: '/version' });
  return { status: 200, body: await findCommentSetting(tx, change.projectId) };
}
