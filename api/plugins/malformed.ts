import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { errorCatalogue, ReadygateError } from '../../domain/errors.ts';
import { bodyOf } from './errors.ts';

/**
 * Answers what Node could not read as a request, before there is one: in the shape of every other
 * refusal, and with the end of the connection.
 */
export function answerMalformed(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const refused = new ReadygateError(codeOf(error));
  const { status } = errorCatalogue[refused.code];
  const body = JSON.stringify(bodyOf(refused, randomUUID()));
  if (socket.writable)
    socket.write(
      [
        `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
        'content-type: application/json; charset=utf-8',
        `content-length: ${Buffer.byteLength(body)}`,
        'connection: close',
        '',
        body,
      ].join('\r\n'),
    );
  socket.destroySoon();
}

function codeOf({ code }: { code?: string }) {
  if (code === 'HPE_HEADER_OVERFLOW') return 'headers_too_large';
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'request_timeout' : 'invalid_request';
}
