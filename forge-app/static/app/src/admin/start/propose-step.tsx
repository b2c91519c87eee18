import Button from '@atlaskit/button/new';
import { useState } from 'react';
import { allOf } from '../../language/format.ts';
import { t } from '../../language/translate.ts';
import { Confirm } from '../../shared/confirm.tsx';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import { useCommand } from '../../shared/use-command.ts';
import type { Space } from '../replies.ts';
import { SpaceChoice } from '../spaces/space-choice.tsx';
import { type ModeWish, type Spaces, setMode } from '../spaces/use-spaces.ts';
import type { StepState } from './progress.ts';
import { Step } from './step.tsx';

interface ProposeStepProps {
  state: StepState;
  spaces: readonly Space[];
  onSet: Spaces['noteMode'];
}

/** Lets one space that observes propose, once it was asked for twice. */
export function ProposeStep({ state, spaces, onSet }: ProposeStepProps) {
  const observing = spaces.filter(({ mode }) => mode === 'observe');
  const [chosen, setChosen] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const space = observing.find(({ key }) => key === chosen) ?? observing[0];
  const { run, running, problem } = useCommand((wish: ModeWish, key) =>
    setMode(space?.key ?? '', wish, key),
  );
  const propose = async () => {
    const made = space && (await run({ mode: 'propose', version: space.version }));
    setAsking(false);
    if (made) onSet(space.key, made);
  };
  const proposing = spaces.filter(({ mode }) => mode === 'propose').map(({ name }) => name);
  return (
    <Step name="propose" state={state} done={t('start.propose.done', { spaces: allOf(proposing) })}>
      <SpaceChoice
        label={t('start.propose.space')}
        spaces={observing}
        value={space?.key ?? ''}
        onChange={setChosen}
      />
      {problem && (
        <ProblemNotice problem={problem} asked="command" onRetry={() => void propose()} />
      )}
      <p>
        <Button appearance="primary" isDisabled={!space} onClick={() => setAsking(true)}>
          {t('start.propose.switch')}
        </Button>
      </p>
      {asking && space && (
        <Confirm
          title={t('start.propose.ask', { name: space.name })}
          action={t('start.propose.switch')}
          running={running}
          onConfirm={() => void propose()}
          onCancel={() => setAsking(false)}
        >
          <p>{t('start.propose.will')}</p>
          <p>{t('start.propose.wont')}</p>
        </Confirm>
      )}
    </Step>
  );
}
