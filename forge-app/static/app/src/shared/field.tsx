import { type ReactNode, useId } from 'react';

interface FieldProps {
  label: string;
  hint?: string;
  /** The control, which takes what ties it to its label and hint. */
  children: (tied: { id: string; 'aria-describedby'?: string }) => ReactNode;
}

/** A control with its label above, and a hint where there is one. */
export function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <span id={hintId} className="quiet">
          {hint}
        </span>
      )}
      {children({ id, ...(hint === undefined ? {} : { 'aria-describedby': hintId }) })}
    </div>
  );
}
