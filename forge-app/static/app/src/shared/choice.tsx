interface ChoiceProps {
  /** What is seen above it. */
  label: string;
  /** What is heard: there are many of one label. */
  name?: string;
  value: string;
  options: readonly { value: string; label: string }[];
  disabled?: boolean;
  onChange: (value: string) => void;
}

/** The browser's own list of choices: a page has a hundred of them. */
export function Choice({ label, name, value, options, disabled = false, onChange }: ChoiceProps) {
  return (
    <label>
      <span className="quiet">{label}</span>
      <select
        {...(name === undefined ? {} : { 'aria-label': name })}
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.target.value)}
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
