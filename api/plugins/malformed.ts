import { randomUUID } from 'node:crypto';
import { type OutgoingMessage, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { type ErrorCode, errorCatalogue, ReadygateError } from '../../domain/errors.ts';
import { bodyOf } from './errors.ts';
import { securityHeaders } from './headers.ts';

/** Node keeps here what it answers on a connection now. */
type Answering = Socket & { _httpMessage?: OutgoingMessage | null };

const answered = new WeakSet<Socket>();

/**
 * Answers what Node could not read as a request, before there is one: in the shape of every other
 * refusal, and with the end of the connection.
 */
export function answerMalformed(error: Error & { code?: string }, socket: Answering): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || answered.has(socket)) return;
  // What arrives until it is closed is no request either.
  answered.add(socket);
  // Words between those of an answer that is under way would be taken for its own.
  if (socket._httpMessage?.headersSent) socket.destroy();
  else if (socket.writable) socket.write(rawRefusal(codes[error.code ?? ''] ?? 'invalid_request'));
  socket.destroySoon();
}

const codes: Record<string, ErrorCode> = {
  HPE_HEADER_OVERFLOW: 'headers_too_large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'payload_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
};

function rawRefusal(code: ErrorCode): string {
  const { status } = errorCatalogue[code];
  const body = JSON.stringify(bodyOf(new ReadygateError(code), randomUUID()));
  const headers = {
    ...securityHeaders,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  };
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    body,
  ].join('\r\n');
}
