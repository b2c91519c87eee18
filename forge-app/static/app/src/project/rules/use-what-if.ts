import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '../../shared/problem.ts';
import { simulatePart } from './requests.ts';
import { nothingYet, type WhatIf, withPart } from './what-if-sum.ts';

export interface Trying {
  sum: WhatIf;
  running: boolean;
  problem: Problem | null;
  /** The code of what ended a part early. */
  failed: string | null;
  /** Begins, or goes on where it ended. */
  goOn: () => void;
}

/** Parts in a row that look at nothing before it is given up. */
const mostIdle = 3;

/** Tries a draft on the whole backlog, part after part, from the moment on that it is shown. */
export function useWhatIf(path: string, source: string): Trying {
  const [sum, setSum] = useState(nothingYet);
  const [running, setRunning] = useState(true);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const wanted = useRef(0);
  const run = useCallback(
    async (from: WhatIf) => {
      wanted.current += 1;
      const own = wanted.current;
      setRunning(true);
      setProblem(null);
      setFailed(null);
      let so = from;
      for (let idle = 0; idle < mostIdle; ) {
        const reply = await simulatePart(path, source, so.cursor);
        if (own !== wanted.current) return;
        if (reply.kind !== 'ok') {
          setProblem(reply);
          break;
        }
        const before = so.looked;
        so = withPart(so, reply.body);
        setSum(so);
        idle = so.looked === before ? idle + 1 : 0;
        const { ended, code } = reply.body.summary;
        if (ended === 'failed' || idle === mostIdle) setFailed(code ?? 'timeout');
        if (ended !== 'time') break;
      }
      setRunning(false);
    },
    [path, source],
  );
  useEffect(() => {
    setSum(nothingYet);
    void run(nothingYet);
    return () => {
      wanted.current += 1;
    };
  }, [run]);
  return { sum, running, problem, failed, goOn: useCallback(() => void run(sum), [run, sum]) };
}
