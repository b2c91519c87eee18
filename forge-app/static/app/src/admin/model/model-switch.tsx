import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { t } from '../../language/translate.ts';
import type { Saved } from '../../shared/use-saved.ts';
import type { Model } from '../replies.ts';
import { bodyOf, draftOf } from './draft.ts';

interface ModelSwitchProps {
  model: Model;
  save: Saved<Model>['save'];
  running: boolean;
}

/** Turns the model on and, at one press, off: what else stands is not touched. */
export function ModelSwitch({ model, save, running }: ModelSwitchProps) {
  const { on, allowed } = model;
  return (
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
        onClick={() => void save(bodyOf({ ...draftOf(model), on: !on }, model))}
      >
        {t(on ? 'model.kill' : 'model.turnOn')}
      </Button>
    </div>
  );
}
