import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { PolicyView } from '../../../../../../domain/settings-views.ts';
import { flag } from '../../bridge.ts';
import { t } from '../../language/translate.ts';
import { Confirm } from '../../shared/confirm.tsx';
import { ConflictNotice } from '../../shared/conflict-notice.tsx';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import type { Saved } from '../../shared/use-saved.ts';
import type { EditedPolicy } from './use-policy-draft.ts';

interface PublishPolicyProps {
  edited: EditedPolicy;
  saved: Saved<PolicyView>;
}

/** Publishes what was changed, once more asked: plans that wait lose their approvals. */
export function PublishPolicy({ edited, saved }: PublishPolicyProps) {
  const [asking, setAsking] = useState(false);
  const publish = async (send: EditedPolicy['publish']) => {
    const stands = await send();
    setAsking(false);
    if (stands) flag(t('policies.published.flag'));
  };
  if (!edited.changed) return null;
  return (
    <>
      {saved.theirs && (
        <ConflictNotice
          onTheirs={() => {
            edited.discard();
            saved.takeTheirs();
          }}
          onMine={() => void publish(edited.publishOver)}
        />
      )}
      {saved.saving && !edited.wrong && (
        <ProblemNotice
          problem={saved.saving}
          asked="command"
          onRetry={() => void publish(edited.publish)}
        />
      )}
      <div className="buttons publish">
        <Button appearance="subtle" onClick={edited.discard}>
          {t('policies.discard')}
        </Button>
        <Button
          appearance="primary"
          isDisabled={edited.draft === null}
          isLoading={saved.running}
          onClick={() => setAsking(true)}
        >
          {t('policies.publish')}
        </Button>
      </div>
      {asking && (
        <Confirm
          title={t('policies.confirm.title')}
          action={t('policies.publish')}
          running={saved.running}
          onConfirm={() => void publish(edited.publish)}
          onCancel={() => setAsking(false)}
        >
          <p>{t('policies.confirm.text')}</p>
        </Confirm>
      )}
    </>
  );
}
