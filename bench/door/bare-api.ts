/** The bare door: `bare-api.ts SETTINGS JWKS-URL`. Fastify, jose, and the recorded step of a call. */
import { randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { createPool } from '../../db/pools.ts';
import type { Reply } from '../../dev/person.ts';
import { localApp } from '../../dev/world/product.ts';
import { createReplay } from '../refine/bare/replay.ts';
import { readSettings } from '../refine/bare/settings.ts';
import { baseOf, fillText, type Subject } from '../refine/recording/template.ts';

const settings = readSettings();
const pool = createPool(settings.databaseUrl, { max: 20 });
const replay = createReplay({ ...settings, pool });
const keys = createRemoteJWKSet(new URL(process.argv[3] ?? ''));
const pinned = { audience: localApp, issuer: 'forge/invocation-token', algorithms: ['RS256'] };

const app = Fastify();
app.addHook('onRequest', async ({ headers }) => {
  await jwtVerify((headers.authorization ?? '').slice('Bearer '.length), keys, pinned);
});

interface Named {
  Params: { id: string };
}
app.post<Named>('/v1/issues/:id/refinements', async ({ params }, reply) => {
  const subject = { base: baseOf(randomUUID()), issue: params.id, created: [] };
  const { status, body } = await answer('propose', subject);
  return reply.code(status).send(body);
});
app.post<Named>('/v1/plans/:id/decisions', async ({ params }, reply) => {
  const subject = { base: baseOf(params.id), issue: null, created: [] };
  const { status, body } = await answer('decide', subject);
  return reply.code(status).send(body);
});

async function answer(name: string, subject: Subject): Promise<Reply<unknown>> {
  const step = settings.recording.steps.find((one) => one.name === name);
  if (!step) throw new Error(`${name} was not recorded`);
  await replay(step, subject);
  return JSON.parse(fillText(step.answer, subject)) as Reply<unknown>;
}

await app.listen({ port: settings.port, host: '127.0.0.1' });
process.once('SIGTERM', () => process.exit(0));
process.stdout.write(`${JSON.stringify({ event: 'ready', port: settings.port })}\n`);
