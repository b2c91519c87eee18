/** A line of a file. `problem` says why its text is empty. */
export interface Line {
  number: number;
  text: string;
  problem?: 'not_utf8' | 'too_long' | 'document_too_long';
}

/** Bytes of a line at most: far more than Jira keeps in all fields of one issue. */
export const longestLine = 4 * 1024 * 1024;

/** Bytes of a JSON document at most, which may stand on one line. */
export const longestDocument = 200 * 1024 * 1024;

const newline = 0x0a;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The lines of a stream, from 1, without their line feeds and without a byte order mark. Never holds
 * more than one line: a longer one than the limit is dropped and told. `longestFirst` is the limit of
 * the first line.
 */
export async function* readLines(
  stream: AsyncIterable<Buffer>,
  longestFirst = longestLine,
): AsyncGenerator<Line> {
  let number = 0;
  let pieces: Buffer[] = [];
  let size = 0;
  const limit = () => (number === 0 ? longestFirst : longestLine);
  const add = (piece: Buffer) => {
    size += piece.length;
    if (size <= limit()) pieces.push(piece);
    else pieces = [];
  };
  const take = (): Line => {
    const line = size > limit() ? null : Buffer.concat(pieces);
    const tooLong = limit() > longestLine ? 'document_too_long' : 'too_long';
    number += 1;
    pieces = [];
    size = 0;
    return line === null ? { number, text: '', problem: tooLong } : decoded(number, line);
  };
  for await (const chunk of stream) {
    let from = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
      add(chunk.subarray(from, end));
      yield take();
      from = end + 1;
    }
    if (from < chunk.length) add(chunk.subarray(from));
  }
  if (size > 0) yield take();
}

function decoded(number: number, bytes: Buffer): Line {
  try {
    const text = utf8.decode(bytes);
    return { number, text: number === 1 ? text.replace(/^\ufeff/, '') : text };
  } catch {
    return { number, text: '', problem: 'not_utf8' };
  }
}
