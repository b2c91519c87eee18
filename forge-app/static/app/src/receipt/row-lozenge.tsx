import Lozenge from '@atlaskit/lozenge';
import type { RowView } from '../../../../../domain/views.ts';
import { t } from '../language/translate.ts';

const colours: Partial<Record<RowView['state'], 'success' | 'information' | 'danger' | 'warning'>> =
  {
    done: 'success',
    sending: 'information',
    failed: 'danger',
    conflict: 'danger',
    uncertain: 'warning',
    skipped: 'warning',
  };

interface RowLozengeProps {
  row: Pick<RowView, 'id' | 'state' | 'undoes'>;
  /** Ids of rows that were taken back. */
  undone: readonly string[];
}

/** What became of a change, in a word. */
export function RowLozenge({ row: { id, state, undoes }, undone }: RowLozengeProps) {
  if (undone.includes(id)) return <Lozenge>{t('receipt.row.undone')}</Lozenge>;
  return <Lozenge appearance={colours[state] ?? 'neutral'}>{stateText(state, undoes)}</Lozenge>;
}

/** What an undo did does not stand in Jira: it is gone from there. */
function stateText(state: RowView['state'], undoes: string | undefined): string {
  return state === 'done' && undoes !== undefined
    ? t('receipt.row.takenBack')
    : t(`receipt.row.${state}`);
}
