import { useCallback, useMemo, useState } from 'react';
import type { Reply } from '../call.ts';
import { createIntents } from './intents.ts';
import { isFinal, type Problem } from './problem.ts';

export interface Command<Wish, Body> {
  run: (wish: Wish) => Promise<Body | null>;
  running: boolean;
  problem: Problem | null;
  forget: () => void;
}

/** Sends what a person wants, one at a time, with one Idempotency-Key per wish until it is answered. */
export function useCommand<Wish, Body>(
  send: (wish: Wish, key: string) => Promise<Reply<Body>>,
): Command<Wish, Body> {
  const intents = useMemo(() => createIntents(() => crypto.randomUUID()), []);
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run = useCallback(
    async (wish: Wish) => {
      setRunning(true);
      setProblem(null);
      const reply = await send(wish, intents.keyFor(wish));
      setRunning(false);
      if (isFinal(reply)) intents.settled(wish);
      if (reply.kind === 'ok') return reply.body;
      setProblem(reply);
      return null;
    },
    [send, intents],
  );
  return { run, running, problem, forget: useCallback(() => setProblem(null), []) };
}
