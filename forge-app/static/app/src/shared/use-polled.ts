import { useCallback, useEffect, useRef, useState } from 'react';
import type { Reply } from '../call.ts';
import { failurePace, slackened } from './pace.ts';
import type { Problem } from './problem.ts';

export interface Polled<Body> {
  /** The newest body; what was read last stays while reading fails. */
  body: Body | null;
  problem: Problem | null;
  /** Looks again now. */
  refresh: () => void;
}

export interface PollOptions<Body> {
  /** Null reads nothing. */
  read: (() => Promise<Reply<Body>>) | null;
  /** Milliseconds until the next look; null when nothing changes by itself. */
  pace: (body: Body) => number | null;
}

/**
 * Reads again and again while the page is visible and something can change. An equal ETag leaves the
 * body as it is, so nothing is painted anew. After a failure it looks again ever more slowly, and after a
 * refusal for good only when the page is turned to again or somebody asks. `read` and `pace` must be stable.
 */
export function usePolled<Body>({ read, pace }: PollOptions<Body>): Polled<Body> {
  const [body, setBody] = useState<Body | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const look = useRef<() => void>(() => {});
  useEffect(() => {
    setBody(null);
    setProblem(null);
    if (!read) return;
    let [ended, reading, again, unchanged, failed] = [false, false, false, 0, 0];
    let etag: string | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const next = (wait: number | null) => {
      if (!ended && wait !== null && !document.hidden) timer = setTimeout(run, wait);
    };
    const run = async () => {
      clearTimeout(timer);
      if (reading) {
        again = true;
        return;
      }
      reading = true;
      const reply = await read();
      reading = false;
      if (ended) return;
      failed = reply.kind === 'ok' ? 0 : failed + 1;
      if (again) {
        again = false;
        next(0);
      } else if (reply.kind === 'ok') {
        const wait = pace(reply.body);
        next(wait === null ? null : slackened(wait, unchanged));
      } else next(failurePace(reply, failed));
      if (reply.kind !== 'ok') return setProblem(reply);
      setProblem(null);
      const same = etag !== null && etag === reply.etag;
      unchanged = same ? unchanged + 1 : 0;
      etag = reply.etag;
      if (!same) setBody(reply.body);
    };
    const start = () => void run();
    const onVisible = () => (document.hidden ? clearTimeout(timer) : start());
    look.current = start;
    document.addEventListener('visibilitychange', onVisible);
    window.addEventListener('online', start);
    start();
    return () => {
      ended = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
      window.removeEventListener('online', start);
    };
  }, [read, pace]);
  return { body, problem, refresh: useCallback(() => look.current(), []) };
}
