import type { ReadinessView, RefinementView } from '../../../../../domain/views.ts';
import { call, type Reply } from '../call.ts';

export function readReadiness(issueId: string): Promise<Reply<ReadinessView>> {
  return call('GET', `/v1/issues/${issueId}/readiness`);
}

export function propose(issueId: string, key: string): Promise<Reply<RefinementView>> {
  return call('POST', `/v1/issues/${issueId}/refinements`, { body: {}, key });
}
