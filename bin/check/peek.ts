/** Bytes that are looked at, at most, before a stream is read. */
const most = 64 * 1024;

/**
 * The beginning of a stream, without byte order mark and white space, a character per byte; and the
 * whole stream, to be read once.
 */
export async function peek(
  stream: AsyncIterable<Buffer>,
): Promise<{ head: string; all: AsyncIterable<Buffer> }> {
  const chunks = stream[Symbol.asyncIterator]();
  const seen: Buffer[] = [];
  let head = '';
  for (let size = 0; head.length < 4 && size < most; ) {
    const { value, done } = await chunks.next();
    if (done) break;
    seen.push(value);
    size += value.length;
    head = Buffer.concat(seen).subarray(0, most).toString('latin1').replace(/^ï»¿/, '').trimStart();
  }
  async function* all() {
    yield* seen;
    yield* { [Symbol.asyncIterator]: () => chunks };
  }
  return { head, all: all() };
}
