import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerOf, type ModelMode } from './answers.ts';
import { modelKey, problemOf } from './strict.ts';

export { modelKey };

export interface ModelSimulator {
  listen(port?: number): Promise<{ baseUrl: string }>;
  /** How it answers from now on. */
  setMode(mode: ModelMode): void;
  /** The bodies of the requests that were made, well formed or not. */
  requests(): readonly string[];
  close(): Promise<void>;
}

const path = '/v1/chat/completions';
/** Milliseconds of mode `slow`. */
const slowness = 5000;

/**
 * An OpenAI-compatible endpoint of one route for tests and the demo. It refuses what the real one
 * would refuse and answers the same to the same text.
 */
export function createModelSimulator(): ModelSimulator {
  let mode: ModelMode = 'fixed';
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString('utf8');
    bodies.push(text);
    const problem =
      request.method !== 'POST' || request.url !== path
        ? { status: 404, message: 'Unknown route.' }
        : problemOf(request.headers, text);
    if (mode === 'slow') await sleep(slowness, undefined, { ref: false });
    const { status, headers, body } = problem
      ? { status: problem.status, headers: {}, body: errorBody(problem.message) }
      : answerOf(mode, JSON.parse(text));
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    if (mode === 'trickling') await trickle(response, body);
    else response.end(body);
  });
  return {
    async listen(port = 0) {
      await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
      return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1` };
    },
    setMode: (next) => {
      mode = next;
    },
    requests: () => bodies,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A byte now and then: the reply begins at once and never ends. */
async function trickle(response: ServerResponse, body: string): Promise<void> {
  for (const letter of body) {
    if (response.destroyed) return;
    response.write(letter);
    await sleep(slowness / 50, undefined, { ref: false });
  }
  response.end();
}

function errorBody(message: string): string {
  return JSON.stringify({
    error: { message, type: 'invalid_request_error', param: null, code: null },
  });
}
