import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { Approvers } from '../../../../../../domain/approvers.ts';
import type { RolesView } from '../../../../../../domain/settings-views.ts';
import { allOf } from '../../language/format.ts';
import { t } from '../../language/translate.ts';
import { ConflictNotice } from '../../shared/conflict-notice.tsx';
import { PeoplePicker } from '../../shared/people/people-picker.tsx';
import { useDirectory } from '../../shared/people/use-directory.ts';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import type { Saved } from '../../shared/use-saved.ts';
import { useNames } from '../use-names.ts';
import { approversNamed, enoughApprovers, type StepState, withMembers } from './progress.ts';
import { Step } from './step.tsx';

interface ApproversStepProps {
  state: StepState;
  roles: RolesView;
  saved: Saved<RolesView>;
}

/** Always the same, so that nothing is asked anew. */
const nobody: Approvers = {};

/** Gives people the role of members on the whole site, besides what was granted before. */
export function ApproversStep({ state, roles, saved }: ApproversStepProps) {
  const { accounts, groups } = approversNamed(roles.grants);
  const [added, setAdded] = useState(nobody);
  const directory = useDirectory('/v1/directory');
  const nameOf = useNames(accounts);
  const give = async (send: Saved<RolesView>['save'], { grants }: RolesView) => {
    if (await send({ grants: withMembers(grants, added) })) setAdded(nobody);
  };
  const { theirs, saving, running, save, saveOver, takeTheirs } = saved;
  const named = t('start.approvers.done', { people: allOf(accounts.map(nameOf)) });
  const chosen = added.accounts?.length ?? 0;
  const missing = enoughApprovers - accounts.length - chosen;
  return (
    <Step name="approvers" state={state} done={groups ? t('start.approvers.others') : named}>
      {accounts.length > 0 && <p>{named}</p>}
      <PeoplePicker
        label={t('start.approvers.people')}
        directory={directory}
        value={added}
        onChange={setAdded}
      />
      {missing > 0 && <p className="quiet">{t('start.approvers.more', { count: missing })}</p>}
      {theirs && (
        <ConflictNotice onTheirs={takeTheirs} onMine={() => void give(saveOver, theirs)} />
      )}
      {saving && (
        <ProblemNotice problem={saving} asked="command" onRetry={() => void give(save, roles)} />
      )}
      <p>
        <Button
          appearance="primary"
          isDisabled={added === nobody}
          isLoading={running}
          onClick={() => void give(save, roles)}
        >
          {t('start.approvers.give')}
        </Button>
      </p>
    </Step>
  );
}
