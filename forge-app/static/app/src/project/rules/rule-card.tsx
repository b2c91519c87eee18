import Lozenge from '@atlaskit/lozenge';
import type { ReactNode } from 'react';
import type { ExplainedRule } from '../../../../../../domain/readiness/pack/explain.ts';
import { allOf, number } from '../../language/format.ts';
import { isKey, t } from '../../language/translate.ts';
import type { RuleWish } from './pack-text.ts';
import { RuleSwitches } from './rule-switches.tsx';
import { standingOf } from './standing.ts';

interface RuleCardProps {
  rule: ExplainedRule;
  /** Null: the text is not one that switches can change. */
  onChange: ((wish: RuleWish) => void) | null;
  onRemove: (() => void) | null;
}

/** A rule in words: what it looks for, what passes and fails it, and how much it counts. */
export function RuleCard({ rule, onChange, onRemove }: RuleCardProps) {
  const { title, about, advice, own, manual, formula } = rule;
  const standing = standingOf(rule);
  return (
    <li className="rule" data-rule={rule.id}>
      <div className="rule-head">
        <h3>{title}</h3>
        {own && <Lozenge>{t(manual ? 'rules.manual' : 'rules.own')}</Lozenge>}
        {standing.kind === 'mixed' && <Lozenge>{t('rules.mixed')}</Lozenge>}
      </div>
      <p>{about ?? advice}</p>
      <RuleSwitches rule={rule} standing={standing} onChange={onChange} onRemove={onRemove} />
      <details>
        <summary>{t('rules.explain')}</summary>
        <dl className="facts">
          {about && advice && <Fact name={t('rules.passes')}>{advice}</Fact>}
          {formula && (
            <Fact name={t('rules.formula')}>
              <code>{formula}</code>
            </Fact>
          )}
          <Fact name={t('rules.types')}>{allOf(rule.types.map(typeName))}</Fact>
          {standing.kind === 'mixed' &&
            rule.settings.map((one) => (
              <Fact key={one.type} name={typeName(one.type)}>
                {t(one.counts ? 'rules.setting.counts' : 'rules.setting.hint', {
                  severity: t(`rules.severity.${one.severity}`),
                  weight: one.weight,
                })}
              </Fact>
            ))}
          {Object.entries(rule.params).map(([name, value]) => (
            <Fact key={name} name={name}>
              {typeof value === 'number' ? number(value) : String(value)}
            </Fact>
          ))}
          {rule.passes && <Example name={t('rules.example.pass')} example={rule.passes} />}
          {rule.fails && <Example name={t('rules.example.fail')} example={rule.fails} />}
        </dl>
        <p className="quiet">
          <code>{rule.id}</code>
        </p>
      </details>
    </li>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Example({
  name,
  example,
}: {
  name: string;
  example: NonNullable<ExplainedRule['passes']>;
}) {
  return (
    <Fact name={name}>
      {example.type}
      {Object.entries(example.fields).map(([field, text]) => (
        <div key={field} className="example">
          <span className="quiet">{field}</span> {text}
        </div>
      ))}
    </Fact>
  );
}

/** A type of work item in words; one that is not known by its own name. */
export function typeName(type: string): string {
  const key = `rules.type.${type}`;
  return isKey(key) ? t(key) : type;
}
