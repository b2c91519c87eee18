import { money as amount, number } from '../../language/format.ts';
import { t } from '../../language/translate.ts';
import type { Model } from '../replies.ts';

/** What this day took, how its calls ended, and which were not made. */
export function ModelToday({ model: { spent, offered, calls, denials } }: { model: Model }) {
  const { answered, refused, failed, sending } = calls;
  return (
    <section className="stack" aria-labelledby="model-today">
      <h3 id="model-today">{t('model.today')}</h3>
      <ul className="lines">
        <li>{t('model.spent', spentValues(spent))}</li>
        {offered && <li>{t('model.spent.operator', spentValues(offered.spent))}</li>}
        <li>{t('model.calls.ends', { answered, refused, failed, sending })}</li>
        {denials.map(({ reason, count }) => (
          <li key={reason}>{t('model.denial', { count, reason })}</li>
        ))}
      </ul>
    </section>
  );
}

function spentValues({ tokens, money }: Model['spent']) {
  return { tokens: number(tokens), money: amount(money) };
}
