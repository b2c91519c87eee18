import { orderFindings } from '../../../domain/readiness/findings.ts';
import { type Checked, type Judged, problemSentence } from '../checked.ts';

/** One result per line, in the order of the input. */
export async function* json(results: AsyncIterable<Checked>): AsyncGenerator<string> {
  for await (const result of results) yield `${JSON.stringify(jsonOf(result))}\n`;
}

function jsonOf(result: Checked): unknown {
  if ('issue' in result) return reportOf(result);
  const { at, error } = result;
  return { ...at, error: { code: error.code, message: problemSentence(error) } };
}

/** Findings and hints in their order, then what passed with something to show; risk areas where there are some. */
function reportOf({ issue, report: { score, status, results, risks, digest } }: Judged) {
  const shown = results.filter(
    ({ outcome, evidence }) => outcome === 'pass' && evidence.length > 0,
  );
  const findings = [...orderFindings(results), ...shown].map(
    ({ rule, severity, outcome, evidence }) => ({ rule, severity, outcome, evidence }),
  );
  return { key: issue.key, score, status, findings, ...(risks ? { risks } : {}), digest };
}
