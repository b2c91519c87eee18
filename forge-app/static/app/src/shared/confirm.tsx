import Button from '@atlaskit/button/new';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { t } from '../language/translate.ts';

interface ConfirmProps {
  title: string;
  /** What will happen, and whether it can be taken back. */
  children: ReactNode;
  /** The button says what it does. Left out where there is nothing to do but to read. */
  action?: string;
  appearance?: 'primary' | 'danger';
  running?: boolean;
  onConfirm?: () => void;
  onCancel: () => void;
}

/** Asks once more, in the browser's own dialog: it holds the focus, and Escape is a no. */
export function Confirm(props: ConfirmProps) {
  const { title, children, action, appearance = 'primary', running = false } = props;
  const { onConfirm, onCancel } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  // Closed before it leaves the page, so that the browser gives the focus back to where it was.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="confirm"
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
      // The page around would close the whole window.
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.stopPropagation();
      }}
    >
      <h2 id={heading}>{title}</h2>
      {children}
      <div className="buttons">
        <Button appearance="subtle" onClick={onCancel}>
          {t(action ? 'shared.cancel' : 'shared.close')}
        </Button>
        {action && (
          <Button appearance={appearance} isLoading={running} onClick={() => onConfirm?.()}>
            {action}
          </Button>
        )}
      </div>
    </dialog>
  );
}
