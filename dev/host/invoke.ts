import type { FastifyInstance } from 'fastify';
import { type TSchema, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { request } from 'undici';
import { installationOf } from '../world/product.ts';
import { type BridgeAnswer, bridgeAnswer, rejections } from './bridge-answer.ts';
import type { HostOptions } from './index.ts';
import { createTokenCache } from './tokens.ts';

/** Milliseconds after which Forge gives a call of the app up. */
const platformTimeout = 25_000;

const strict = { additionalProperties: false };

/** What the page sends on behalf of the frame; anything else is an error. */
const Invocation = Type.Object(
  {
    tenantId: Type.String({ minLength: 1 }),
    accountId: Type.String({ minLength: 1 }),
    moduleKey: Type.String({ minLength: 1 }),
    extension: Type.Object({ type: Type.String({ minLength: 1 }) }),
    input: Type.Object(
      {
        invokeType: Type.Literal('ui-remote-fetch'),
        path: Type.String({ pattern: '^/[^/]' }),
        method: Type.Union(
          ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((method) => Type.Literal(method)),
        ),
        headers: Type.Optional(Type.Record(Type.String(), Type.String())),
        body: Type.Optional(Type.Unknown()),
      },
      strict,
    ),
  },
  strict,
);

interface Invocation {
  tenantId: string;
  accountId: string;
  moduleKey: string;
  /** What the token says of the place. */
  extension: { type: string };
  input: {
    path: string;
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
    headers?: Record<string, string>;
    body?: unknown;
  };
}

/** Headers that are Forge's to set. */
const reserved = /^(authorization|x-forge-oauth-.*|host|content-length|connection|cookie)$/i;

/** `POST /bridge/invoke`: a real call of the API with a signed token and the two OAuth tokens. */
export function registerInvoke(app: FastifyInstance, options: HostOptions): void {
  const check = Compile(Invocation as TSchema);
  const tokens = createTokenCache(options.simulator);
  app.post('/bridge/invoke', async (asked, reply) => {
    if (!check.Check(asked.body))
      return await reply.code(400).send({ rejected: 'The bridge does not know this invocation.' });
    return await reply.send(await invoke(asked.body as Invocation));
  });

  async function invoke({ input, ...from }: Invocation): Promise<BridgeAnswer> {
    const { tenantId, accountId, moduleKey, extension } = from;
    const token = await options.forge.signInvocationToken({
      cloudId: tenantId,
      accountId,
      installationId: installationOf(tenantId),
      moduleKey,
      moduleType: extension.type,
      extension,
    });
    const own = Object.entries(input.headers ?? {}).filter(([name]) => !reserved.test(name));
    try {
      const answer = await request(new URL(input.path, options.apiOrigin), {
        method: input.method,
        headers: {
          ...Object.fromEntries(own),
          ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
          authorization: `Bearer ${token}`,
          'x-forge-oauth-system': tokens.app(tenantId),
          'x-forge-oauth-user': tokens.user(tenantId, accountId),
        },
        body: input.body === undefined ? null : JSON.stringify(input.body),
        signal: AbortSignal.timeout(platformTimeout),
      });
      const { statusCode: status, headers } = answer;
      return bridgeAnswer({ status, headers, text: await answer.body.text() });
    } catch (error) {
      const late = error instanceof Error && error.name === 'TimeoutError';
      return { rejected: late ? rejections.timeout : rejections.unreachable };
    }
  }
}
