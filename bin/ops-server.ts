import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';

export interface OpsDeps {
  registry: Registry;
  /** Empty when everything this process needs is at hand; else what is not. */
  problems: () => Promise<string[]>;
}

/** Metrics and readiness for operators, on a port of its own that is never public. */
export async function startOpsServer(
  port: number,
  { registry, problems }: OpsDeps,
): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const send = (status: number, type: string, body: string) =>
      response.writeHead(status, { 'content-type': type }).end(body);
    const answer = async () => {
      if (request.url === '/metrics')
        return send(200, registry.contentType, await registry.metrics());
      if (request.url !== '/readyz') return send(404, 'application/json', '{"code":"not_found"}');
      const found = await problems();
      return send(
        found.length === 0 ? 200 : 503,
        'application/json',
        JSON.stringify({ ready: found.length === 0, problems: found }),
      );
    };
    answer().catch(() => send(500, 'application/json', '{"code":"internal"}'));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  return { port: (server.address() as AddressInfo).port, close: () => closed(server) };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
