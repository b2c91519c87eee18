import Button from '@atlaskit/button/new';
import { useState } from 'react';
import { usageCsv, usageHeading } from '../../../../../../domain/quota/usage-csv.ts';
import { calendarDay, number } from '../../language/format.ts';
import { t } from '../../language/translate.ts';
import { download } from '../../shared/download.ts';
import { EmptyState } from '../../shared/empty-state.tsx';
import { Field } from '../../shared/field.tsx';
import type { Usage } from '../replies.ts';
import { kindText } from './kind-text.ts';
import { type Point, seriesOf } from './series.ts';
import { UsageChart } from './usage-chart.tsx';

/** What was used of one kind by day: drawn, as a table, and as the file that the command line writes. */
export function UsageDays({ usage }: { usage: Usage }) {
  const kinds = [...new Set(usage.days.map(({ kind }) => kind))];
  const [chosen, setChosen] = useState<string | null>(null);
  const kind = kinds.find((one) => one === chosen) ?? kinds[0];
  if (kind === undefined)
    return (
      <EmptyState title={t('usage.nothing.title')}>
        <p>{t('usage.nothing.text')}</p>
      </EmptyState>
    );
  const points = seriesOf(usage, kind);
  const save = () => {
    const name = `readygate-usage-${usage.from}-${usage.to}.csv`;
    download(name, [usageHeading, usageCsv(usage.days)], 'text/csv');
  };
  return (
    <div className="stack">
      <Field label={t('usage.kind')}>
        {(tied) => (
          <select {...tied} value={kind} onChange={({ target }) => setChosen(target.value)}>
            {kinds.map((one) => (
              <option key={one} value={one}>
                {kindText(one)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <UsageChart kind={kind} points={points} />
      <details>
        <summary>{t('usage.table')}</summary>
        <DaysTable points={points.filter(({ used, denied }) => used + denied > 0)} />
      </details>
      <p>
        <Button onClick={save}>{t('usage.download')}</Button>
      </p>
    </div>
  );
}

function DaysTable({ points }: { points: readonly Point[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('usage.day')}</th>
          <th scope="col">{t('usage.used')}</th>
          <th scope="col">{t('usage.denied')}</th>
        </tr>
      </thead>
      <tbody>
        {points.map(({ day, used, denied }) => (
          <tr key={day}>
            <th scope="row">{calendarDay(day)}</th>
            <td>{number(used)}</td>
            <td>{number(denied)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
