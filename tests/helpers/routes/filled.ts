import type { FastifyInstance } from 'fastify';
import { platformEndpoints } from '../../../domain/forge-modules.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** What stands in the place of a parameter: an issue of the simulator, a project, or some id of ours. */
const filled: Record<string, string> = {
  id: '10112',
  key: 'SHOP',
  rule: 'summary',
  version: '1',
  sweepId: '9d3f1f2a-0000-4000-8000-000000000002',
  rowId: '9d3f1f2a-0000-4000-8000-000000000001',
};

/** Every described route with a door, its parameters filled in, and the endpoint that the platform calls it by. */
export function filledRoutes(
  app: FastifyInstance,
): [method: Method, url: string, endpoint: string | null][] {
  const { paths } = app.swagger() as unknown as { paths: Record<string, Record<string, unknown>> };
  return Object.entries(paths)
    .filter(([path]) => path.startsWith('/v1/') || path.startsWith('/forge/'))
    .flatMap(([path, operations]) =>
      Object.keys(operations).map((method): [Method, string, string | null] => [
        method.toUpperCase() as Method,
        path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => filled[name] ?? '10112'),
        endpointOf(path),
      ]),
    );
}

function endpointOf(path: string): string | null {
  return Object.entries(platformEndpoints).find(([, route]) => route === path)?.[0] ?? null;
}
