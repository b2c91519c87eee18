import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { useState } from 'react';
import { call } from '../../call.ts';
import { t } from '../../language/translate.ts';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import { useCommand } from '../../shared/use-command.ts';
import type { Model } from '../replies.ts';
import { type Turn, turn } from './turn.ts';

const path = '/v1/model';
const api = {
  read: () => call<Model>('GET', path),
  put: (body: object, key: string = crypto.randomUUID()) => call<Model>('PUT', path, { body, key }),
};
const send = (wish: Turn, key: string) => turn(wish, key, api);

interface ModelSwitchProps {
  model: Model;
  onTurned: (model: Model) => void;
  /** What stands may be other than what is shown. */
  onRefused: () => void;
}

/** Turns the model on and, at one press, off: what else stands is not touched. */
export function ModelSwitch({ model, onTurned, onRefused }: ModelSwitchProps) {
  const { on, allowed } = model;
  const { run, running, problem } = useCommand(send);
  /** What was asked last: trying again asks for the same, whatever was read meanwhile. */
  const [asked, setAsked] = useState<Turn | null>(null);
  const set = async (wish: Turn) => {
    setAsked(wish);
    const made = await run(wish);
    if (made) onTurned(made);
    else onRefused();
  };
  return (
    <>
      <div className="switch" data-stopped={on}>
        <div role="status">
          <p className="state">{t(on ? 'model.on.title' : 'model.off.title')}</p>
          <p>{t(on ? 'model.on.text' : 'model.off.text')}</p>
          {!allowed && (
            <SectionMessage appearance="warning">
              <p>{t('model.stopped')}</p>
            </SectionMessage>
          )}
        </div>
        <Button
          appearance={on ? 'danger' : 'default'}
          isLoading={running}
          onClick={() => void set({ on: !on, model })}
        >
          {t(on ? 'model.kill' : 'model.turnOn')}
        </Button>
      </div>
      {problem && asked && (
        <ProblemNotice problem={problem} asked="command" onRetry={() => void set(asked)} />
      )}
    </>
  );
}
