import { useState } from 'react';
import type { ExplainedPackView } from '../../../../../../domain/settings-views.ts';
import { t } from '../../language/translate.ts';
import { Choice } from '../../shared/choice.tsx';
import { NumberField } from '../../shared/number-field.tsx';
import type { RuleWish, Standing } from './pack-text.ts';
import { RuleCard, typeName } from './rule-card.tsx';
import { forType, groupOf } from './standing.ts';

interface RuleListProps {
  pack: ExplainedPackView;
  /** Null: the text cannot be changed by switches. */
  onChange: ((id: string, wish: RuleWish) => void) | null;
  onRemove: ((id: string) => void) | null;
  onThreshold: ((name: 'ready' | 'needsWork', score: number) => void) | null;
}

const types = ['story', 'task', 'bug', 'epic', 'spike', 'subtask', 'other'];
const groups: readonly Standing[] = ['counts', 'hint', 'off'];

/** The rules of a pack, by how they stand; of one type of work item or of all. */
export function RuleList({ pack, onChange, onRemove, onThreshold }: RuleListProps) {
  const [type, setType] = useState('');
  const rules = pack.rules.flatMap((rule) => (type === '' ? rule : (forType(rule, type) ?? [])));
  const byGroup = Map.groupBy(rules, groupOf);
  return (
    <>
      <div className="switches">
        <Choice
          label={t('rules.filter')}
          value={type}
          options={[
            { value: '', label: t('rules.filter.all') },
            ...types.map((one) => ({ value: one, label: typeName(one) })),
          ]}
          onChange={setType}
        />
        {(['ready', 'needsWork'] as const).map((name) => (
          <NumberField
            key={name}
            label={t(`rules.threshold.${name}`)}
            value={pack.thresholds[name]}
            min={0}
            max={100}
            disabled={onThreshold === null}
            onChange={(score) => onThreshold?.(name, score)}
          />
        ))}
      </div>
      {type !== '' && <p className="quiet">{t('rules.filter.note')}</p>}
      {groups.map((group) => {
        const found = byGroup.get(group) ?? [];
        if (found.length === 0) return null;
        return (
          <details key={`${group} ${type}`} className="rule-group" open={group === 'counts'}>
            <summary>{t(`rules.group.${group}`, { count: found.length })}</summary>
            <ul className="rules">
              {found.map((rule) => (
                <RuleCard
                  key={rule.id}
                  rule={rule}
                  onChange={onChange && ((wish) => onChange(rule.id, wish))}
                  onRemove={rule.own && onRemove ? () => onRemove(rule.id) : null}
                />
              ))}
            </ul>
          </details>
        );
      })}
    </>
  );
}
