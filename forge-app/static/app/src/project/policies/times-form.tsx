import Checkbox from '@atlaskit/checkbox';
import { t } from '../../language/translate.ts';
import { NumberField } from '../../shared/number-field.tsx';
import { FieldProblem } from './field-problem.tsx';
import { type PolicyDraft, type PolicyProblem, problemAt } from './policy-draft.ts';

interface TimesFormProps {
  draft: PolicyDraft;
  problem: PolicyProblem | null;
  onChange: (draft: PolicyDraft) => void;
}

const usualReminder = 48;
const usualBudget = { rows: 40, days: 7 };

/** How long a plan waits, when people are reminded, and how much may be proposed. */
export function TimesForm({ draft, problem, onChange }: TimesFormProps) {
  const { expiryHours, reminderHours, noiseBudget, ...rest } = draft;
  const problems = ['expiryHours', 'reminderHours', 'noiseBudget'].map((name) =>
    problemAt(problem, `/policy/${name}`),
  );
  const without = { ...rest, expiryHours, reminderHours };
  return (
    <fieldset className="tier">
      <legend>{t('policies.times')}</legend>
      <NumberField
        label={t('policies.expiry.label')}
        value={expiryHours}
        min={1}
        max={720}
        isInvalid={problems[0] !== null}
        describedBy="times-problem"
        onChange={(hours) => onChange({ ...draft, expiryHours: hours })}
      />
      <Checkbox
        label={t('policies.reminder.label')}
        isChecked={reminderHours !== null}
        onChange={({ target }) =>
          onChange({ ...draft, reminderHours: target.checked ? usualReminder : null })
        }
      />
      {reminderHours !== null && (
        <NumberField
          label={t('policies.reminder.hours')}
          value={reminderHours}
          min={1}
          max={719}
          isInvalid={problems[1] !== null}
          describedBy="times-problem"
          onChange={(hours) => onChange({ ...draft, reminderHours: hours })}
        />
      )}
      <Checkbox
        label={t('policies.noise.label')}
        isChecked={noiseBudget !== undefined}
        onChange={({ target }) =>
          onChange(target.checked ? { ...draft, noiseBudget: usualBudget } : without)
        }
      />
      {noiseBudget ? (
        <div className="switches">
          <NumberField
            label={t('policies.noise.rows')}
            value={noiseBudget.rows}
            min={1}
            max={500}
            onChange={(rows) => onChange({ ...draft, noiseBudget: { ...noiseBudget, rows } })}
          />
          <NumberField
            label={t('policies.noise.days')}
            value={noiseBudget.days}
            min={1}
            max={31}
            onChange={(days) => onChange({ ...draft, noiseBudget: { ...noiseBudget, days } })}
          />
        </div>
      ) : (
        <p className="quiet">{t('policies.noise.default')}</p>
      )}
      <FieldProblem id="times-problem" problem={problems.find((one) => one !== null) ?? null} />
    </fieldset>
  );
}
