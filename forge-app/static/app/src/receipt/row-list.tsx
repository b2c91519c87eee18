import type { RowView } from '../../../../../domain/views.ts';
import { changeLabel } from '../changes/label.ts';
import { IssueLink } from '../shared/issue-link.tsx';
import { problemText } from './problem-text.ts';
import { RowLozenge } from './row-lozenge.tsx';

interface RowListProps {
  rows: readonly RowView[];
  siteUrl: string;
  /** Ids of rows that were taken back. */
  undone?: readonly string[];
}

/** Every change of a plan with what became of it. */
export function RowList({ rows, siteUrl, undone = [] }: RowListProps) {
  return (
    <ul className="rows">
      {rows.map((row) => (
        <li key={row.id} data-state={row.state}>
          <span className="row-text">
            {row.result?.key && <IssueLink issueKey={row.result.key} siteUrl={siteUrl} />}{' '}
            {changeLabel(row.operation)}
            {row.problem && <span className="row-problem">{problemText(row.problem.code)}</span>}
          </span>
          <span className="row-state">
            <RowLozenge row={row} undone={undone} />
          </span>
        </li>
      ))}
    </ul>
  );
}
