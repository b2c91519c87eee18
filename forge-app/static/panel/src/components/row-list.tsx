import Lozenge from '@atlaskit/lozenge';
import type { RowView } from '../../../../../domain/views.ts';
import { messages } from '../messages.ts';
import { IssueLink } from './issue-link.tsx';

const colours: Partial<Record<RowView['state'], 'success' | 'information' | 'danger' | 'warning'>> =
  {
    done: 'success',
    sending: 'information',
    failed: 'danger',
    conflict: 'danger',
    uncertain: 'warning',
    skipped: 'warning',
  };

/** Every change of a plan with what became of it. */
export function RowList({ rows, siteUrl }: { rows: readonly RowView[]; siteUrl: string }) {
  return (
    <ul className="rows">
      {rows.map(({ id, label, state, result, problem }) => (
        <li key={id} data-state={state}>
          <span className="row-text">
            {result?.key && <IssueLink issueKey={result.key} siteUrl={siteUrl} />} {label}
            {problem && <span className="row-problem">{messages.rowProblem(problem.code)}</span>}
          </span>
          <span className="row-state">
            <Lozenge appearance={colours[state] ?? 'neutral'}>{messages.rowState[state]}</Lozenge>
          </span>
        </li>
      ))}
    </ul>
  );
}
