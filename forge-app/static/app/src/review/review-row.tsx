import { Checkbox } from '@atlaskit/checkbox';
import Lozenge from '@atlaskit/lozenge';
import type { RowView } from '../../../../../domain/views.ts';
import { t } from '../language/translate.ts';
import { doubt } from './choice.ts';

interface ReviewRowProps {
  row: RowView;
  /** Which it is of how many: they may not all be in view. */
  position: string;
  ticked: boolean;
  disabled: boolean;
  onToggle: () => void;
}

const risks = { low: 'neutral', medium: 'warning', high: 'danger' } as const;

/** One change with its literal operation, made from the operation alone, and why it is proposed. */
export function ReviewRow({ row, position, ticked, disabled, onToggle }: ReviewRowProps) {
  const doubtful = doubt(row);
  return (
    <li data-ticked={ticked}>
      <Checkbox
        isChecked={ticked}
        isDisabled={disabled || row.objection !== null}
        onChange={onToggle}
        label={<strong>{row.label}</strong>}
      />
      <div className="row-body">
        <dl className="effects" aria-label={t('review.effects')}>
          {row.effects.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p className="why">
          {row.why}
          {doubtful && <em> {t(`review.doubt.${doubtful}`)}</em>}
          {row.objection && <em> {t(`review.objection.${row.objection}`)}</em>}
        </p>
        <p className="marks">
          <span className="quiet">{position}</span>{' '}
          {row.added && (
            <>
              <Lozenge appearance="new">{t('review.added')}</Lozenge>{' '}
            </>
          )}
          <Lozenge appearance={row.confidence === 'high' ? 'neutral' : 'warning'}>
            {t(`review.confidence.${row.confidence}`)}
          </Lozenge>{' '}
          <Lozenge appearance={risks[row.tier]}>{t(`review.risk.${row.tier}`)}</Lozenge>
          {!ticked && !disabled && <strong> {t('review.leftOut')}</strong>}
        </p>
      </div>
    </li>
  );
}
