import type { UntakenView } from '../../../../../domain/views.ts';
import { changeLabel } from '../changes/label.ts';
import { allOf } from '../language/format.ts';
import { isKey, t } from '../language/translate.ts';

/** What an undo leaves as it is, each change with its reason. */
export function KeptList({ kept }: { kept: readonly UntakenView[] }) {
  if (kept.length === 0) return null;
  return (
    <section className="kept" aria-label={t('receipt.kept', { count: kept.length })}>
      <p>{t('receipt.kept', { count: kept.length })}</p>
      <ul className="rows">
        {kept.map((change) => (
          <li key={change.rowId}>
            <span className="row-text">
              {change.operation ? changeLabel(change.operation) : change.label}
              <span className="row-problem">{keptBecause(change)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function keptBecause({ code, touches = [] }: UntakenView): string {
  if (touches.length > 0)
    return t('receipt.kept.touched', {
      touches: allOf(touches.map((touch) => t(`receipt.touch.${touch}`))),
    });
  const key = `receipt.kept.${code}`;
  return isKey(key) ? t(key) : t('receipt.kept.other');
}
