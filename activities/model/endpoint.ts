import type { ModelEndpoint } from '../../clients/model/model-client.ts';
import { digestOf } from '../../domain/canonical.ts';
import type { OperatorLimits } from '../../domain/model/ceilings.ts';
import type { ModelSettings } from '../../domain/model/settings.ts';
import type { ModelDeps } from '../deps.ts';

/** Where a tenant's calls go, and how that is written down. */
export interface CallTarget {
  endpoint: ModelEndpoint;
  model: string;
  record: { origin: string; digest: string; model: string };
  /** What the operator lets be taken; null for an endpoint of the tenant's own. */
  limits: OperatorLimits | null;
}

/** Null where neither tenant nor operator named an endpoint. */
export function targetOf({ offered }: ModelDeps, { endpoint }: ModelSettings): CallTarget | null {
  const chosen = endpoint ? { ...endpoint, apiKey: endpoint.key } : offered;
  if (!chosen) return null;
  const { baseUrl, model, apiKey } = chosen;
  return {
    endpoint: { baseUrl, apiKey, isOperators: !endpoint },
    model,
    // A path may hold a secret: only where it went is written down.
    record: { origin: new URL(baseUrl).origin, digest: digestOf(baseUrl), model },
    limits: endpoint ? null : (offered?.limits ?? null),
  };
}
