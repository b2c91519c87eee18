import { csvRow } from '../csv.ts';

interface UsageRow {
  day: string;
  kind: string;
  used: number;
  events: number;
  denied: number;
}

export const usageHeading = csvRow(['day', 'kind', 'used', 'events', 'denied']);

export function usageCsv(rows: readonly UsageRow[]): string {
  return rows
    .map(({ day, kind, used, events, denied }) => csvRow([day, kind, used, events, denied]))
    .join('');
}
