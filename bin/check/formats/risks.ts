import { plainLine } from '../../../domain/operations/adf.ts';
import { riskName } from '../../../domain/readiness/risk-names.ts';
import type { ReaderLanguage } from '../../../domain/readiness/rule.ts';
import type { Report } from '../../../domain/report.ts';

/** Words of one area that are shown. */
const mostWords = 3;

/** The risk areas of a report, each with the words that say so: `Payments and billing (“refund”, “invoice”)`. */
export function risksInWords({ risks = [] }: Report, language: ReaderLanguage): string[] {
  return risks.map(({ area, evidence }) => {
    const said = evidence.map(({ text }) => `“${plainLine(text).replaceAll(/\s+/g, ' ')}”`);
    return `${riskName(area, language)} (${[...new Set(said)].slice(0, mostWords).join(', ')})`;
  });
}
