import Checkbox from '@atlaskit/checkbox';
import TextArea from '@atlaskit/textarea';
import { t } from '../../language/translate.ts';
import { Field } from '../../shared/field.tsx';
import type { Model } from '../replies.ts';
import { Ceilings } from './ceilings.tsx';
import type { ModelDraft } from './draft.ts';
import { EndpointFields } from './endpoint-fields.tsx';

interface ModelFormProps {
  model: Model;
  draft: ModelDraft;
  onChange: (draft: ModelDraft) => void;
}

/** Endpoint, what may leave, what is taken out, and ceilings. */
export function ModelForm({ model, draft, onChange }: ModelFormProps) {
  const set = (change: Partial<ModelDraft>) => onChange({ ...draft, ...change });
  return (
    <form className="stack" onSubmit={(event) => event.preventDefault()}>
      <EndpointFields model={model} draft={draft} set={set} />
      <Field label={t('model.profile')}>
        {(tied) => (
          <select
            {...tied}
            value={draft.profile}
            onChange={({ target }) => set({ profile: target.value })}
          >
            {model.profiles.map((profile) => (
              <option key={profile}>{profile}</option>
            ))}
          </select>
        )}
      </Field>
      <fieldset>
        <legend>{t('model.fields')}</legend>
        {(['summary', 'description'] as const).map((field) => (
          <Checkbox
            key={field}
            label={t(`model.field.${field}`)}
            isChecked={draft[field]}
            onChange={({ currentTarget }) => set({ [field]: currentTarget.checked })}
          />
        ))}
        <Field label={t('model.fields.more')}>
          {(tied) => (
            <TextArea
              {...tied}
              value={draft.fields}
              minimumRows={2}
              onChange={({ currentTarget }) => set({ fields: currentTarget.value })}
            />
          )}
        </Field>
      </fieldset>
      <Field label={t('model.names')} hint={t('model.names.text')}>
        {(tied) => (
          <TextArea
            {...tied}
            value={draft.names}
            minimumRows={2}
            onChange={({ currentTarget }) => set({ names: currentTarget.value })}
          />
        )}
      </Field>
      <Ceilings draft={draft} set={set} />
    </form>
  );
}
