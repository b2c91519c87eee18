import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { HostOptions } from './index.ts';

/**
 * As strict as Forge's own for Custom UI with `unsafe-inline` styles. The frame may not even call its
 * own origin: every call goes through the bridge.
 */
const framePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ');

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Serves the built app below `/app/`, with the bridge as the first script of each page, as Forge does. */
export function registerAppFiles(app: FastifyInstance, { appDist }: HostOptions): void {
  app.get('/app/*', async (request, reply) => {
    const { '*': path } = request.params as { '*': string };
    const name = normalize(`/${path || 'index.html'}`);
    const type = types[extname(name)];
    const content = type === undefined ? null : read(join(appDist, name));
    if (type === undefined || content === null) return await reply.code(404).send('not found');
    const page = extname(name) === '.html';
    return await reply
      .type(type)
      .header('content-security-policy', framePolicy)
      .header('cache-control', 'no-store')
      .header('x-content-type-options', 'nosniff')
      .send(page ? withBridge(content.toString('utf8')) : content);
  });
  const scripts = new URL('./browser/', import.meta.url);
  for (const name of readdirSync(scripts)) {
    app.get(`/bridge/${name}`, async (_request, reply) => {
      const file = new URL(name, scripts);
      return await reply
        .type('text/javascript; charset=utf-8')
        .header('cache-control', 'no-store')
        .send(readFileSync(file));
    });
  }
}

function withBridge(page: string): string {
  return page.replace('<head>', '<head>\n    <script src="/bridge/shim.js"></script>');
}

function read(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}
