import type {
  DraftedPackView,
  ExplainedPackView,
  RulesView,
  SimulationPartView,
} from '../../../../../../domain/settings-views.ts';
import { call, type Reply } from '../../call.ts';

export const rulesPath = (projectKey: string) => `/v1/projects/${projectKey}/rules`;

export function explainRules(path: string): Promise<Reply<ExplainedPackView>> {
  return call('GET', `${path}/explanations`);
}

export function checkDraft(path: string, source: string): Promise<Reply<DraftedPackView>> {
  return call('POST', `${path}/drafts`, { body: { source } });
}

export function readVersion(path: string, version: number): Promise<Reply<RulesView>> {
  return call('GET', `${path}/versions/${version}`);
}

export function simulatePart(
  path: string,
  source: string,
  cursor: string | null,
): Promise<Reply<SimulationPartView>> {
  const body = cursor === null ? { source } : { source, cursor };
  return call('POST', `${path}/simulations/parts`, { body });
}
