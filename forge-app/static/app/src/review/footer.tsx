import Button from '@atlaskit/button/new';
import { Checkbox } from '@atlaskit/checkbox';
import { useState } from 'react';
import type { PlanView, RefinementView } from '../../../../../domain/views.ts';
import { closeReview } from '../bridge.ts';
import { moment } from '../language/format.ts';
import { t } from '../language/translate.ts';
import { Confirm } from '../shared/confirm.tsx';
import { type Choice, decideText } from './choice.ts';
import type { Desk } from './use-desk.ts';

interface FooterProps {
  desk: Desk;
  plan: PlanView;
  choice: Choice;
  deciding: boolean;
  closed: RefinementView | null;
  /** What is approved goes out though other changes stay open. */
  dispatch: boolean;
  issueKey: string;
  onDispatch: (dispatch: boolean) => void;
}

/** Until when it can be decided, and the button that says what it does. */
export function Footer(props: FooterProps) {
  const { desk, plan, choice, deciding, closed, dispatch, issueKey, onDispatch } = props;
  const waiting = plan.state === 'waiting';
  const { approve, reject, left, ready } = choice;
  const acts = deciding && approve + reject > 0;
  const isRunning = (of: 'decide' | 'dispatch') => desk.running && desk.wish?.of === of;
  return (
    <footer>
      <div className="footer-words">
        {waiting && (
          <p className="quiet">{t('review.openUntil', { until: moment(plan.expiresAt) })}</p>
        )}
        {acts && left > 0 && ready > 0 && (
          <Checkbox
            isChecked={dispatch}
            label={t('review.writeNow', { ready, left })}
            onChange={() => onDispatch(!dispatch)}
          />
        )}
        {deciding && !acts && <p className="quiet">{t('review.nothingChosen')}</p>}
      </div>
      <div className="buttons">
        {plan.canCancel && <Withdraw {...{ desk, plan, issueKey }} />}
        <Button
          appearance={closed && !waiting ? 'primary' : 'subtle'}
          onClick={() => void closeReview()}
        >
          {t(deciding ? 'review.decideLater' : 'shared.close')}
        </Button>
        {waiting && !acts && choice.earlier > 0 && plan.viewer.role !== 'viewer' && (
          <Button
            isLoading={isRunning('dispatch')}
            onClick={() => void desk.run({ of: 'dispatch', seal: plan.seal })}
          >
            {t('review.writeApproved', { count: choice.earlier })}
          </Button>
        )}
        {acts && (
          <Button
            appearance={approve === 0 ? 'danger' : 'primary'}
            isLoading={isRunning('decide')}
            onClick={() => void desk.run({ of: 'decide', ...choice.decision })}
          >
            {decideText(choice)}
          </Button>
        )}
      </div>
    </footer>
  );
}

/** Takes the whole proposal back; what is on its way to Jira is settled first. */
function Withdraw({ desk, plan, issueKey }: Pick<FooterProps, 'desk' | 'plan' | 'issueKey'>) {
  const [asking, setAsking] = useState(false);
  const cancel = async () => {
    await desk.run({ of: 'cancel', refinementId: plan.refinement.id });
    setAsking(false);
  };
  return (
    <>
      <Button appearance="subtle" onClick={() => setAsking(true)}>
        {t('review.withdraw')}
      </Button>
      {asking && (
        <Confirm
          title={t('review.withdraw.title', { key: issueKey })}
          action={t('review.withdraw.action')}
          appearance="danger"
          running={desk.running}
          onConfirm={() => void cancel()}
          onCancel={() => setAsking(false)}
        >
          <p>{t('review.withdraw.text')}</p>
        </Confirm>
      )}
    </>
  );
}
