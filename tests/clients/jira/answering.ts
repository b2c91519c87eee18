import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface AnsweringServer {
  origin: string;
  /** Requests that arrived. */
  requests: { method: string; url: string; headers: IncomingMessage['headers'] }[];
  /** Connections that are open now. */
  sockets: Set<Socket>;
  answer(handle: (request: IncomingMessage, response: ServerResponse) => void): void;
  close(): void;
}

/** A server that answers as a test says: what a strict simulator never would. */
export async function startAnswering(): Promise<AnsweringServer> {
  let handle: (request: IncomingMessage, response: ServerResponse) => void = (_, response) =>
    void response.end();
  const requests: AnsweringServer['requests'] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    requests.push({ method, url, headers });
    handle(request, response);
  });
  // Only the client ends a connection.
  server.keepAliveTimeout = 60_000;
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    sockets,
    answer: (next) => {
      handle = next;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
