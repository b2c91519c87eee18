import type { PackChange } from '../../../../../../domain/readiness/pack/diff.ts';
import type { ExplainedRule } from '../../../../../../domain/readiness/pack/explain.ts';
import { allOf } from '../../language/format.ts';
import { isKey, t } from '../../language/translate.ts';
import { typeName } from './rule-card.tsx';

interface ChangesProps {
  changes: readonly PackChange[];
  rules: readonly ExplainedRule[];
}

const allTypes = 7;
/** Every status is in one of them, or not known. */
const categories = [null, 'toDo', 'inProgress', 'done'];

/** What judging by a draft changes, setting by setting, and for which work items. */
export function Changes({ changes, rules }: ChangesProps) {
  if (changes.length === 0) return <p>{t('rules.changes.none')}</p>;
  const titles = new Map(rules.map(({ id, title }) => [id, title]));
  return (
    <table className="changes">
      <caption className="unseen">{t('rules.changes')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('rules.changes.what')}</th>
          <th scope="col">{t('rules.changes.before')}</th>
          <th scope="col">{t('rules.changes.after')}</th>
          <th scope="col">{t('rules.changes.whom')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={keyOf(change)}>
            <th scope="row">
              {change.rule && <div>{titles.get(change.rule) ?? change.rule}</div>}
              {settingName(change.setting)}
            </th>
            <td>{shown(change.setting, change.before)}</td>
            <td>{shown(change.setting, change.after)}</td>
            <td>{whom(change)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const keyOf = ({ rule, setting, types, statuses }: PackChange) =>
  JSON.stringify([rule, setting, types, statuses]);

function settingName(setting: string): string {
  const key = `rules.changes.setting.${setting.replace('.', '_')}`;
  return isKey(key) ? t(key) : setting;
}

function shown(setting: string, value: PackChange['before']): string {
  if (value === null || value === undefined)
    return t(setting === 'judged' ? 'rules.standing.off' : 'rules.changes.unset');
  if (setting === 'judged') return t('rules.changes.judged');
  if (setting === 'counts')
    return t(value === true ? 'rules.standing.counts' : 'rules.standing.hint');
  const key = `rules.severity.${String(value)}`;
  if (setting === 'severity' && isKey(key)) return t(key);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A category in the reader's words; a status as its site calls it. */
function statusName(status: string | null): string {
  const key = `rules.status.${status ?? 'unknown'}`;
  return isKey(key) ? t(key) : String(status);
}

function whom({ types, statuses }: PackChange): string {
  const kinds = types.length === allTypes ? t('rules.filter.all') : allOf(types.map(typeName));
  if (categories.every((status) => statuses.includes(status))) return kinds;
  const names = statuses.map(statusName);
  return t('rules.changes.inStatus', { types: kinds, statuses: allOf(names) });
}
