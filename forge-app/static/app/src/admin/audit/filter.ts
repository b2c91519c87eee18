/** Which entries are wanted; what is empty is no condition. */
export interface Filter {
  /** Days, in UTC; the last one is in it. */
  since: string;
  until: string;
  action: string;
  subject: string;
}

export const everything: Filter = { since: '', until: '', action: '', subject: '' };

const dayLength = 86_400_000;

/** The address of a list or an export of these entries. */
export function addressOf(
  path: string,
  { since, until, action, subject }: Filter,
  more: Record<string, string>,
): string {
  const wanted = {
    since,
    until: until && dayAfter(until),
    action,
    subject: subject.trim(),
    ...more,
  };
  const query = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value !== ''));
  return query.size === 0 ? path : `${path}?${query}`;
}

/** The API takes the first moment that is wanted no more. */
function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + dayLength).toISOString().slice(0, 10);
}
