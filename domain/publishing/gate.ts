import { type Digest, digestOf } from '../canonical.ts';
import type { Time } from '../json.ts';
import { orderFindings } from '../readiness/findings.ts';
import type { ReaderLanguage } from '../readiness/rule.ts';
import { findingWords } from '../readiness/words.ts';
import type { ReadinessStatus, Report } from '../report.ts';

/** What the issue property says. It holds names of rules, and nothing of the issue's own words. */
export interface Gate {
  format: 1;
  score: number;
  status: ReadinessStatus;
  checkedAt: Time;
  /** Nothing is known of the issue as it is now, or the gate is off: everything passes. */
  stale: boolean;
  /** Names of the first rules that it fails, worst first. */
  missing: string[];
  /** One sentence for whoever is held up. */
  message: string;
}

/** How many rules are named. */
const named = 3;

const words: Record<ReaderLanguage, { missing: string; notReady: string; stale: string }> = {
  en: {
    missing: 'Not ready yet. Missing: ',
    notReady: 'Not ready yet.',
    stale: 'Not checked since the last edit.',
  },
  de: {
    missing: 'Noch nicht bereit. Es fehlt: ',
    notReady: 'Noch nicht bereit.',
    stale: 'Seit der letzten Änderung nicht geprüft.',
  },
  fr: {
    missing: 'Pas encore prêt. Il manque : ',
    notReady: 'Pas encore prêt.',
    stale: 'Non vérifié depuis la dernière modification.',
  },
  es: {
    missing: 'Aún no está listo. Falta: ',
    notReady: 'Aún no está listo.',
    stale: 'Sin comprobar desde el último cambio.',
  },
};

export interface Judged {
  report: Pick<Report, 'score' | 'status' | 'results'>;
  judgedAt: Date;
  /** It changed since, or the gate is off. */
  stale: boolean;
  language: ReaderLanguage;
}

/** What the gate is told of an issue. */
export function gateOf({ report, judgedAt, stale, language }: Judged): Gate {
  const { score, status, results } = report;
  const { missing: lead, notReady, stale: unchecked } = words[language];
  const missing = orderFindings(results)
    .filter(({ counts, outcome }) => counts && outcome === 'fail')
    .slice(0, named)
    .map((result) => findingWords(result, language).title);
  const held = missing.length > 0 ? `${lead}${missing.join('; ')}.` : notReady;
  const message = stale ? unchecked : status === 'ready' ? '' : held;
  return { format: 1, score, status, checkedAt: judgedAt.toISOString(), stale, missing, message };
}

/** Two that differ in their time alone say the same. */
export function gateDigest({ checkedAt: _at, ...said }: Gate): Digest {
  return digestOf(said);
}
