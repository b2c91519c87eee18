import { Checkbox } from '@atlaskit/checkbox';
import Lozenge from '@atlaskit/lozenge';
import type { RowView } from '../../../../../domain/views.ts';
import { messages } from '../messages.ts';
import { doubt } from '../state/choice.ts';

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
        <dl className="effects" aria-label={messages.effects}>
          {row.effects.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p className="why">
          {row.why}
          {doubtful && <em> {messages.doubt[doubtful]}</em>}
          {row.objection && <em> {messages.objection[row.objection]}</em>}
        </p>
        <p className="marks">
          <span className="quiet">{position}</span>{' '}
          {row.added && (
            <>
              <Lozenge appearance="new">{messages.added}</Lozenge>{' '}
            </>
          )}
          <Lozenge appearance={row.confidence === 'high' ? 'neutral' : 'warning'}>
            {messages.confidence[row.confidence]}
          </Lozenge>{' '}
          <Lozenge appearance={risks[row.tier]}>{messages.risk[row.tier]}</Lozenge>
          {!ticked && !disabled && <strong> {messages.leftOut}</strong>}
        </p>
      </div>
    </li>
  );
}
