import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { openapiDocument } from '../../dev/openapi-document.ts';
import { errorCatalogue } from '../../domain/errors.ts';
import { platformEndpoints } from '../../domain/forge-modules.ts';
import { bareApp } from '../helpers/bare-app.ts';
import { routesOf } from '../helpers/routes/listed.ts';

interface Operation {
  operationId: string;
  security: unknown[];
  parameters?: { name: string; in: string; required?: boolean }[];
  requestBody?: { required?: boolean };
  responses: Record<string, { content?: Record<string, { schema: Record<string, unknown> }> }>;
}
const document = JSON.parse(await openapiDocument()) as {
  openapi: string;
  components: { schemas: Record<string, unknown> };
  paths: Record<string, Record<string, Operation>>;
};
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);
const codesOf = ({ responses }: Operation) =>
  Object.entries(responses).flatMap(([status, { content }]) => {
    const { properties } = content?.['application/json']?.schema ?? {};
    const { code } = (properties ?? {}) as { code?: { enum: string[] } };
    return (code?.enum ?? []).map((name) => [Number(status), name] as const);
  });

/** They ask and change nothing: their bodies are too long for an address, or nothing for one. */
const asking = new Set([
  'simulateRules',
  'simulateRulesInParts',
  'checkRules',
  'askProjectDirectory',
  'askDirectory',
]);

describe('the description of the API', () => {
  it('is valid OpenAPI 3.1', async () => {
    expect(document.openapi).toBe('3.1.0');
    expect(await new Validator().validate(structuredClone(document))).toMatchObject({
      valid: true,
    });
  });

  it('names each operation once', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(ids.every(Boolean)).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('lists codes of the catalogue under their own status', () => {
    for (const { operation } of operations)
      for (const [status, code] of codesOf(operation))
        expect([code, errorCatalogue[code as keyof typeof errorCatalogue].status]).toEqual([
          code,
          status,
        ]);
  });

  it('asks every route but the health check for a token, and a command for its key', () => {
    for (const { path, method, operation } of operations) {
      expect([path, operation.security.length]).toEqual([path, path === '/healthz' ? 0 : 1]);
      const keyed = operation.parameters?.some(
        ({ name, required }) => name === 'idempotency-key' && required,
      );
      const changes = method !== 'get' && !asking.has(String(operation.operationId));
      expect([path, keyed === true]).toEqual([path, changes && path.startsWith('/v1/')]);
    }
  });

  it('sets an end to every number that a caller sends', () => {
    const endless = operations.flatMap(({ path, operation }) =>
      unboundedIn({ body: operation.requestBody, parameters: operation.parameters }).map(
        (place) => `${path} ${place}`,
      ),
    );
    expect(endless).toEqual([]);
    expect(unboundedIn({ a: [{ type: 'integer', minimum: 0 }], b: { type: 'number' } })).toEqual([
      '/a/0',
      '/b',
    ]);
  });

  it('asks for no body where none of it is read', () => {
    const free = operations.filter(({ operation }) => operation.requestBody?.required === false);
    expect(free.map(({ path }) => path).sort()).toEqual([
      '/forge/events/lifecycle',
      '/forge/events/uninstall',
      '/forge/scheduled/token',
    ]);
  });

  it('says 401 for nothing but the token', () => {
    const unauthorised = operations.flatMap(({ operation }) =>
      codesOf(operation).filter(([status]) => status === 401),
    );
    expect(new Set(unauthorised.map(([, code]) => code))).toEqual(
      new Set(['token_missing', 'token_invalid']),
    );
  });
});

describe('routes, their description and their tests', () => {
  it('the API serves what is described, and security.txt besides', async () => {
    const app = await bareApp();
    const described = operations.map(
      ({ path, method }) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    );
    expect(routesOf(app)).toEqual([...described, 'GET /.well-known/security.txt'].sort());
    await app.close();
  });

  it('the platform is told of no other routes than those', () => {
    const served = operations.flatMap(({ path }) => (path.startsWith('/forge/') ? [path] : []));
    expect(new Set(served)).toEqual(new Set(Object.values(platformEndpoints)));
  });

  it('each is called by a test beside this one', () => {
    const read = (folder: string, ending: string) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith(ending) && !file.startsWith('two-tenants'))
        .map((file) => readFileSync(join(folder, file), 'utf8'));
    const here = import.meta.dirname;
    const tests = [...read(here, '.test.ts'), ...read(join(here, '../helpers'), '.ts')].join('\n');
    const untested = operations.filter(({ path }) => !new RegExp(mentionOf(path)).test(tests));
    expect(untested.map(({ path }) => path)).toEqual([]);
  });
});

/** Where numbers without a greatest one stand in a schema, named ones included. */
function unboundedIn(schema: unknown, place = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { type, maximum, $ref } = schema as Record<string, unknown>;
  if (typeof $ref === 'string') return unboundedIn(named($ref), $ref);
  const here = (type === 'integer' || type === 'number') && maximum === undefined ? [place] : [];
  return [
    ...here,
    ...Object.entries(schema).flatMap(([name, inner]) => unboundedIn(inner, `${place}/${name}`)),
  ];
}

function named(reference: string): unknown {
  return document.components.schemas[reference.slice('#/components/schemas/'.length)];
}

/** A path in quotes with something in the place of its parameters, to its end or a query. */
function mentionOf(path: string): string {
  return `(?:['"\`]|[A-Z] )${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/\'"`]+')}(?:['"\`?]|\\$\\{)`;
}
