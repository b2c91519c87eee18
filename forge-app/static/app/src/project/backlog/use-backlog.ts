import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { BacklogItem, BacklogView } from '../../../../../../domain/backlog.ts';
import type { Problem } from '../../shared/problem.ts';
import { addressOf, type Question } from './question.ts';
import { readBacklog } from './requests.ts';

interface Read {
  items: readonly BacklogItem[];
  rules: BacklogView['rules'];
  nextCursor: string | null;
  leftOut: number | null;
}

export interface BacklogRows {
  /** What was read so far; null before the first answer. While another question is read, the former answer. */
  read: Read | null;
  reading: boolean;
  problem: Problem | null;
  /** Reads on, where there is more and nothing is being read. */
  more: () => void;
  /** Reads from the beginning. */
  refresh: () => void;
}

/** Reads a backlog page by page, as far as somebody scrolls. */
export function useBacklog(projectKey: string, question: Question): BacklogRows {
  const [read, setRead] = useState<Read | null>(null);
  const [reading, setReading] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [round, setRound] = useState(0);
  // What is asked is compared by its words: every rendering makes a new object of them.
  const address = JSON.stringify(addressOf(question));
  const asked = useMemo(() => question, [address]);
  const current = useRef<symbol>();
  const load = useCallback(
    async (before: Read | null) => {
      const mine = Symbol();
      current.current = mine;
      setReading(true);
      let reply: Awaited<ReturnType<typeof readBacklog>>;
      let cursor = before?.nextCursor ?? null;
      do {
        reply = await readBacklog(projectKey, asked, cursor);
        // Somebody asked something else meanwhile.
        if (current.current !== mine) return;
        // Of a long backlog a reply looks through a part: one in which nothing is shown is no answer yet.
        cursor =
          reply.kind === 'ok' && reply.body.issues.length === 0 ? reply.body.nextCursor : null;
      } while (cursor !== null);
      current.current = undefined;
      setReading(false);
      if (reply.kind !== 'ok') return setProblem(reply);
      setProblem(null);
      const { issues, ...rest } = reply.body;
      setRead({ ...rest, items: [...(before?.items ?? []), ...issues] });
    },
    [projectKey, asked],
  );
  useEffect(() => {
    void load(null);
    return () => {
      current.current = undefined;
    };
  }, [load, round]);
  const more = useCallback(() => {
    if (current.current === undefined && !problem && read?.nextCursor) void load(read);
  }, [load, problem, read]);
  const refresh = useCallback(() => setRound((before) => before + 1), []);
  return { read, reading, problem, more, refresh };
}
