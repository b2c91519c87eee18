import Checkbox from '@atlaskit/checkbox';
import { useId, useState } from 'react';
import type { Tier } from '../../../../../../domain/plan.ts';
import type { TierPolicy } from '../../../../../../domain/policy.ts';
import { t } from '../../language/translate.ts';
import { PeoplePicker } from '../../shared/people/people-picker.tsx';
import type { Directory } from '../../shared/people/use-directory.ts';
import { Radios } from '../../shared/radios.tsx';
import { FieldProblem } from './field-problem.tsx';
import { type PolicyProblem, problemAt } from './policy-draft.ts';

interface TierFormProps {
  tier: Tier;
  value: TierPolicy;
  directory: Directory;
  problem: PolicyProblem | null;
  onChange: (value: TierPolicy) => void;
}

const counts = ['1', '2'] as const;

/** What is asked of the approval of a change of one risk. */
export function TierForm({ tier, value, directory, problem, onChange }: TierFormProps) {
  const id = useId();
  const { approvers, ...rest } = value;
  const [picking, setPicking] = useState(approvers !== undefined);
  const isNaming = picking || approvers !== undefined;
  const place = `/policy/tiers/${tier}`;
  const wrongApprovers = problemAt(problem, `${place}/approvers`);
  const wrong = wrongApprovers ? null : problemAt(problem, place);
  return (
    <fieldset className="tier">
      <legend>{t(`policies.tier.${tier}`)}</legend>
      <p className="quiet">{t(`policies.tier.${tier}.note`)}</p>
      <Radios
        label={t('policies.people')}
        options={counts.map((value) => ({
          value,
          label: t('policies.reviewers', { count: Number(value) }),
        }))}
        value={value.reviewers === 2 ? '2' : '1'}
        onChange={(count) => onChange({ ...value, reviewers: count === '2' ? 2 : 1 })}
      />
      <Radios
        label={t('policies.who')}
        options={[
          { value: 'anybody', label: t('policies.who.anybody') },
          { value: 'named', label: t('policies.who.named') },
        ]}
        value={isNaming ? 'named' : 'anybody'}
        onChange={(who) => {
          setPicking(who === 'named');
          if (who === 'anybody') onChange(rest);
        }}
      />
      {isNaming && (
        <PeoplePicker
          label={t('policies.who.label')}
          directory={directory}
          value={approvers ?? {}}
          isInvalid={wrongApprovers !== null}
          describedBy={`${id}-problem`}
          onChange={(chosen) =>
            onChange(Object.keys(chosen).length === 0 ? rest : { ...rest, approvers: chosen })
          }
        />
      )}
      <Checkbox
        label={t('policies.proposerExcluded')}
        isChecked={value.proposerExcluded}
        onChange={({ target }) => onChange({ ...value, proposerExcluded: target.checked })}
      />
      <FieldProblem id={`${id}-problem`} problem={wrongApprovers ?? wrong} />
    </fieldset>
  );
}
