import { useCallback, useState } from 'react';
import { call } from '../../call.ts';
import { t } from '../../language/translate.ts';
import { Field } from '../../shared/field.tsx';
import { ProblemNotice } from '../../shared/problem-notice.tsx';
import { Skeleton } from '../../shared/skeleton.tsx';
import { usePolled } from '../../shared/use-polled.ts';
import type { Usage } from '../replies.ts';
import { Denials } from './denials.tsx';
import { LicenceFacts } from './licence-facts.tsx';
import { Quotas } from './quotas.tsx';
import { firstOf } from './series.ts';
import { UsageDays } from './usage-days.tsx';

const once = () => null;
/** Days that may be chosen besides the month so far. */
const periods = [30, 90, 365] as const;

/** By which licence the site works, what it may use and what it used. */
export function Page() {
  const [period, setPeriod] = useState<number | null>(null);
  const read = useCallback(() => {
    const now = new Date();
    const query = period === null ? '' : `?from=${firstOf(period, now)}&to=${firstOf(1, now)}`;
    return call<Usage>('GET', `/v1/usage${query}`);
  }, [period]);
  const { body: usage, problem, refresh } = usePolled({ read, pace: once });
  return (
    <section className="stack" aria-labelledby="usage-title">
      <h2 id="usage-title">{t('usage.title')}</h2>
      {problem && <ProblemNotice problem={problem} asked="read" onRetry={refresh} />}
      {!usage && !problem && <Skeleton lines={12} />}
      {usage && (
        <>
          <LicenceFacts usage={usage} />
          <h3>{t('usage.quotas')}</h3>
          <Quotas quotas={usage.quotas} />
        </>
      )}
      <h3>{t('usage.days')}</h3>
      <Field label={t('usage.period')}>
        {(tied) => (
          <select
            {...tied}
            value={period ?? ''}
            onChange={({ target }) => setPeriod(target.value === '' ? null : Number(target.value))}
          >
            <option value="">{t('usage.period.month')}</option>
            {periods.map((count) => (
              <option key={count} value={count}>
                {t('usage.period.days', { count })}
              </option>
            ))}
          </select>
        )}
      </Field>
      {usage && <UsageDays usage={usage} />}
      <h3>{t('usage.denials')}</h3>
      <Denials />
    </section>
  );
}
