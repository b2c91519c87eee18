import TextArea from '@atlaskit/textarea';
import { useId, useState } from 'react';
import type { PlanView } from '../../../../../../domain/views.ts';
import { t } from '../../language/translate.ts';
import { Confirm } from '../../shared/confirm.tsx';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import { approvalOf, rejectionOf } from './decision.ts';
import { letters } from './keys.ts';
import type { Decisions } from './use-decisions.ts';
import { WholePlans } from './whole-plan.tsx';

/** What is asked before anything is decided, and the help. */
export function Dialogs({ decisions }: { decisions: Decisions }) {
  const { asking } = decisions;
  if (asking?.kind === 'help') return <Help onClose={decisions.close} />;
  if (asking?.kind === 'reject') return <Reject plan={asking.plan} decisions={decisions} />;
  if (asking?.kind === 'approve') return <Approve {...asking} decisions={decisions} />;
  return null;
}

interface ApproveProps {
  plans: readonly PlanView[];
  apart: number;
  decisions: Decisions;
}

/** Shows every change of every plan: what is approved was on the screen. */
function Approve({ plans, apart, decisions }: ApproveProps) {
  const { busy, close, decide } = decisions;
  const approvals = plans.flatMap((plan) => approvalOf(plan) ?? []);
  const count = approvals.length;
  return (
    <Confirm
      title={t('inbox.approve.title', { count })}
      {...(count > 0 ? { action: t('inbox.approve.action', { count }) } : {})}
      running={busy}
      onConfirm={() => void decide(approvals, 'approve')}
      onCancel={close}
    >
      {count > 0 && <WholePlans plans={plans} />}
      {apart > 0 && <p>{t('inbox.approve.apart', { count: apart })}</p>}
      <Failed decisions={decisions} />
    </Confirm>
  );
}

/** Letters that the API takes. */
const longestReason = 1000;

function Reject({ plan, decisions }: { plan: PlanView; decisions: Decisions }) {
  const { busy, close, decide } = decisions;
  const [reason, setReason] = useState('');
  const id = useId();
  const rejection = rejectionOf(plan, reason);
  return (
    <Confirm
      title={t('inbox.reject.title', { key: plan.issue.key })}
      {...(rejection ? { action: t('inbox.reject.action') } : {})}
      appearance="danger"
      running={busy}
      onConfirm={() => rejection && void decide([rejection], 'reject')}
      onCancel={close}
    >
      {rejection ? (
        <>
          <WholePlans plans={[plan]} />
          <label htmlFor={id}>{t('inbox.reject.reason')}</label>
          <TextArea
            id={id}
            value={reason}
            maxLength={longestReason}
            minimumRows={2}
            onChange={(event) => setReason(event.target.value)}
          />
          <p className="quiet">{t('inbox.reject.note')}</p>
        </>
      ) : (
        <p>{t('inbox.reject.nothing')}</p>
      )}
      <Failed decisions={decisions} />
    </Confirm>
  );
}

/** In front of the page, where the same is said behind the dialog. */
function Failed({ decisions: { problem, retry } }: { decisions: Decisions }) {
  return problem && <ProblemNotice {...problem} onRetry={retry} />;
}

function Help({ onClose }: { onClose: () => void }) {
  return (
    <Confirm title={t('inbox.keys.title')} onCancel={onClose}>
      <p>{t('inbox.keys.where')}</p>
      <dl className="keys">
        {letters.map(([letter, deed]) => (
          <div key={letter}>
            <dt>
              <kbd>{letter}</kbd>
            </dt>
            <dd>{t(`inbox.keys.${deed}`)}</dd>
          </div>
        ))}
      </dl>
    </Confirm>
  );
}
