import { Readable } from 'node:stream';
import type { SimulationLine } from '../schemas/simulation.ts';

/** Bytes that wait for the reader before no further line is made. */
const waiting = 16 * 1024;

/**
 * Lines of JSON, made no faster than they are read; a reader that goes ends what makes them, and so does one
 * that has not read all of them within some milliseconds. `free` is done before the end of the lines is told.
 */
export function streamOf(
  lines: AsyncIterable<SimulationLine>,
  { within, free }: { within: number; free: () => Promise<void> },
): Readable {
  const made = inLines(lines, free);
  const stream = Readable.from(made, { objectMode: false, highWaterMark: waiting });
  const timer = setTimeout(() => stream.destroy(), within).unref();
  stream.once('close', () => clearTimeout(timer));
  return stream;
}

async function* inLines(
  lines: AsyncIterable<SimulationLine>,
  free: () => Promise<void>,
): AsyncGenerator<string> {
  try {
    for await (const line of lines) yield `${JSON.stringify(line)}\n`;
  } finally {
    await free();
  }
}
