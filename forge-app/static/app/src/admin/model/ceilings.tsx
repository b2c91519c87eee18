import Textfield from '@atlaskit/textfield';
import { t } from '../../language/translate.ts';
import { Field } from '../../shared/field.tsx';
import type { ModelDraft } from './draft.ts';

interface CeilingsProps {
  draft: ModelDraft;
  set: (change: Partial<ModelDraft>) => void;
}

const numbers = [
  { name: 'dailyTokens', label: 'model.dailyTokens', step: 1 },
  { name: 'dailyMoney', label: 'model.dailyMoney', step: 0.01 },
  { name: 'input', label: 'model.prices.input', step: 0.0001 },
  { name: 'output', label: 'model.prices.output', step: 0.0001 },
] as const;

/** What a day may take of tokens and money, and what money is counted by. */
export function Ceilings({ draft, set }: CeilingsProps) {
  return (
    <fieldset className="filters">
      <legend>{t('model.ceilings')}</legend>
      {numbers.map(({ name, label, step }) => (
        <Field key={name} label={t(label)}>
          {(tied) => (
            <Textfield
              {...tied}
              type="number"
              min={0}
              step={step}
              value={draft[name]}
              onChange={({ currentTarget }) => set({ [name]: currentTarget.valueAsNumber || 0 })}
            />
          )}
        </Field>
      ))}
    </fieldset>
  );
}
