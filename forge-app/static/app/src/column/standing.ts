import type { Time } from '../../../../../domain/json.ts';
import type { ReadinessView } from '../../../../../domain/views.ts';
import { fromNow, moment } from '../language/format.ts';
import { t } from '../language/translate.ts';

/** What stands below the verdict: how old it is, whether it still fits, and why it is not judged again. */
export function standing(
  view: Pick<ReadinessView, 'judging' | 'stale' | 'putOff' | 'judgedAt'>,
  now: Date,
): string {
  const { judging, stale, putOff, judgedAt } = view;
  if (judging || judgedAt === null) return t('column.judgingAgain');
  const judged = judgedText(judgedAt, now);
  const said = stale ? t('column.judgedBefore', { judged }) : judged;
  return putOff ? `${said} ${putOffText(putOff)}` : said;
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
