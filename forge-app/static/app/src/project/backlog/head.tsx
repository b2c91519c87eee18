import { t } from '../../language/translate.ts';
import { type Question, sortedBy, sorts } from './question.ts';

export const columns = ['key', 'summary', 'score', 'gaps', 'judged', 'plan'] as const;

interface HeadProps {
  question: Question;
  onSort: (question: Question) => void;
}

/** The names of the columns; some sort the list. */
export function Head({ question, onSort }: HeadProps) {
  const { sort, order } = question;
  const arrow = order === 'asc' ? ' ↑' : ' ↓';
  return (
    <thead>
      <tr aria-rowindex={1}>
        {columns.map((column) => {
          const name = t(`backlog.column.${column}`);
          const by = sorts.find((one) => one === column);
          return (
            <th
              key={column}
              scope="col"
              className={`col-${column}`}
              {...(by === sort
                ? { 'aria-sort': order === 'asc' ? 'ascending' : 'descending' }
                : {})}
            >
              {by ? (
                <button type="button" onClick={() => onSort(sortedBy(question, by))}>
                  {name}
                  <span aria-hidden="true">{by === sort && arrow}</span>
                </button>
              ) : (
                name
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
