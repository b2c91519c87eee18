import { flushCompileCache } from 'node:module';
import { pino } from 'pino';
import type { Config } from './config.ts';

/** Writes one event with codes, ids and numbers. No text of an issue, name, address or token. */
export type Log = (event: string, data?: Record<string, string | number>) => void;

/** Structured logs on standard error; standard output belongs to the ready line. */
export function createLog(config: Config, process_: string): Log {
  const logger = pino(
    { level: config.logLevel(), base: { process: process_ } },
    pino.destination(2),
  );
  return (event, data = {}) => logger.info({ event, ...data });
}

/** Says on standard output that the process serves. */
export function sayReady(data: { port?: number; opsPort: number }): void {
  process.stdout.write(`${JSON.stringify({ event: 'ready', ...data })}\n`);
  // Where NODE_COMPILE_CACHE is set: a process that ends by a kill would never write it.
  flushCompileCache();
}
