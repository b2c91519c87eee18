import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { type DoorRules, leastRole } from './door-rules.ts';
import { hoistTitled } from './hoist.ts';

/** Headers that Forge adds to a call, and the key of a command. */
const commandHeaders = {
  type: 'object',
  required: ['idempotency-key'],
  properties: {
    'idempotency-key': {
      type: 'string',
      minLength: 8,
      maxLength: 128,
      pattern: '^[\\x21-\\x7e]+$',
      description: 'The same key gives the same answer for 24 hours.',
    },
  },
};

/** Describes every route by the schemas that check it: `app.swagger()` gives the document. */
export async function describeRoutes(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Readygate',
        version: '1',
        description: 'The API behind the Forge app. Every refusal is JSON with a code.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      // Where it is served is the operator’s choice.
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          forgeInvocationToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
          forgeUserToken: { type: 'apiKey', in: 'header', name: 'x-forge-oauth-user' },
        },
      },
    },
    transformObject: (document) =>
      'openapiObject' in document
        ? hoistTitled({
            ...document.openapiObject,
            paths: freeBodies(document.openapiObject.paths),
          })
        : {},
    transform: ({ schema, url, route }) => {
      const { door } = route.config ?? {};
      if (!door) return { schema: { ...schema, security: [] }, url };
      const person = door.from === 'person' ? { forgeUserToken: [] } : {};
      return {
        schema: {
          ...schema,
          ...(door.command ? { headers: commandHeaders } : {}),
          ...(door.from === 'person' ? { 'x-readygate-role': roleRule(door) } : {}),
          security: [{ forgeInvocationToken: [], ...person }],
        },
        url,
      };
    },
  });
}

/** A body of which nothing is read may be left out, which the generator of descriptions does not see. */
function freeBodies(paths: unknown): unknown {
  if (Array.isArray(paths)) return paths.map(freeBodies);
  if (typeof paths !== 'object' || paths === null) return paths;
  return Object.fromEntries(
    Object.entries(paths).map(([name, member]) => [
      name,
      name === 'requestBody' && isFree(member)
        ? { ...member, required: false }
        : freeBodies(member),
    ]),
  );
}

function isFree({ content }: { content?: Record<string, { schema?: object }> }): boolean {
  const schemas = Object.values(content ?? {}).map(({ schema }) => schema ?? {});
  return schemas.every((schema) => Object.keys(schema).length === 0);
}

/** The least role, and where it counts: what the role matrix of docs/api.md is made from. */
function roleRule(door: DoorRules): { least: string; on: string } {
  const { administers, subject, ofProject } = door;
  const place = administers === 'site' ? 'site' : administers || ofProject ? 'project' : null;
  return { least: leastRole(door), on: place ?? (subject ? 'thing' : 'each') };
}
