import net from 'node:net';
import { expectStatus } from '../../dev/person.ts';
import { median, percentile } from '../statistics.ts';
import type { DoorSide } from './sides.ts';

/** Milliseconds of calls without and beside connections whose bodies come byte by byte. */
export interface SlowBodies {
  connections: number;
  without: { median: number; p95: number };
  beside: { median: number; p95: number };
  ratio: number;
  /** Of them, those that were ended with 408. */
  ended: number;
}

/** Calls of each of the two measurements. */
const calls = 200;
/** Milliseconds between two bytes of a slow body. */
const pace = 1000;
/** Milliseconds in which calls are made beside them: less than a body may take. */
const within = 7000;
/** Milliseconds until all of them must have been ended. */
const patience = 20_000;

/** Opens connections that pass the door and never send their bodies, and calls beside them, on this machine only. */
export async function besideSlowBodies(
  { person, port }: Pick<DoorSide, 'person' | 'port'>,
  { connections, token, issue }: { connections: number; token: string; issue: string },
): Promise<SlowBodies> {
  const look = async () => expectStatus(await person.readiness(issue), 200, 202);
  await timed(look, calls);
  const without = await timed(look, calls);
  const slow = openSlow(port, connections, token, issue);
  await slow.opened;
  const beside = await timed(look, calls);
  const ended = await slow.ended;
  return {
    connections,
    without: summaryOf(without),
    beside: summaryOf(beside),
    ratio: median(beside) / median(without),
    ended,
  };
}

/** Milliseconds of single calls, one after the other. */
async function timed(work: () => Promise<unknown>, most: number): Promise<number[]> {
  const until = performance.now() + within;
  const taken: number[] = [];
  while (taken.length < most && performance.now() < until) {
    const since = performance.now();
    await work();
    taken.push(performance.now() - since);
  }
  return taken;
}

const summaryOf = (taken: number[]) => ({ median: median(taken), p95: percentile(taken, 95) });

function openSlow(port: number, count: number, token: string, issue: string) {
  const head = [
    `POST /v1/issues/${issue}/refinements HTTP/1.1`,
    'host: 127.0.0.1',
    `authorization: Bearer ${token}`,
    'content-type: application/json',
    'content-length: 100000',
    '',
    '',
  ].join('\r\n');
  let ended = 0;
  const sockets = Array.from({ length: count }, () => net.connect(port, '127.0.0.1'));
  const opened = sockets.map(
    (socket) => new Promise<void>((resolve) => socket.once('connect', () => resolve())),
  );
  const closed = sockets.map(
    (socket) =>
      new Promise<void>((resolve) => {
        socket.once('data', (data) => {
          if (String(data).startsWith('HTTP/1.1 408')) ended += 1;
        });
        socket.on('error', () => {});
        socket.once('close', () => resolve());
      }),
  );
  for (const socket of sockets) socket.write(head);
  const timer = setInterval(() => {
    for (const socket of sockets) if (!socket.destroyed) socket.write(' ');
  }, pace);
  const all = Promise.race([
    Promise.all(closed),
    new Promise((resolve) => setTimeout(resolve, patience).unref()),
  ]);
  return {
    opened: Promise.all(opened),
    ended: all.then(() => {
      clearInterval(timer);
      for (const socket of sockets) socket.destroy();
      return ended;
    }),
  };
}
