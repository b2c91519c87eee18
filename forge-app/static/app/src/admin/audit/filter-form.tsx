import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { useState } from 'react';
import { auditActions } from '../../../../../../domain/audit.ts';
import { t } from '../../language/translate.ts';
import { Field } from '../../shared/field.tsx';
import { everything, type Filter } from './filter.ts';

const subjectForm = '[a-z_]{1,40}:\\S{1,200}';
const days = ['since', 'until'] as const;

/** Chooses entries by day, action and subject. */
export function FilterForm({ onShow }: { onShow: (filter: Filter) => void }) {
  const [draft, setDraft] = useState(everything);
  const set = (change: Partial<Filter>) => setDraft({ ...draft, ...change });
  return (
    <form
      className="filters"
      aria-label={t('audit.filter')}
      onSubmit={(event) => {
        event.preventDefault();
        onShow(draft);
      }}
    >
      {days.map((name) => (
        <Field key={name} label={t(`audit.filter.${name}`)}>
          {(tied) => (
            <Textfield
              {...tied}
              type="date"
              value={draft[name]}
              onChange={({ currentTarget }) => set({ [name]: currentTarget.value })}
            />
          )}
        </Field>
      ))}
      <Field label={t('audit.filter.action')}>
        {(tied) => (
          <select
            {...tied}
            value={draft.action}
            onChange={({ target }) => set({ action: target.value })}
          >
            <option value="">{t('audit.filter.any')}</option>
            {auditActions.map((action) => (
              <option key={action}>{action}</option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('audit.filter.subject')}>
        {(tied) => (
          <Textfield
            {...tied}
            value={draft.subject}
            pattern={subjectForm}
            title={t('audit.filter.subject.form')}
            onChange={({ currentTarget }) => set({ subject: currentTarget.value })}
          />
        )}
      </Field>
      <Button type="submit">{t('audit.filter.show')}</Button>
    </form>
  );
}
