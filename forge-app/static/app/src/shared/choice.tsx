interface ChoiceProps<Value extends string> {
  /** What is seen above it. */
  label: string;
  /** What is heard: there are many of one label. */
  name?: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  disabled?: boolean;
  onChange: (value: Value) => void;
}

/** The browser's own list of choices: a page has a hundred of them. */
export function Choice<Value extends string>({
  label,
  name,
  value,
  options,
  disabled = false,
  onChange,
}: ChoiceProps<Value>) {
  return (
    <label>
      <span className="quiet">{label}</span>
      <select
        {...(name === undefined ? {} : { 'aria-label': name })}
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.target.value as Value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
