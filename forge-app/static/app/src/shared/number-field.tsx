import { useEffect, useState } from 'react';

interface NumberFieldProps {
  /** What is seen above it. */
  label: string;
  /** What is heard, where there are many of one label. */
  name?: string;
  value: number;
  min: number;
  max: number;
  /** What values are whole multiples of. */
  step?: number;
  disabled?: boolean;
  isInvalid?: boolean;
  describedBy?: string | undefined;
  onChange: (value: number) => void;
}

/** A number within its bounds, a whole one where nothing else is said; what is typed on the way to one is left alone. */
export function NumberField(props: NumberFieldProps) {
  const { label, name, value, min, max, step = 1, disabled = false, isInvalid = false } = props;
  const [typed, setTyped] = useState(String(value));
  useEffect(() => setTyped(String(value)), [value]);
  return (
    <label className="number">
      <span className="quiet">{label}</span>
      <input
        type="number"
        {...{ min, max, step, disabled }}
        value={typed}
        aria-invalid={isInvalid}
        {...(name === undefined ? {} : { 'aria-label': name })}
        {...(props.describedBy ? { 'aria-describedby': props.describedBy } : {})}
        onBlur={() => setTyped(String(value))}
        onChange={({ target }) => {
          setTyped(target.value);
          if (target.validity.valid && target.value !== '') props.onChange(target.valueAsNumber);
        }}
      />
    </label>
  );
}
