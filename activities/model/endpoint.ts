import type { ModelEndpoint } from '../../clients/model/model-client.ts';
import { digestOf } from '../../domain/canonical.ts';
import { ReadygateError } from '../../domain/errors.ts';
import type { ModelSettings } from '../../domain/model/settings.ts';
import type { ModelDeps } from '../deps.ts';

/** Where a tenant's calls go, and how that is written down. */
export interface CallTarget {
  endpoint: ModelEndpoint;
  model: string;
  record: { origin: string; digest: string; model: string };
}

/** @throws {ReadygateError} model_not_configured where neither tenant nor operator named an endpoint */
export function targetOf(deps: ModelDeps | null, { endpoint }: ModelSettings): CallTarget {
  const offered = deps?.offered;
  if (!endpoint && !offered) throw new ReadygateError('model_not_configured');
  const { baseUrl, model, apiKey } = endpoint
    ? { ...endpoint, apiKey: endpoint.key }
    : (offered as NonNullable<typeof offered>);
  return {
    endpoint: { baseUrl, apiKey, isOperators: !endpoint },
    model,
    // A path may hold a secret: only where it went is written down.
    record: { origin: new URL(baseUrl).origin, digest: digestOf(baseUrl), model },
  };
}
