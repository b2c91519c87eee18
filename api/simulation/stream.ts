import { Readable } from 'node:stream';
import type { SimulationLine } from '../schemas/simulation.ts';

/** Bytes that wait for the reader before no further line is made. */
const waiting = 16 * 1024;

/** Lines of JSON, made no faster than they are read; a reader that goes ends what makes them. */
export function streamOf(lines: AsyncIterable<SimulationLine>): Readable {
  return Readable.from(inLines(lines), { objectMode: false, highWaterMark: waiting });
}

async function* inLines(lines: AsyncIterable<SimulationLine>): AsyncGenerator<string> {
  for await (const line of lines) yield `${JSON.stringify(line)}\n`;
}
