import Button from '@atlaskit/button/new';
import { type ReactNode, useEffect, useRef } from 'react';
import type { PlanView, RowView } from '../../../../../domain/views.ts';
import { t } from '../language/translate.ts';
import { problemText } from '../receipt/problem-text.ts';
import { Resolution } from './resolution.tsx';
import type { Desk } from './use-desk.ts';
import { peopleText } from './who.ts';
import { Written } from './written.tsx';

interface RowStandingProps {
  row: RowView;
  plan: PlanView;
  desk: Desk;
  siteUrl: string;
  /** Null where its words cannot be set anew. */
  onEdit: (() => void) | null;
}

/** Where a change stands, and what a person can do about it besides deciding. */
export function RowStanding({ row, plan, desk, siteUrl, onEdit }: RowStandingProps) {
  const { state, problem, waitsFor } = row;
  const takesBack = mayTakeBack(row, plan);
  return (
    <>
      {state === 'approved' && <p className="quiet">{t('review.approvedWaits')}</p>}
      {waitsFor.length > 0 && (
        <p className="waits" role="status">
          {t('review.waitsFor', { names: peopleText(desk.people, waitsFor) })}
        </p>
      )}
      {problem && state !== 'open' && <p className="row-problem">{problemText(problem.code)}</p>}
      <Written
        {...{ row, plan, siteUrl }}
        people={desk.people}
        drift={desk.drift.get(row.id) ?? null}
      />
      <Resolution {...{ row, plan, desk }} />
      {(onEdit || takesBack) && (
        <div className="bulk-buttons">
          {onEdit && (
            <EditButton disabled={desk.running} onPress={onEdit}>
              {t('review.edit')}
            </EditButton>
          )}
          {takesBack && (
            <Button
              spacing="compact"
              isDisabled={desk.running}
              onClick={() => void desk.run({ of: 'revoke', rowIds: [row.id] })}
            >
              {t(row.approvals.yours ? 'review.takeBack' : 'review.takeBackOthers')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

/** Approvals are one's own to take back; an admin of the space takes back anybody's. */
function mayTakeBack({ state, approvals }: RowView, { viewer }: PlanView): boolean {
  const isApproved = state === 'open' || state === 'approved' || state === 'released';
  return isApproved && approvals.given > 0 && (approvals.yours || viewer.role === 'admin');
}

interface EditButtonProps {
  disabled: boolean;
  onPress: () => void;
  children: ReactNode;
}

/** Comes back when the form is left: the focus is not lost with it. */
function EditButton({ disabled, onPress, children }: EditButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) button.current?.focus();
  }, []);
  return (
    <Button ref={button} spacing="compact" isDisabled={disabled} onClick={onPress}>
      {children}
    </Button>
  );
}
