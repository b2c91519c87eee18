import type { FastifyInstance } from 'fastify';
import { ReadygateError } from '../../domain/errors.ts';
import { parseStrictJson } from '../../domain/strict-json.ts';

/** Bytes of a body. */
export const bodyLimit = 256 * 1024;
const deepest = 32;

/**
 * Size and media type are looked at before anything else; then JSON is read strictly: no duplicate
 * keys, no names that reach prototypes, a bounded depth. Fastify's own reader lets the last one win.
 */
export function acceptStrictJson(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ headers, method }) => {
    if (Number(headers['content-length'] ?? 0) > bodyLimit)
      throw new ReadygateError('payload_too_large');
    const hasBody =
      headers['content-length'] !== undefined
        ? headers['content-length'] !== '0'
        : headers['transfer-encoding'] !== undefined;
    const isJson = /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(
      headers['content-type'] ?? '',
    );
    if (method !== 'GET' && method !== 'HEAD' && hasBody && !isJson)
      throw new ReadygateError('unsupported_media_type');
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, readBody(String(body)));
    } catch (error) {
      done(error as Error, undefined);
    }
  });
}

/** @throws {ReadygateError} invalid_json with the place */
function readBody(text: string): unknown {
  const read = parseStrictJson(text, deepest);
  if ('value' in read) return read.value;
  const { fault, path } = read;
  if (fault === 'syntax') throw new ReadygateError('invalid_json');
  const expected = expectations[fault];
  throw new ReadygateError('invalid_json', path === undefined ? { expected } : { path, expected });
}

const expectations = {
  duplicate: 'each member once',
  name: 'other member names',
  depth: `at most ${deepest} levels`,
};
