import type { AnnotationsView, ReportView } from '../../../../../domain/views.ts';
import { t } from '../language/translate.ts';
import { doubtsOf, groundOf } from './remark-words.ts';

interface RemarksProps {
  annotations: AnnotationsView;
  report: ReportView;
}

/**
 * What a model said of the work item, apart from what the rules found: as text, each with what it rests on. It
 * moves no score, and says so.
 */
export function Remarks({ annotations: { state, remarks }, report }: RemarksProps) {
  const nothing = t(`column.remarks.${state === 'made' ? 'none' : 'failed'}`);
  return (
    <section className="remarks" aria-labelledby="remarks">
      <h2 id="remarks">{t('column.remarks')}</h2>
      <p className="quiet">{t('column.remarksNote')}</p>
      {remarks.length === 0 ? (
        <p>{nothing}</p>
      ) : (
        <ul className="findings">
          {remarks.map((remark) => (
            <OneRemark key={remark.remark} remark={remark} report={report} />
          ))}
        </ul>
      )}
    </section>
  );
}

function OneRemark({
  remark,
  report,
}: {
  remark: AnnotationsView['remarks'][number];
  report: ReportView;
}) {
  const ground = groundOf(remark, report);
  return (
    <li>
      <p>{remark.remark}</p>
      {'quoted' in ground ? (
        <p>
          <q>{ground.quoted}</q>
        </p>
      ) : (
        <p className="quiet">{ground.said}</p>
      )}
      {doubtsOf(remark).map((doubt) => (
        <p key={doubt} className="quiet">
          {doubt}
        </p>
      ))}
    </li>
  );
}
