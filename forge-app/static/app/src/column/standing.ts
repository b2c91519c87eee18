import type { Time } from '../../../../../domain/json.ts';
import type { ReadinessView } from '../../../../../domain/views.ts';
import { fromNow, moment } from '../language/format.ts';
import { t } from '../language/translate.ts';

type Judged = Pick<ReadinessView, 'judging' | 'stale' | 'putOff' | 'judgedAt'>;

/** How old the verdict is, and whether it still fits; null while it is judged again. */
export function ageText({ judging, stale, judgedAt }: Judged, now: Date): string | null {
  if (judging || judgedAt === null) return null;
  const judged = judgedText(judgedAt, now);
  return stale ? t('column.judgedBefore', { judged }) : judged;
}

/** What goes on with the verdict: that it is judged again, or why not; null where nothing does. */
export function judgingText({ judging, putOff, judgedAt }: Judged): string | null {
  if (judging || judgedAt === null) return t('column.judgingAgain');
  return putOff ? putOffText(putOff) : null;
}

/** Why judging waits, and until when. */
export function putOffText({ code, until }: NonNullable<ReadinessView['putOff']>): string {
  const reason = t(`column.putOff.${code}`);
  return until
    ? t('column.putOffUntil', { until: moment(until), reason })
    : t('column.putOff', { reason });
}

function judgedText(at: Time, now: Date): string {
  const young = now.getTime() - new Date(at).getTime() < 30_000;
  return young ? t('column.judgedNow') : t('column.judged', { ago: fromNow(at, now) });
}
