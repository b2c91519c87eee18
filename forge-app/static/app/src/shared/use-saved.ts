import { useCallback, useState } from 'react';
import { call } from '../call.ts';
import type { Problem } from './problem.ts';
import { useCommand } from './use-command.ts';
import { usePolled } from './use-polled.ts';

interface Versioned {
  version: number;
}

export interface Saved<Setting> {
  /** What stands, as it was read or saved last; null until it was read. */
  setting: Setting | null;
  /** Set where somebody saved before: what stands now. What was typed is the form's to keep. */
  theirs: Setting | null;
  reading: Problem | null;
  saving: Problem | null;
  running: boolean;
  /** Saves under the version that was seen. @returns whether it stands */
  save: (wish: object) => Promise<boolean>;
  /** Saves over what somebody else saved. @returns whether it stands */
  saveOver: (wish: object) => Promise<boolean>;
  /** Goes on from what stands now, which the form shows. */
  takeTheirs: () => void;
  /** Tells of what was saved elsewhere on the page. */
  note: (setting: Setting) => void;
  refresh: () => void;
}

const once = () => null;

/**
 * A setting with its version. A save that somebody else was faster than changes nothing: `theirs` is
 * what they saved.
 */
export function useSaved<Setting extends Versioned>(path: string): Saved<Setting> {
  const read = useCallback(() => call<Setting>('GET', path), [path]);
  const { body, problem, refresh } = usePolled({ read, pace: once });
  const [newer, setNewer] = useState<Setting | null>(null);
  const [theirs, setTheirs] = useState<Setting | null>(null);
  const setting = newer && newer.version >= (body?.version ?? 0) ? newer : body;
  const send = useCallback(
    async (wish: object, key: string) => {
      const reply = await call<Setting>('PUT', path, { body: wish, key });
      if (reply.kind !== 'refused' || reply.status !== 409) return reply;
      const now = await read();
      const { version } = wish as Versioned;
      if (now.kind === 'ok' && now.body.version !== version) setTheirs(now.body);
      return reply;
    },
    [path, read],
  );
  const { run, running, problem: refused, forget } = useCommand(send);
  const version = setting?.version;
  const save = useCallback(
    async (wish: object) => {
      const made = await run({ version, ...wish });
      if (made) {
        setNewer(made);
        setTheirs(null);
      }
      return made !== null;
    },
    [run, version],
  );
  const later = theirs?.version;
  const saveOver = useCallback((wish: object) => save({ ...wish, version: later }), [save, later]);
  const takeTheirs = useCallback(() => {
    setNewer(theirs);
    setTheirs(null);
    forget();
  }, [theirs, forget]);
  return {
    setting,
    theirs,
    reading: problem,
    saving: theirs ? null : refused,
    running,
    save,
    saveOver,
    takeTheirs,
    note: setNewer,
    refresh,
  };
}
