import { t } from '../../language/translate.ts';
import { Choice } from '../../shared/choice.tsx';
import { ages, type InboxQuestion, states, tiers } from './question.ts';

interface FiltersProps {
  question: InboxQuestion;
  onAsk: (question: InboxQuestion) => void;
}

/** Which plans are shown. */
export function Filters({ question, onAsk }: FiltersProps) {
  const any = { value: '', label: t('inbox.filter.any') } as const;
  return (
    <search className="filters" aria-label={t('inbox.filter.label')}>
      <Choice
        label={t('inbox.filter.whom')}
        value={question.mine ? 'mine' : 'all'}
        options={[
          { value: 'mine', label: t('inbox.filter.mine') },
          { value: 'all', label: t('inbox.filter.everybody') },
        ]}
        onChange={(whom) => onAsk({ ...question, mine: whom === 'mine' })}
      />
      <Choice
        label={t('inbox.filter.state')}
        value={question.state}
        options={states.map((value) => ({ value, label: t(`inbox.state.${value}`) }))}
        onChange={(state) => onAsk({ ...question, state })}
      />
      <Choice
        label={t('inbox.filter.tier')}
        value={question.tier}
        options={[any, ...tiers.map((value) => ({ value, label: t(`inbox.tier.${value}`) }))]}
        onChange={(tier) => onAsk({ ...question, tier })}
      />
      <Choice
        label={t('inbox.filter.age')}
        value={question.age}
        options={[
          any,
          ...ages.map((value) => ({
            value,
            label: t('inbox.filter.older', { days: Number(value) / 24 }),
          })),
        ]}
        onChange={(age) => onAsk({ ...question, age })}
      />
    </search>
  );
}
