import type { ReaderLanguage } from '../readiness/rule.ts';

/** What of its scores a project shows in Jira. */
export type PublishMode = 'off' | 'field' | 'field_and_gate';

/** Module keys of the manifest: Jira names what the app owns by them. */
export const fieldModule = 'readygate-readiness';
export const gateModule = 'readygate-gate';

/** The issue property that the gate reads. */
export const gateProperty = 'readygate';

/** How a project publishes. */
export interface PublishSetting {
  mode: PublishMode;
  /** In which the gate says what is missing. */
  language: ReaderLanguage;
  /** 0 where nobody set it. */
  version: number;
  /** Code of what Jira refused for good, until it is set anew. */
  problem: string | null;
}

/** Whether a field of a site is the one of our manifest, by the name that Jira gives to what apps own. */
export function isReadinessField({ schema }: { schema?: { custom?: string } }): boolean {
  return new RegExp(`^ari:cloud:ecosystem::extension/.+/static/${fieldModule}$`).test(
    schema?.custom ?? '',
  );
}

/**
 * Whether a rule of a workflow is our validator. In which parameter Jira names the module of an app is
 * not documented, so that all are looked at.
 */
export function holdsGate({ parameters = {} }: { parameters?: Record<string, unknown> }): boolean {
  return Object.values(parameters).some(
    (value) => typeof value === 'string' && value.endsWith(`/static/${gateModule}`),
  );
}
