import type { Server } from 'node:http';
import type { FastifyHttpOptions, FastifyInstance, FastifyRequest } from 'fastify';
import { bodyLimit } from './plugins/body.ts';

/** Milliseconds. */
export interface Timeouts {
  /** A call of a person, as a whole. */
  call: number;
  /** A call of the platform, as a whole. */
  event: number;
  /** Until a request has arrived with its body, and before that with its headers. */
  arrival: number;
}

/** The platform gives up after 25 s and 5 s. */
export const defaultTimeouts: Timeouts = { call: 20_000, event: 4000, arrival: 10_000 };

/** Bytes: an invocation token carries its context and outgrows Node's 16 KiB. */
const headerLimit = 64 * 1024;
/** Milliseconds without a request; longer than the proxy before us keeps one, so that it never meets the end. */
const idle = 72_000;
/** Milliseconds in which nothing is read or written, longer than any call: a reader that has stopped. */
const silence = 30_000;
/** Open at the same time. Each may be slow, and hold a header and a body; more are closed as they come. */
const mostConnections = 2000;
/** Requests after which a connection ends, so that they spread over processes that were added. */
const requestsPerConnection = 1000;
/** Milliseconds beyond the longest call until a stop ends what still arrives. */
const grace = 1000;

/** How long a connection may take for each of its steps. */
export function connectionOptions({ call, arrival }: Timeouts) {
  return {
    connectionTimeout: silence,
    keepAliveTimeout: idle,
    requestTimeout: arrival,
    handlerTimeout: call,
    http: {
      maxHeaderSize: headerLimit,
      headersTimeout: arrival,
      // How late the end of these times is noticed, at most.
      connectionsCheckingInterval: Math.min(1000, arrival),
      // Of two tokens none counts: joined they are no token.
      joinDuplicateHeaders: true,
      requireHostHeader: false,
    },
  } satisfies FastifyHttpOptions<Server>;
}

/**
 * Ends connections that are worn out and those that would go on sending what nobody reads. A stop answers what
 * runs, ends its connections, and then all others; it ends a second after the longest call could.
 */
export function tendConnections(app: FastifyInstance, { call }: Timeouts): void {
  const { server } = app;
  const served = new WeakMap<object, number>();
  let running = 0;
  let closing = false;
  const endAll = () => server.closeAllConnections();
  server.maxConnections = mostConnections;
  // Node would answer by itself, without a body; what a client expects besides may be left undone.
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  app.addHook('onRequest', async (_request, { raw }) => {
    running += 1;
    raw.once('close', () => {
      running -= 1;
      if (closing && running === 0) setImmediate(endAll);
    });
  });
  app.addHook('preClose', async () => {
    closing = true;
    // A server that closes looks after no time-out of what still arrives.
    const timer = setTimeout(endAll, running === 0 ? 0 : call + grace);
    server.once('close', () => clearTimeout(timer));
    timer.unref();
  });
  app.addHook('onSend', async (request, reply) => {
    const { socket } = request.raw;
    const count = (served.get(socket) ?? 0) + 1;
    served.set(socket, count);
    if (closing || count >= requestsPerConnection || leavesMuchUnread(request))
      reply.header('connection', 'close');
  });
}

/** More than a whole body is on its way, or nobody knows how much. */
function leavesMuchUnread({ raw: { complete, headers } }: FastifyRequest): boolean {
  const isUnbounded = headers['transfer-encoding'] !== undefined;
  return !complete && (isUnbounded || Number(headers['content-length'] ?? 0) > bodyLimit);
}
