import type { FastifyReply, FastifyRequest } from 'fastify';
import { digestOf } from '../domain/canonical.ts';

/** Sends a body, or 304 where the reader has it already: screens poll. */
export function sendWithEtag(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  body: unknown,
): FastifyReply {
  const etag = `"${digestOf(body).slice('sha256:'.length, 'sha256:'.length + 32)}"`;
  reply.header('etag', etag);
  if (status === 200 && knows(request.headers['if-none-match'], etag))
    return reply.code(304).send();
  return reply.code(status).send(body);
}

/** Proxies may weaken a tag, and a reader may name several. */
function knows(header: string | undefined, etag: string): boolean {
  return (header ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
