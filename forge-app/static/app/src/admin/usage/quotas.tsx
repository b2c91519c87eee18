import Lozenge from '@atlaskit/lozenge';
import { moment, number } from '../../language/format.ts';
import { t } from '../../language/translate.ts';
import type { Usage } from '../replies.ts';
import { kindText } from './kind-text.ts';

type Quota = Usage['quotas'][number];

const spans = ['day', 'month'] as const;

/** What is used of each ceiling, and when it begins anew. */
export function Quotas({ quotas }: { quotas: readonly Quota[] }) {
  const kinds = [...new Set(quotas.map(({ kind }) => kind))];
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t('usage.kind')}</th>
          {spans.map((span) => (
            <th key={span} scope="col">
              {t(`usage.span.${span}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {kinds.map((kind) => (
          <tr key={kind}>
            <th scope="row">{kindText(kind)}</th>
            {spans.map((span) => (
              <td key={span}>
                <Stand quota={quotas.find((one) => one.kind === kind && one.span === span)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Stand({ quota }: { quota: Quota | undefined }) {
  if (!quota) return null;
  const { limit, used, reserved, resetsAt } = quota;
  const isFull = limit !== null && used + reserved >= limit;
  return (
    <>
      {limit === null
        ? t('usage.unlimited', { used: number(used) })
        : t('usage.of', { used: number(used), limit: number(limit) })}{' '}
      {isFull && <Lozenge appearance="removed">{t('usage.full')}</Lozenge>}
      <span className="quiet">
        {[
          ...(reserved > 0 ? [t('usage.reserved', { count: number(reserved) })] : []),
          ...(limit === null ? [] : [t('usage.resets', { at: moment(resetsAt) })]),
        ].join(', ')}
      </span>
    </>
  );
}
