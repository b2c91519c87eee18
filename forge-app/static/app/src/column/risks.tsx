import type { ReportView } from '../../../../../domain/views.ts';
import { t } from '../language/translate.ts';
import { quotations } from './sort-findings.ts';

/** Areas that the work item touches in which a mistake is dear, each with the words that say so. */
export function Risks({ risks }: { risks: ReportView['risks'] }) {
  if (risks.length === 0) return null;
  return (
    <details>
      <summary>{t('column.risks', { count: risks.length })}</summary>
      <p className="quiet">{t('column.risksNote')}</p>
      <ul className="findings">
        {risks.map((risk) => (
          <li key={risk.area}>
            <h3>{risk.title}</h3>
            <p>
              {quotations(risk).map((text, at) => (
                <span key={text}>
                  {at > 0 && ', '}
                  <q>{text}</q>
                </span>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
