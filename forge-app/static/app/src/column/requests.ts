import type { OverridesView, ReadinessView, RefinementView } from '../../../../../domain/views.ts';
import { call, type Reply } from '../call.ts';

export function readReadiness(issueId: string): Promise<Reply<ReadinessView>> {
  return call('GET', `/v1/issues/${issueId}/readiness`);
}

export function propose(issueId: string, key: string): Promise<Reply<RefinementView>> {
  return call('POST', `/v1/issues/${issueId}/refinements`, { body: {}, key });
}

/** What a person says of a rule on an issue, or takes back. */
export type Saying = { issueId: string; rule: string } & (
  | { kind: 'waiver'; report: string; reason: string }
  | { kind: 'tick'; report: string }
  | { kind: 'waiver' | 'tick'; withdrawn: true }
);

export function say(
  { issueId, kind, rule, ...said }: Saying,
  key: string,
): Promise<Reply<OverridesView>> {
  const path = `/v1/issues/${issueId}/${kind}s`;
  return 'withdrawn' in said
    ? call('POST', `${path}/${rule}/withdrawal`, { body: {}, key })
    : call('POST', path, { body: { rule, ...said }, key });
}
