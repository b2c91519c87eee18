import { findPublishSetting, setPublishSetting } from '../../db/publish-settings.ts';
import { markProjectAnew } from '../../db/published-scores.ts';
import type { TenantTx } from '../../db/tenant-tx.ts';
import { ReadygateError } from '../../domain/errors.ts';
import type { PublishSetting } from '../../domain/publishing/published.ts';
import type { CommandResult } from './run-command.ts';

/**
 * Shows the scores of a project in Jira, or no longer: what is known of its issues becomes due at once.
 * @throws {ReadygateError} settings_changed
 */
export async function setPublishing(
  tx: TenantTx,
  change: Omit<PublishSetting, 'problem'> & { projectId: string },
  by: { at: Date; accountId: string },
): Promise<CommandResult> {
  if (!(await setPublishSetting(tx, change, by)))
    throw new ReadygateError('settings_changed', { path: '/version' });
  await markProjectAnew(tx, change.projectId, by.at);
  return { status: 200, body: await findPublishSetting(tx, change.projectId) };
}
