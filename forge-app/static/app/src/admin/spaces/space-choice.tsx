import { Field } from '../../shared/field.tsx';
import type { Space } from '../replies.ts';

interface SpaceChoiceProps {
  label: string;
  spaces: readonly Space[];
  /** The key of the one that is chosen. */
  value: string;
  onChange: (key: string) => void;
}

/** One of several spaces. */
export function SpaceChoice({ label, spaces, value, onChange }: SpaceChoiceProps) {
  return (
    <Field label={label}>
      {(tied) => (
        <select {...tied} value={value} onChange={({ target }) => onChange(target.value)}>
          {spaces.map(({ key, name }) => (
            <option key={key} value={key}>
              {name} ({key})
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
