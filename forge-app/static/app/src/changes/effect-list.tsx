import './changes.css';
import type { Operation } from '../../../../../domain/operation.ts';
import { t } from '../language/translate.ts';
import { changeEffects, type Effect } from './effects.ts';
import type { Line } from './line-difference.ts';

/** What a change sets, literally: text as lines that come or go, names as from and to. */
export function EffectList({ operation, label }: { operation: Operation; label: string }) {
  return (
    <dl className="effects" aria-label={label}>
      {changeEffects(operation).map((effect, index) => (
        <div key={index}>
          <dt>{effect.name}</dt>
          <dd>
            <EffectValue effect={effect} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function EffectValue({ effect }: { effect: Effect }) {
  switch (effect.kind) {
    case 'value':
      return effect.value;
    case 'lines':
      return <Lines lines={effect.lines.map((text) => ({ sign: effect.sign, text }))} />;
    case 'fromTo':
      return (
        <>
          <span aria-hidden="true">{`${effect.from} → ${effect.to}`}</span>
          <span className="unseen">
            {t('changes.fromTo', { from: effect.from, to: effect.to })}
          </span>
        </>
      );
    case 'names':
      return (
        <Lines
          lines={[
            ...effect.removed.map((text): Line => ({ sign: '−', text })),
            ...effect.added.map((text): Line => ({ sign: '+', text })),
          ]}
        />
      );
  }
}

/** Lines of text of which each was added, removed, or stays. */
export function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <span className="lines">
      {lines.map(({ sign, text }, index) => (
        <LineOf key={index} sign={sign} text={text} />
      ))}
    </span>
  );
}

function LineOf({ sign, text }: Line) {
  const words = { '+': t('changes.added'), '−': t('changes.removed'), ' ': '' }[sign];
  const content = (
    <>
      <span aria-hidden="true" className="sign">
        {sign}
      </span>
      {words && <span className="unseen">{`${words}: `}</span>}
      {text}
    </>
  );
  if (sign === '+') return <ins className="line">{content}</ins>;
  return sign === '−' ? (
    <del className="line">{content}</del>
  ) : (
    <span className="line">{content}</span>
  );
}
