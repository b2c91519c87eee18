import { plainLine } from '../../domain/operations/adf.ts';
import type { Turn } from '../../domain/readiness/simulate.ts';

/** What changes for an issue, in one line. */
export function turnLine(key: string, { before, after, rules }: Turn): string {
  const from = `${before.status.replaceAll('_', ' ')} ${before.score}`;
  const to = `${after.status.replaceAll('_', ' ')} ${after.score}`;
  return `${plainLine(key)}  ${from} → ${to}  ${rules.join(', ')}\n`;
}
