import Textfield from '@atlaskit/textfield';
import { t } from '../../language/translate.ts';
import { Field } from '../../shared/field.tsx';
import type { Model } from '../replies.ts';
import type { ModelDraft } from './draft.ts';

interface EndpointFieldsProps {
  model: Model;
  draft: ModelDraft;
  set: (change: Partial<ModelDraft>) => void;
}

/** Whose endpoint is asked, and where one of the site's own is. */
export function EndpointFields({ model: { offered, endpoint }, draft, set }: EndpointFieldsProps) {
  const ofOperator = offered
    ? t('model.endpoint.offered', { host: offered.host, model: offered.model })
    : t('model.endpoint.notOffered');
  return (
    <fieldset>
      <legend>{t('model.endpoint')}</legend>
      {[false, true].map((isOwn) => (
        <label key={String(isOwn)} className="choice">
          <input
            type="radio"
            name="endpoint"
            checked={draft.isOwn === isOwn}
            onChange={() => set({ isOwn })}
          />
          <span>{isOwn ? t('model.endpoint.own') : ofOperator}</span>
        </label>
      ))}
      {draft.isOwn && (
        <>
          <Field label={t('model.baseUrl')}>
            {(tied) => (
              <Textfield
                {...tied}
                type="url"
                value={draft.baseUrl}
                onChange={({ currentTarget }) => set({ baseUrl: currentTarget.value })}
              />
            )}
          </Field>
          <Field label={t('model.name')}>
            {(tied) => (
              <Textfield
                {...tied}
                value={draft.model}
                onChange={({ currentTarget }) => set({ model: currentTarget.value })}
              />
            )}
          </Field>
          <Field label={t('model.key')} hint={t(endpoint ? 'model.key.kept' : 'model.key.new')}>
            {(tied) => (
              <Textfield
                {...tied}
                type="password"
                autoComplete="off"
                value={draft.key}
                onChange={({ currentTarget }) => set({ key: currentTarget.value })}
              />
            )}
          </Field>
        </>
      )}
    </fieldset>
  );
}
