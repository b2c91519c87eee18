import type { ProjectSettingsView } from '../../../../../../domain/settings-views.ts';
import { call, type Reply } from '../../call.ts';

export function readSettings(projectKey: string): Promise<Reply<ProjectSettingsView>> {
  return call('GET', `/v1/projects/${projectKey}/settings`);
}
