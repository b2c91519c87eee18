import type { PlanView } from '../../../../../../domain/views.ts';
import { t } from '../../language/translate.ts';

/** Plans in full, as high as fits beside what is asked of them. */
export function WholePlans({ plans }: { plans: readonly PlanView[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it
    <section className="whole-plans" aria-label={t('inbox.whole')} tabIndex={0}>
      {plans.map((plan) => (
        <WholePlan key={plan.id} plan={plan} />
      ))}
    </section>
  );
}

/** A plan in full: its sentence, and each open change with every value that it sets. */
function WholePlan({ plan }: { plan: PlanView }) {
  return (
    <section className="whole-plan" aria-label={plan.issue.key}>
      <p>{plan.sentence}</p>
      <ul>
        {plan.rows
          .filter(({ state }) => state === 'open')
          .map(({ id, label, effects }) => (
            <li key={id}>
              {label}
              <dl>
                {effects.map(({ name, value }) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
            </li>
          ))}
      </ul>
    </section>
  );
}
