import { useCallback, useEffect, useState } from 'react';
import type { DraftedPackView } from '../../../../../../domain/settings-views.ts';
import type { Problem } from '../../shared/problem.ts';
import { useKept } from '../../shared/use-kept.ts';
import { checkDraft } from './requests.ts';

/** Where a pack is wrong, and what would be right there. */
export interface PackProblem {
  line: number | null;
  path: string | null;
  /** The character of a formula. */
  position: number | null;
  expected: string;
}

export interface Draft {
  text: string;
  changed: boolean;
  setText: (text: string) => void;
  /** Goes back to what is in force. */
  discard: () => void;
  /** What the text would be; null while it is looked at, or wrong. */
  checked: DraftedPackView | null;
  /** What it was when it was looked at last. */
  last: DraftedPackView | null;
  wrong: PackProblem | null;
  problem: Problem | null;
  checkAgain: () => void;
}

/** Milliseconds without typing before a draft is looked at. */
const pause = 500;

/**
 * A draft of rules on top of the text in force, looked at by the API whenever it rests.
 * @param base what is in force; another one leaves what was typed as it is
 */
export function useDraft(path: string, base: string): Draft {
  const [typed, keep] = useKept<string>(path);
  const [round, setRound] = useState(0);
  const [found, setFound] = useState<Found>(nothing);
  const text = typed ?? base;
  const changed = text !== base;
  // Another base, or another round, is another question.
  useEffect(() => {
    setFound(({ last, wrong }) => ({ ...nothing, last, wrong }));
    if (!changed) return setFound(nothing);
    let over = false;
    const timer = setTimeout(async () => {
      const now = await look(path, text);
      if (!over) setFound(({ last }) => ({ ...now, last: now.checked ?? last }));
    }, pause);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [path, text, base, changed, round]);
  return {
    text,
    changed,
    setText: keep,
    discard: useCallback(() => keep(null), [keep]),
    ...found,
    checkAgain: useCallback(() => setRound((before) => before + 1), []),
  };
}

type Found = Pick<Draft, 'checked' | 'last' | 'wrong' | 'problem'>;
const nothing: Found = { checked: null, last: null, wrong: null, problem: null };

async function look(path: string, text: string): Promise<Found> {
  const reply = await checkDraft(path, text);
  if (reply.kind === 'ok') return { ...nothing, checked: reply.body };
  if (reply.kind !== 'refused' || reply.error.code !== 'invalid_pack')
    return { ...nothing, problem: reply };
  const { line, path: at, position, expected } = { ...reply.error.details };
  return {
    ...nothing,
    wrong: {
      line: typeof line === 'number' ? line : null,
      path: typeof at === 'string' ? at : null,
      position: typeof position === 'number' ? position : null,
      expected: String(expected ?? ''),
    },
  };
}
