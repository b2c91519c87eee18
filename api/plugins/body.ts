import type { FastifyInstance } from 'fastify';
import { ReadygateError } from '../../domain/errors.ts';
import { findUnkeepable, parseStrictJson } from '../../domain/strict-json.ts';

/** Bytes of a body. */
export const bodyLimit = 256 * 1024;
const deepest = 32;

/**
 * Size and media type are looked at before anything else; then JSON is read strictly: UTF-8 without a byte
 * order mark, no duplicate keys, no names that reach prototypes, a bounded depth, and nothing that would be
 * kept as something else. Fastify's own reader mends, drops and overwrites instead.
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
    const isPlain = headers['content-encoding'] === undefined;
    if (method !== 'GET' && method !== 'HEAD' && hasBody && !(isJson && isPlain))
      throw new ReadygateError('unsupported_media_type');
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    ({ caller }, body, done) => {
      try {
        // Of what the platform says of issues nothing is kept, and an event is not lost for their words.
        done(null, readBody(body, { isKept: caller?.accountId !== null }));
      } catch (error) {
        done(error as Error, undefined);
      }
    },
  );
}

/** @throws {ReadygateError} invalid_json with the place */
function readBody(bytes: Buffer, { isKept }: { isKept: boolean }): unknown {
  const read = parseStrictJson(textOf(bytes), deepest);
  if (!('value' in read)) throw refusalOf(read);
  const unkeepable = isKept ? findUnkeepable(read.value) : null;
  if (unkeepable) throw refusalOf(unkeepable);
  return read.value;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** @throws {ReadygateError} invalid_json for bytes that are no UTF-8, and for a byte order mark */
function textOf(bytes: Buffer): string {
  try {
    const text = utf8.decode(bytes);
    if (!text.startsWith('\ufeff')) return text;
  } catch {
    // Told below.
  }
  throw refusalOf({ fault: 'encoding' });
}

const expectations = {
  encoding: 'UTF-8 without a byte order mark',
  syntax: 'JSON (RFC 8259)',
  duplicate: 'each member once',
  name: 'other member names',
  depth: `at most ${deepest} levels`,
  text: 'well-formed text without control characters',
  number: 'a number that a double holds exactly',
};

function refusalOf({ fault, path }: { fault: keyof typeof expectations; path?: string }) {
  const expected = expectations[fault];
  return new ReadygateError('invalid_json', path === undefined ? { expected } : { path, expected });
}
