import type { FastifyInstance } from 'fastify';
import { ReadygateError } from '../../domain/errors.ts';

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
      done(null, parseStrictJson(String(body)));
    } catch (error) {
      done(error as Error, undefined);
    }
  });
}

/** @throws {ReadygateError} invalid_json with the place */
function parseStrictJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ReadygateError('invalid_json');
  }
  // The parser above keeps the last of two equal keys, so the text itself is walked.
  assertDistinctKeys(text);
  assertPlain(value, '', 1);
  return value;
}

function assertPlain(value: unknown, path: string, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > deepest)
    throw new ReadygateError('invalid_json', { expected: `at most ${deepest} levels` });
  for (const [key, member] of Object.entries(value)) {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype')
      throw new ReadygateError('invalid_json', { path, expected: 'other member names' });
    assertPlain(member, `${path}/${key}`, depth + 1);
  }
}

function assertDistinctKeys(text: string): void {
  const open: (Set<string> | null)[] = [];
  const token = /"(?:[^"\\]|\\.)*"|[{}[\]]/g;
  for (const { 0: piece, index } of text.matchAll(token)) {
    if (piece === '{') open.push(new Set());
    else if (piece === '[') open.push(null);
    else if (piece === '}' || piece === ']') open.pop();
    else if (isKey(text, index + piece.length)) {
      const keys = open.at(-1);
      const key = JSON.parse(piece) as string;
      if (keys?.has(key))
        throw new ReadygateError('invalid_json', { expected: 'each member once' });
      keys?.add(key);
    }
  }
}

/** Whether a colon follows, after any white space. */
function isKey(text: string, end: number): boolean {
  const colon = /\s*:/y;
  colon.lastIndex = end;
  return colon.test(text);
}
