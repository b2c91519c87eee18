import { t } from '../../language/translate.ts';
import { NumberField } from '../../shared/number-field.tsx';
import type { ModelDraft } from './draft.ts';

interface CeilingsProps {
  draft: ModelDraft;
  set: (change: Partial<ModelDraft>) => void;
}

const numbers = [
  { name: 'dailyTokens', label: 'model.dailyTokens', step: 1, max: 1_000_000_000 },
  { name: 'dailyMoney', label: 'model.dailyMoney', step: 0.01, max: 1_000_000 },
  { name: 'input', label: 'model.prices.input', step: 0.0001, max: 100_000 },
  { name: 'output', label: 'model.prices.output', step: 0.0001, max: 100_000 },
] as const;

/** What a day may take of tokens and money, and what money is counted by. */
export function Ceilings({ draft, set }: CeilingsProps) {
  return (
    <fieldset className="filters">
      <legend>{t('model.ceilings')}</legend>
      {numbers.map(({ name, label, step, max }) => (
        <NumberField
          key={name}
          label={t(label)}
          {...{ min: 0, max, step }}
          value={draft[name]}
          onChange={(value) => set({ [name]: value })}
        />
      ))}
    </fieldset>
  );
}
