import type { Annotations } from '../../domain/model/annotations.ts';
import { orderFindings } from '../../domain/readiness/findings.ts';
import type { Pack } from '../../domain/readiness/pack/pack.ts';
import { riskName } from '../../domain/readiness/risk-names.ts';
import type { ReaderLanguage } from '../../domain/readiness/rule.ts';
import { findingWords } from '../../domain/readiness/words.ts';
import type { Report } from '../../domain/report.ts';
import type { AnnotationsView, ReportView } from '../../domain/views.ts';

/** What a model said, as it is shown beside the report. */
export function annotationsView(said: Annotations): AnnotationsView {
  const { state, at, prompt } = said;
  if (said.state === 'made') return { state, at, prompt, code: null, remarks: said.remarks };
  const { code, ceiling, freeAt = null } = said;
  return { state, at, prompt, code, ...(ceiling ? { ceiling, freeAt } : {}), remarks: [] };
}

/**
 * A report with the words of its findings in the reader's language, worst and cheapest first; `rules` are
 * those it was judged by.
 */
export function reportView(
  { score, status, digest, pack, results, risks = [] }: Report,
  { rules, thresholds }: Pick<Pack, 'rules' | 'thresholds'>,
  language: ReaderLanguage,
): ReportView {
  return {
    score,
    status,
    readyFrom: thresholds.ready,
    digest,
    pack: { id: pack.id, version: pack.version },
    findings: orderFindings(results).map((result) => ({
      rule: result.rule,
      severity: result.severity,
      counts: result.counts,
      outcome: result.outcome,
      ...findingWords(result, language),
      evidence: result.evidence,
      manual: rules[result.rule]?.manual === true,
    })),
    risks: risks.map((risk) => ({ ...risk, title: riskName(risk.area, language) })),
    passed: results.filter(({ outcome, counts }) => outcome === 'pass' && counts).length,
  };
}
