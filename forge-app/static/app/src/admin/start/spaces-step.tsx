import Button from '@atlaskit/button/new';
import Checkbox from '@atlaskit/checkbox';
import { useState } from 'react';
import { allOf } from '../../language/format.ts';
import { t } from '../../language/translate.ts';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import { useCommand } from '../../shared/use-command.ts';
import type { Mode, Space } from '../replies.ts';
import { type ModeWish, type Spaces, setMode } from '../spaces/use-spaces.ts';
import type { StepState } from './progress.ts';
import { Step } from './step.tsx';

interface SpacesStepProps {
  state: StepState;
  spaces: readonly Space[];
  list: Spaces;
}

/** Modes that a first space may be turned on in; the harmless one is chosen before. */
const modes: readonly Mode[] = ['observe', 'propose'];

/** Turns on the spaces that are ticked, one after the other. */
export function SpacesStep({ state, spaces, list }: SpacesStepProps) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [mode, setWanted] = useState<Mode>('observe');
  const { run, running, problem } = useCommand(({ space, ...wish }: SpaceWish, key) =>
    setMode(space, wish, key),
  );
  const turnOn = async () => {
    const wanted = spaces.filter((space) => ticked.has(space.key) && space.mode !== mode);
    for (const { key: space, version } of wanted) {
      const made = await run({ space, mode, version });
      if (!made) return;
      list.noteMode(space, made);
    }
  };
  const tick = (key: string, isTicked: boolean) =>
    setTicked(new Set(isTicked ? [...ticked, key] : [...ticked].filter((one) => one !== key)));
  const on = spaces.filter(({ mode }) => mode !== 'off').map(({ name }) => name);
  const done = `${t('start.spaces.done', { spaces: allOf(on) })} ${t('start.spaces.all')}`;
  // The first space that is on makes the step done, and the next one may still be refused.
  const notice = problem && (
    <ProblemNotice problem={problem} asked="command" onRetry={() => void turnOn()} />
  );
  return (
    <Step name="spaces" state={state} done={done} problem={notice}>
      {spaces.length === 0 && <p>{t('spaces.none.text')}</p>}
      <fieldset>
        <legend>{t('start.spaces.choose')}</legend>
        {spaces.map(({ key, name }) => (
          <Checkbox
            key={key}
            label={`${name} (${key})`}
            isChecked={ticked.has(key)}
            onChange={({ currentTarget }) => tick(key, currentTarget.checked)}
          />
        ))}
        {list.list.more && (
          <Button appearance="subtle" onClick={list.list.more}>
            {t('spaces.more')}
          </Button>
        )}
      </fieldset>
      <fieldset>
        <legend>{t('start.spaces.legend')}</legend>
        {modes.map((one) => (
          <label key={one} className="choice">
            <input
              type="radio"
              name="first-mode"
              checked={mode === one}
              onChange={() => setWanted(one)}
            />
            <span>
              {t(`spaces.mode.${one}`)}
              <span className="quiet">{t(`spaces.mode.${one}.text`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <p>
        <Button
          appearance="primary"
          isDisabled={ticked.size === 0}
          isLoading={running}
          onClick={() => void turnOn()}
        >
          {t('start.spaces.turnOn', { count: ticked.size })}
        </Button>
      </p>
    </Step>
  );
}

interface SpaceWish extends ModeWish {
  space: string;
}
