/** The bare side's API: `api.ts SETTINGS`. Node's own server; a call is its recorded step. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createPool } from '../../../db/pools.ts';
import type { Reply } from '../../../dev/person.ts';
import type { Step } from '../recording/step.ts';
import { baseOf, fillText, type Subject } from '../recording/template.ts';
import { createReplay } from './replay.ts';
import { readSettings } from './settings.ts';

const settings = readSettings();
const pool = createPool(settings.databaseUrl, { max: 20 });
const replay = createReplay({ ...settings, pool });

const routes: [string, RegExp, string][] = [
  ['POST', /^\/v1\/issues\/(\d+)\/refinements$/, 'propose'],
  ['GET', /^\/v1\/refinements\/([^/]+)$/, 'refinement'],
  ['GET', /^\/v1\/plans\/([^/]+)$/, 'plan'],
  ['POST', /^\/v1\/plans\/([^/]+)\/decisions$/, 'decide'],
];

/** How often each path was asked for: the second look at a refinement is another step. */
const asked = new Map<string, number>();

const server = createServer((request, reply) => {
  answer(request, reply).catch((error: Error) => {
    process.stderr.write(`${error.stack}\n`);
    reply.writeHead(500, { 'content-type': 'application/json' }).end('{"code":"internal"}');
  });
});
process.once('SIGTERM', () => {
  server.closeAllConnections();
  server.close(() => process.exit(0));
});
server.listen(settings.port, '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ event: 'ready', port: settings.port })}\n`);
});

async function answer(request: IncomingMessage, reply: ServerResponse): Promise<void> {
  const { method = '', url = '' } = request;
  await request.resume().toArray();
  const [name, id] = routeOf(method, url);
  const times = asked.get(url) ?? 0;
  asked.set(url, times + 1);
  const step = stepOf(name, name === 'propose' ? 0 : times);
  const subject: Subject =
    name === 'propose'
      ? { base: baseOf(randomUUID()), issue: id, created: [] }
      : { base: baseOf(id), issue: null, created: [] };
  await replay(step, subject);
  const { status, body } = JSON.parse(fillText(step.answer, subject)) as Reply<unknown>;
  reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function routeOf(method: string, url: string): [string, string] {
  for (const [verb, path, name] of routes) {
    const id = verb === method ? path.exec(url)?.[1] : undefined;
    if (id !== undefined) return [name, id];
  }
  throw new Error(`there is no step for ${method} ${url}`);
}

function stepOf(name: string, times: number): Step {
  const steps = settings.recording.steps.filter((step) => step.name === name);
  const step = steps[Math.min(times, steps.length - 1)];
  if (!step) throw new Error(`${name} was not recorded`);
  return step;
}
