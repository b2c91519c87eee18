import type { FastifyInstance } from 'fastify';

/** Method and address of every route that an app has, as in `GET /v1/plans/:id`. */
export function routesOf(app: FastifyInstance): string[] {
  const parents: string[] = [];
  const found: string[] = [];
  // From Fastify's drawing of its tree.
  for (const line of app.printRoutes({ commonPrefix: false, includeHooks: false }).split('\n')) {
    const match = /^([│ ├└─]*)(\S+)(?: \(([A-Z, ]+)\))?/.exec(line);
    if (!match?.[2]) continue;
    const depth = (match[1]?.length ?? 0) / 4;
    parents.length = depth;
    parents.push(match[2]);
    for (const method of match[3]?.split(', ') ?? [])
      if (method !== 'HEAD') found.push(`${method} ${parents.join('')}`);
  }
  return found.sort();
}
