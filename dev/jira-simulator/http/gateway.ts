import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { endpoints } from '../endpoints/index.ts';
import { takeSequence, type World } from '../state/world.ts';
import type { Endpoint } from './endpoint.ts';
import { execute, type Incoming, noteViolation } from './execute.ts';
import { disguise, refusal } from './fault-replies.ts';
import { asFault, type FaultRequest, type FaultRule, takeFault } from './faults.ts';
import { JiraError, StrictnessError } from './jira-error.ts';
import { type LoggedRequest, markerOf } from './log.ts';
import type { Reply } from './reply.ts';

export interface GatewayDeps {
  world: World;
  /** Called after every write, before its reply goes out. */
  onCommit: () => void;
  /** Effects that are still to come; the server clears them when it closes. */
  timers: Set<NodeJS.Timeout>;
  observers: Set<Observer>;
}

/** Where a request stands: read, done, or answered. */
type Phase = 'received' | 'committed' | 'answered';

/** What an observer wants of a request that was received: a fault that it alone meets. */
type Wish = Pick<FaultRequest, 'kind' | 'delay' | 'status' | 'retryAfter' | 'reason' | 'message'>;

/**
 * Told of every request with its body; what it returns is waited for, so a test can act at an exact
 * point. A fault that it answers `received` with hits this request, before those that are switched on.
 */
export type Observer = (
  phase: Phase,
  request: Readonly<LoggedRequest>,
  body: unknown,
  // biome-ignore lint/suspicious/noConfusingVoidType: most observers answer nothing.
) => void | Wish | Promise<void | Wish>;

const prefix = '/ex/jira/:cloudId';

/** Serves Jira's operations behind the gateway path; everything else there is an error by name. */
export function registerGateway(app: FastifyInstance, deps: GatewayDeps): void {
  for (const endpoint of endpoints) {
    app.route({
      method: endpoint.method,
      url: `${prefix}${endpoint.path}`,
      handler: async (request, reply) => await serve(deps, endpoint, request, reply),
    });
  }
  app.all('/ex/*', async (request, reply) => await serveUnknown(deps, request, reply));
}

async function serve(
  deps: GatewayDeps,
  endpoint: Endpoint,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { world } = deps;
  const { cloudId = '', ...params } = request.params as Record<string, string>;
  const log = openLog(world, request, cloudId, endpoint.operationId);
  const site = world.state.sites[cloudId];
  if (site === undefined) return await send(reply, log, unknownSite(cloudId));
  log.accountId = tokenAccount(world, request.headers.authorization);
  const wish = await tell(deps, 'received', log, request.body);
  const fault = wish ? asFault(world, wish) : takeFault(world, log);
  log.fault = fault?.kind ?? null;
  const stopped = fault === null ? null : refusal(fault);
  if (stopped !== null) return await send(reply, log, stopped);
  if (fault?.kind === 'drop_before_commit') return drop(request, reply);
  const run = () => runOnce(deps, { endpoint, site, params, ...read(request) }, log);
  if (fault?.kind === 'late_effect') {
    later(deps, delayOf(fault), run);
    return drop(request, reply);
  }
  if (fault?.kind === 'latency') await sleep(delayOf(fault));
  const done = run();
  await tell(deps, 'committed', log, request.body);
  if (fault?.kind === 'drop_after_commit') return drop(request, reply);
  if (fault?.kind === 'drop_in_answer') return dropInAnswer(request, reply, done);
  if (fault?.kind === 'slow_reply') await sleep(delayOf(fault));
  reply.raw.once('finish', () => void tell(deps, 'answered', log, request.body));
  return await send(reply, log, (fault && disguise(fault, done)) ?? done);
}

async function serveUnknown(
  { world }: GatewayDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const cloudId = request.url.split('/')[3] ?? '';
  const log = openLog(world, request, cloudId, null);
  const error = new StrictnessError(404, `unknown route ${log.method} ${log.path}`);
  noteViolation(world, log, error);
  return await send(reply, log, { status: 404, headers: {}, body: error.body });
}

function runOnce({ world, onCommit }: GatewayDeps, incoming: Incoming, log: LoggedRequest): Reply {
  const done = execute(world, incoming, log);
  if (log.committed) onCommit();
  return done;
}

async function tell(
  { observers }: GatewayDeps,
  phase: Phase,
  log: LoggedRequest,
  body: unknown,
): Promise<Wish | null> {
  let wish: Wish | null = null;
  for (const observer of observers) wish ??= (await observer(phase, log, body)) ?? null;
  return wish;
}

function later({ timers }: GatewayDeps, delay: number, run: () => void): void {
  const timer = setTimeout(() => {
    timers.delete(timer);
    run();
  }, delay);
  timers.add(timer);
}

function openLog(
  world: World,
  request: FastifyRequest,
  cloudId: string,
  operation: string | null,
): LoggedRequest {
  const path = pathOf(request, cloudId);
  const log: LoggedRequest = {
    sequence: takeSequence(world),
    at: world.now(),
    cloudId,
    method: request.method,
    path,
    operation,
    accountId: null,
    status: null,
    operationId: markerOf(path, request.body),
    points: 0,
    committed: false,
    fault: null,
  };
  world.state.requests.push(log);
  return log;
}

function pathOf(request: FastifyRequest, cloudId: string): string {
  const [path = ''] = request.url.split('?');
  const start = `/ex/jira/${cloudId}`;
  return path.startsWith(start) ? path.slice(start.length) : path;
}

function read(request: FastifyRequest): Pick<Incoming, 'query' | 'body' | 'authorization'> {
  const query = new URL(request.url, 'http://simulator').searchParams;
  return { query, body: request.body ?? undefined, authorization: request.headers.authorization };
}

function tokenAccount(world: World, authorization: string | undefined): string | null {
  return world.state.tokens[authorization?.slice('Bearer '.length) ?? '']?.accountId ?? null;
}

/** Ends the connection without a byte, as a lost reply looks from the other side. */
function drop(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.hijack();
  request.raw.socket.destroy();
  return reply;
}

/** Sends the first part of an answer and ends the connection. */
function dropInAnswer(request: FastifyRequest, reply: FastifyReply, done: Reply): FastifyReply {
  reply.hijack();
  const { socket } = request.raw;
  const body = done.body === undefined ? '' : JSON.stringify(done.body);
  const head = `HTTP/1.1 ${done.status} OK\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
  socket.write(body === '' ? head : `${head}\r\n${body.slice(0, Math.ceil(body.length / 2))}`);
  socket.destroySoon();
  return reply;
}

async function send(reply: FastifyReply, log: LoggedRequest, made: Reply): Promise<FastifyReply> {
  log.status = made.status;
  const json = 'application/json;charset=UTF-8';
  reply.code(made.status).headers({ 'content-type': json, ...made.headers });
  const empty = made.text === undefined && made.body === undefined;
  if (empty) reply.removeHeader('content-type');
  return await reply.send(empty ? undefined : (made.text ?? JSON.stringify(made.body)));
}

function unknownSite(cloudId: string): Reply {
  const error = new JiraError(404, { code: 404, message: `Unknown site ${cloudId}` });
  return { status: error.status, headers: {}, body: error.body };
}

function delayOf(fault: FaultRule): number {
  return fault.delay ?? 1000;
}
