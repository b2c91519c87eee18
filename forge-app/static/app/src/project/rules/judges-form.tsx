import type { Judges } from '../../../../../../domain/readiness/pack/pack.ts';
import { t } from '../../language/translate.ts';
import { typeName } from './rule-card.tsx';

interface JudgesFormProps {
  judges: Required<Judges>;
  /** Null: the text cannot be changed by switches. */
  onChange: ((judges: Judges) => void) | null;
}

const categories = ['toDo', 'inProgress', 'done'];
const types = ['story', 'task', 'bug', 'epic', 'spike', 'subtask', 'other'] as const;

/** Which work items are judged: by status and type, and whether what customers ask for is. */
export function JudgesForm({ judges, onChange }: JudgesFormProps) {
  const { statuses, types: chosen, serviceRequests } = judges;
  // Statuses that a text names by name or id stay beside the categories.
  const named = statuses.filter((status) => !categories.includes(status));
  return (
    <details>
      <summary>{t('rules.judges')}</summary>
      <p className="quiet">{t('rules.judges.note')}</p>
      <Boxes
        legend={t('rules.judges.statuses')}
        all={[...categories, ...named]}
        chosen={statuses}
        nameOf={(status) =>
          named.includes(status) ? status : t(`rules.status.${status as 'toDo'}`)
        }
        onChange={onChange && ((next) => onChange({ statuses: next }))}
      />
      <Boxes
        legend={t('rules.judges.types')}
        all={types}
        chosen={chosen}
        nameOf={(type) => typeName(type)}
        onChange={onChange && ((next) => onChange({ types: next }))}
      />
      <label>
        <input
          type="checkbox"
          checked={serviceRequests}
          disabled={onChange === null}
          onChange={({ target }) => onChange?.({ serviceRequests: target.checked })}
        />{' '}
        {t('rules.judges.service')}
      </label>
    </details>
  );
}

interface BoxesProps<Value extends string> {
  legend: string;
  all: readonly Value[];
  chosen: readonly Value[];
  nameOf: (value: Value) => string;
  onChange: ((chosen: Value[]) => void) | null;
}

/** Some of a few; one of them at least. */
function Boxes<Value extends string>({ legend, all, chosen, nameOf, onChange }: BoxesProps<Value>) {
  return (
    <fieldset className="boxes">
      <legend>{legend}</legend>
      {all.map((value) => {
        const isChosen = chosen.includes(value);
        return (
          <label key={value}>
            <input
              type="checkbox"
              checked={isChosen}
              disabled={onChange === null || (isChosen && chosen.length === 1)}
              onChange={() =>
                onChange?.(all.filter((one) => (one === value) !== chosen.includes(one)))
              }
            />{' '}
            {nameOf(value)}
          </label>
        );
      })}
    </fieldset>
  );
}
