import { useId } from 'react';

interface RadiosProps<Value extends string> {
  label: string;
  options: readonly { value: Value; label: string; note?: string }[];
  value: Value;
  onChange: (value: Value) => void;
}

/** One of a few ways, each with what it means. */
export function Radios<Value extends string>({
  label,
  options,
  value,
  onChange,
}: RadiosProps<Value>) {
  const name = useId();
  return (
    <fieldset className="radios">
      <legend className="unseen">{label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.label}
            {option.note && <span className="quiet note">{option.note}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
