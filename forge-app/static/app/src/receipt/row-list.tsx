import Lozenge from '@atlaskit/lozenge';
import type { RowView } from '../../../../../domain/views.ts';
import { isKey, t } from '../language/translate.ts';
import { IssueLink } from '../shared/issue-link.tsx';

const colours: Partial<Record<RowView['state'], 'success' | 'information' | 'danger' | 'warning'>> =
  {
    done: 'success',
    sending: 'information',
    failed: 'danger',
    conflict: 'danger',
    uncertain: 'warning',
    skipped: 'warning',
  };

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
      {rows.map(({ id, label, state, result, problem, undoes }) => (
        <li key={id} data-state={state}>
          <span className="row-text">
            {result?.key && <IssueLink issueKey={result.key} siteUrl={siteUrl} />} {label}
            {problem && <span className="row-problem">{problemText(problem.code)}</span>}
          </span>
          <span className="row-state">
            {undone.includes(id) ? (
              <Lozenge>{t('receipt.row.undone')}</Lozenge>
            ) : (
              <Lozenge appearance={colours[state] ?? 'neutral'}>{stateText(state, undoes)}</Lozenge>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What an undo did does not stand in Jira: it is gone from there. */
function stateText(state: RowView['state'], undoes: string | undefined): string {
  return state === 'done' && undoes !== undefined
    ? t('receipt.row.takenBack')
    : t(`receipt.row.${state}`);
}

function problemText(code: string): string {
  const key = `receipt.rowProblem.${code}`;
  return isKey(key) ? t(key) : t('receipt.rowProblem.other', { code });
}
