import Button from '@atlaskit/button/new';
import type { ExplainedRule } from '../../../../../../domain/readiness/pack/explain.ts';
import type { Severity } from '../../../../../../domain/report.ts';
import { t } from '../../language/translate.ts';
import { Choice } from '../../shared/choice.tsx';
import { NumberField } from '../../shared/number-field.tsx';
import type { RuleWish, Standing } from './pack-text.ts';
import type { RuleStanding } from './standing.ts';

interface RuleSwitchesProps {
  rule: ExplainedRule;
  standing: RuleStanding;
  onChange: ((wish: RuleWish) => void) | null;
  onRemove: (() => void) | null;
}

const standings: readonly Standing[] = ['counts', 'hint', 'off'];
export const severities: readonly Severity[] = ['critical', 'warning', 'info'];

/** What most teams want to set of a rule; each switch changes the text of the draft. */
export function RuleSwitches({ rule, standing, onChange, onRemove }: RuleSwitchesProps) {
  const named = (name: string) => t('rules.switch.of', { name, rule: rule.title });
  const disabled = onChange === null;
  const change = (wish: RuleWish) => onChange?.(wish);
  const level = standing.kind === 'counts' || standing.kind === 'hint' ? standing : null;
  return (
    <div className="switches">
      <Choice
        label={t('rules.switch.standing')}
        name={named(t('rules.switch.standing'))}
        value={standing.kind}
        options={[
          ...standings.map((one) => ({ value: one, label: t(`rules.standing.${one}`) })),
          ...(standing.kind === 'mixed' ? [{ value: 'mixed', label: t('rules.mixed') }] : []),
        ]}
        disabled={disabled}
        onChange={(value) => {
          const chosen = standings.find((one) => one === value);
          if (chosen) change({ standing: chosen });
        }}
      />
      {level && (
        <>
          <Choice
            label={t('rules.switch.severity')}
            name={named(t('rules.switch.severity'))}
            value={level.severity}
            options={severities.map((one) => ({ value: one, label: t(`rules.severity.${one}`) }))}
            disabled={disabled}
            onChange={(value) => {
              const severity = severities.find((one) => one === value);
              if (severity) change({ severity });
            }}
          />
          <NumberField
            label={t('rules.switch.weight')}
            name={named(t('rules.switch.weight'))}
            value={level.weight}
            min={1}
            max={100}
            disabled={disabled}
            onChange={(weight) => change({ weight })}
          />
        </>
      )}
      {onRemove && (
        <Button appearance="subtle" onClick={onRemove}>
          {t('rules.remove')}
        </Button>
      )}
    </div>
  );
}
