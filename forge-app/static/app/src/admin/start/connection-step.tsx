import { t } from '../../language/translate.ts';
import type { Installation } from '../replies.ts';
import type { StepState } from './progress.ts';
import { Step } from './step.tsx';

interface ConnectionStepProps {
  state: StepState;
  installation: Installation;
}

/** That this page got its answer says that Jira calls and answers; the app’s own token is the rest. */
export function ConnectionStep({ state, installation: { token } }: ConnectionStepProps) {
  const good = `${t('start.connection.good')} ${token ? '' : t('start.connection.noToken')}`;
  return (
    <Step name="connection" state={state} done={good}>
      <p>{t('start.connection.refused')}</p>
    </Step>
  );
}
