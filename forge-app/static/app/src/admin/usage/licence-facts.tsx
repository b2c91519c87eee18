import { moment } from '../../language/format.ts';
import { isKey, t } from '../../language/translate.ts';
import { Facts } from '../../shared/facts.tsx';
import type { Usage } from '../replies.ts';

/** The edition, and what the licence lets be done. */
export function LicenceFacts({ usage: { edition, licence } }: { usage: Usage }) {
  return (
    <Facts
      facts={[
        { name: t('usage.edition'), value: edition },
        { name: t('usage.licence'), value: licenceText(licence) },
      ]}
    />
  );
}

function licenceText({ state, access, graceUntil }: Usage['licence']): string {
  if (state === null) return t('usage.licence.none');
  const named = `usage.licence.${state}`;
  const allowed = `usage.access.${access}`;
  const until = graceUntil ? moment(graceUntil) : '';
  return `${isKey(named) ? t(named) : state}. ${isKey(allowed) ? t(allowed, { until }) : access}`;
}
