import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../call.ts';
import type { Problem } from './problem.ts';

/** One page of a list, as its reply has it. */
export interface ListPage<Item> {
  items: readonly Item[];
  /** What the next page is asked for with; null where this is the last. */
  next: string | null;
  /** Of this page what Jira hides from the person, or could not be asked about; null where that is not told. */
  leftOut?: number | null;
}

export interface Pages<Item> {
  /** Null until the first page was read. */
  items: readonly Item[] | null;
  leftOut: number;
  problem: Problem | null;
  reading: boolean;
  /** Reads the next page; null where there is none. */
  more: (() => void) | null;
  /** Begins anew. */
  refresh: () => void;
}

interface Source<Body, Item> {
  /** The address of a page; null in place of the cursor is the first. */
  pathOf: (cursor: string | null) => string;
  pick: (body: Body) => ListPage<Item>;
}

/** A list that is read page by page, as somebody asks for more. Both functions must be stable. */
export function usePages<Body, Item>({ pathOf, pick }: Source<Body, Item>): Pages<Item> {
  const [pages, setPages] = useState<readonly ListPage<Item>[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [reading, setReading] = useState(true);
  const latest = useRef(0);
  const load = useCallback(
    async (before: readonly ListPage<Item>[]) => {
      latest.current += 1;
      const asked = latest.current;
      setReading(true);
      const reply = await call<Body>('GET', pathOf(before.at(-1)?.next ?? null));
      // Another list was asked for meanwhile.
      if (asked !== latest.current) return;
      setReading(false);
      setProblem(reply.kind === 'ok' ? null : reply);
      if (reply.kind === 'ok') setPages([...before, pick(reply.body)]);
    },
    [pathOf, pick],
  );
  const refresh = useCallback(() => void load([]), [load]);
  useEffect(() => {
    setPages([]);
    refresh();
    return () => {
      latest.current += 1;
    };
  }, [refresh]);
  return {
    items: pages.length === 0 ? null : pages.flatMap(({ items }) => items),
    leftOut: pages.reduce((sum, page) => sum + (page.leftOut ?? 0), 0),
    problem,
    reading,
    more: pages.at(-1)?.next == null ? null : () => void load(pages),
    refresh,
  };
}
