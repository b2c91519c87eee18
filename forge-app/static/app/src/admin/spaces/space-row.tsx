import { useState } from 'react';
import { flag } from '../../bridge.ts';
import { t } from '../../language/translate.ts';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import { useCommand } from '../../shared/use-command.ts';
import type { Mode, Space } from '../replies.ts';
import { type ModeWish, type Spaces, setMode } from './use-spaces.ts';

interface SpaceRowProps {
  space: Space;
  onSet: Spaces['noteMode'];
  /** What stands may be other than what is shown. */
  onRefused: () => void;
}

const modes: readonly Mode[] = ['off', 'observe', 'propose'];

/** A space with its mode, which is set at once. */
export function SpaceRow({ space, onSet, onRefused }: SpaceRowProps) {
  const [wish, setWish] = useState(space.mode);
  const { run, running, problem } = useCommand((wanted: ModeWish, key) =>
    setMode(space.key, wanted, key),
  );
  const set = async (mode: Mode) => {
    setWish(mode);
    const made = await run({ mode, version: space.version });
    if (!made) return onRefused();
    onSet(space.key, made);
    flag(t('spaces.changed', { name: space.name, mode: t(`spaces.mode.${made.mode}`) }));
  };
  return (
    <tr>
      <th scope="row">
        {space.name} <span className="quiet">{space.key}</span>
      </th>
      <td>
        <select
          aria-label={t('spaces.modeOf', { name: space.name })}
          aria-describedby={`mode-${space.id}`}
          value={space.mode}
          disabled={running}
          onChange={({ target }) => void set(target.value as Mode)}
        >
          {modes.map((mode) => (
            <option key={mode} value={mode}>
              {t(`spaces.mode.${mode}`)}
            </option>
          ))}
        </select>
        <p id={`mode-${space.id}`} className="quiet">
          {t(`spaces.mode.${space.mode}.text`)}
        </p>
        {problem && (
          <ProblemNotice problem={problem} asked="command" onRetry={() => void set(wish)} />
        )}
      </td>
    </tr>
  );
}
