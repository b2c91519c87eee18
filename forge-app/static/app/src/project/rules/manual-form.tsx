import Button from '@atlaskit/button/new';
import { type FormEvent, useState } from 'react';
import type { Severity } from '../../../../../../domain/report.ts';
import { t } from '../../language/translate.ts';
import { Choice } from '../../shared/choice.tsx';
import type { ManualRule } from './pack-text.ts';
import { severities } from './rule-switches.tsx';

interface ManualFormProps {
  onAdd: (rule: ManualRule) => void;
}

const empty: ManualRule = { title: '', advice: '', severity: 'warning', weight: 10, types: [] };

/** A rule that people tick on each work item, added to the draft. */
export function ManualForm({ onAdd }: ManualFormProps) {
  const [rule, setRule] = useState(empty);
  const add = (event: FormEvent) => {
    event.preventDefault();
    onAdd({ ...rule, title: rule.title.trim(), advice: rule.advice.trim() });
    setRule(empty);
  };
  return (
    <details>
      <summary>{t('rules.manual.add')}</summary>
      <form className="manual" onSubmit={add}>
        <p className="quiet">{t('rules.manual.note')}</p>
        <label>
          <span>{t('rules.manual.title')}</span>
          <input
            required
            pattern=".*\S.*"
            maxLength={80}
            value={rule.title}
            onChange={({ target }) => setRule({ ...rule, title: target.value })}
          />
        </label>
        <label>
          <span>{t('rules.manual.advice')}</span>
          <input
            maxLength={300}
            value={rule.advice}
            onChange={({ target }) => setRule({ ...rule, advice: target.value })}
          />
        </label>
        <div className="switches">
          <Choice
            label={t('rules.switch.severity')}
            value={rule.severity}
            options={severities.map((one) => ({ value: one, label: t(`rules.severity.${one}`) }))}
            onChange={(severity) => setRule({ ...rule, severity: severity as Severity })}
          />
          <Button type="submit">{t('rules.manual.submit')}</Button>
        </div>
      </form>
    </details>
  );
}
