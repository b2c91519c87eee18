import type { PlanView } from '../../../../../../domain/views.ts';
import { EffectList } from '../../changes/effect-list.tsx';
import { changeLabel } from '../../changes/label.ts';
import { approvalText } from '../../changes/sentence.ts';
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
function WholePlan({ plan: { issue, viewer, rows } }: { plan: PlanView }) {
  const open = rows.filter(({ state }) => state === 'open');
  const operations = open.map(({ operation }) => operation);
  return (
    <section className="whole-plan" aria-label={issue.key}>
      <p>{approvalText({ issueKey: issue.key, name: viewer.name, operations })}</p>
      <ul>
        {open.map(({ id, operation }) => (
          <li key={id}>
            {changeLabel(operation)}
            <EffectList operation={operation} label={changeLabel(operation)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
