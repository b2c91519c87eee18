import Button from '@atlaskit/button/new';
import { useState } from 'react';
import { flag } from '../../bridge.ts';
import { t } from '../../language/translate.ts';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import { useCommand } from '../../shared/use-command.ts';
import type { Mode, Space } from '../replies.ts';
import { type ModeWish, readMode, type Spaces, setMode } from './use-spaces.ts';

interface SpaceRowProps {
  space: Space;
  /** Tells which mode stands now. */
  onSet: Spaces['noteMode'];
}

const modes: readonly Mode[] = ['off', 'observe', 'propose'];

/** A space with its mode. Another one is chosen first, and set by a button: arrow keys alone change nothing. */
export function SpaceRow({ space, onSet }: SpaceRowProps) {
  const [wanted, setWanted] = useState<Mode | null>(null);
  const { run, running, problem, forget } = useCommand((wish: ModeWish, key) =>
    setMode(space.key, wish, key),
  );
  const choose = (mode: Mode | null) => {
    forget();
    setWanted(mode === space.mode ? null : mode);
  };
  const apply = async (mode: Mode) => {
    const made = await run({ mode, version: space.version });
    if (!made) return onSet(space.key, await readMode(space.key));
    onSet(space.key, made);
    setWanted(null);
    flag(t('spaces.changed', { name: space.name, mode: t(`spaces.mode.${made.mode}`) }));
  };
  const shown = wanted ?? space.mode;
  return (
    <tr>
      <th scope="row">
        {space.name} <span className="quiet">{space.key}</span>
      </th>
      <td>
        <select
          aria-label={t('spaces.modeOf', { name: space.name })}
          aria-describedby={`mode-${space.id}`}
          value={shown}
          disabled={running}
          onChange={({ target }) => choose(target.value as Mode)}
        >
          {modes.map((mode) => (
            <option key={mode} value={mode}>
              {t(`spaces.mode.${mode}`)}
            </option>
          ))}
        </select>
        <p id={`mode-${space.id}`} className="quiet">
          {t(`spaces.mode.${shown}.text`)}
        </p>
        {wanted && (
          <div className="buttons">
            <Button appearance="subtle" onClick={() => choose(null)}>
              {t('shared.cancel')}
            </Button>
            <Button appearance="primary" isLoading={running} onClick={() => void apply(wanted)}>
              {t(`spaces.set.${wanted}`)}
            </Button>
          </div>
        )}
        {problem && wanted && (
          <ProblemNotice problem={problem} asked="command" onRetry={() => void apply(wanted)} />
        )}
      </td>
    </tr>
  );
}
