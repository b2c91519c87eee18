import type { StoredPolicy } from '../../db/policies.ts';
import type { PolicyView } from '../../domain/settings-views.ts';

/** A policy with its version where every setting has it. */
export function policyView(stored: StoredPolicy): PolicyView {
  return { version: stored.policy.version, ...stored };
}
