import type { UsefulnessView } from '../../../../../../domain/usefulness/view.ts';
import { call, type Reply } from '../../call.ts';

export function readUsefulness(projectKey: string): Promise<Reply<UsefulnessView>> {
  return call('GET', `/v1/projects/${projectKey}/rules/usefulness`);
}
