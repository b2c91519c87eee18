import { useState } from 'react';
import { t } from '../../language/translate.ts';
import { Entries } from './entries.tsx';
import { ExportCard } from './export-card.tsx';
import { everything } from './filter.ts';
import { FilterForm } from './filter-form.tsx';
import { VerificationCard } from './verification-card.tsx';

/** The audit chain of the site: whether it holds, what is in it, and a copy of it. */
export function Page() {
  const [filter, setFilter] = useState(everything);
  return (
    <section className="stack" aria-labelledby="audit-title">
      <h2 id="audit-title">{t('audit.title')}</h2>
      <p>{t('audit.intro')}</p>
      <VerificationCard />
      <h3>{t('audit.entries')}</h3>
      <FilterForm onShow={setFilter} />
      <Entries filter={filter} />
      <ExportCard filter={filter} />
    </section>
  );
}
