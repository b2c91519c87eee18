import { proxyActivities } from '@temporalio/workflow';
import type { Activities, JudgeInput } from '../activities/activities.ts';
import type { OutboxMessage } from '../domain/outbox.ts';

const { judgeOnce } = proxyActivities<Activities>({
  startToCloseTimeout: '1 minute',
  scheduleToCloseTimeout: '15 minutes',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

export function judgeIssueId({
  tenantId,
  issueId,
}: Pick<JudgeInput, 'tenantId' | 'issueId'>): string {
  return `judge/${tenantId}/${issueId}`;
}

/** The outbox message that asks for a judgement of an issue in a project. */
export function startJudgeIssue({
  tenantId,
  issueId,
  projectId,
}: Required<JudgeInput>): OutboxMessage {
  const input = { tenantId, issueId, projectId };
  return { workflowId: judgeIssueId(input), kind: 'start', name: 'judgeIssue', args: [input] };
}

/** Judges an issue: no plan, no wait, no write. */
export async function judgeIssue(input: JudgeInput): Promise<void> {
  await judgeOnce(input);
}
