import { draftSubtasks } from '../../domain/drafts/draft-subtasks.ts';
import { ReadygateError } from '../../domain/errors.ts';
import { normaliseJiraIssue } from '../../domain/normalise/normalise-issue.ts';
import type { World } from '../world.ts';
import type { DemoArguments } from './arguments.ts';

/** The issue that the demo shows when nobody named one. */
const defaultIssue = 'SHOP-12';

/**
 * The issue named, else the default one, else the first of the added backlogs that has something to
 * propose.
 * @throws {ReadygateError} issue_not_found when there is no such issue
 */
export function pickIssue(world: World, options: DemoArguments): { id: string; key: string } {
  const { simulator, tenantId } = world;
  const wanted = options.issue ?? (options.backlogs.length === 0 ? defaultIssue : null);
  const issues = simulator.issuesOf(tenantId);
  const found =
    wanted === null
      ? issues.find(({ key, raw }) => simulator.addedKeys(tenantId).has(key) && hasDrafts(raw))
      : issues.find(({ key }) => key === wanted);
  if (!found)
    throw new ReadygateError('issue_not_found', {
      hint: wanted ?? 'nothing to propose in the files given',
    });
  return { id: found.id, key: found.key };
}

function hasDrafts(raw: unknown): boolean {
  return draftSubtasks(normaliseJiraIssue(raw)).drafts.length > 0;
}
