import { AsyncSelect } from '@atlaskit/select';
import { useEffect, useId } from 'react';
import type { Approvers } from '../../../../../../domain/approvers.ts';
import { t } from '../../language/translate.ts';
import type { Candidate, Directory, Kind } from './use-directory.ts';

interface PeoplePickerProps {
  label: string;
  directory: Directory;
  value: Approvers;
  onChange: (value: Approvers) => void;
  isInvalid?: boolean;
  describedBy?: string | undefined;
}

const kinds: readonly Kind[] = ['accounts', 'groups', 'roles'];

/** People, groups and roles, looked for by name; of what is chosen the ids are kept. */
export function PeoplePicker(props: PeoplePickerProps) {
  const { label, directory, value, onChange, isInvalid = false, describedBy } = props;
  const id = useId();
  const { learn, nameOf } = directory;
  useEffect(() => learn(value), [learn, value]);
  const chosen = kinds.flatMap((kind) =>
    (value[kind] ?? []).map((one): Candidate => ({ kind, id: one, name: nameOf(kind, one) })),
  );
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <AsyncSelect<Candidate, true>
        inputId={id}
        isMulti
        isInvalid={isInvalid}
        {...(describedBy ? { 'aria-describedby': describedBy } : {})}
        value={chosen}
        loadOptions={later(directory.search)}
        getOptionLabel={({ name }) => name}
        getOptionValue={(one) => `${one.kind} ${one.id}`}
        formatOptionLabel={({ kind, name }) => (
          <>
            {name} <span className="quiet">{t(`shared.people.${kind}`)}</span>
          </>
        )}
        placeholder={t('shared.people.placeholder')}
        loadingMessage={() => t('shared.loading')}
        noOptionsMessage={({ inputValue }) =>
          t(inputValue ? 'shared.people.nobody' : 'shared.people.type')
        }
        onChange={(now) => onChange(namedBy(now))}
      />
    </div>
  );
}

/** Only what is there: a policy holds no empty lists. */
function namedBy(chosen: readonly Candidate[]): Approvers {
  const lists = kinds.map((kind) => [
    kind,
    chosen.filter((one) => one.kind === kind).map(({ id }) => id),
  ]);
  return Object.fromEntries(lists.filter(([, ids]) => ids && ids.length > 0));
}

/** Milliseconds without typing before Jira is asked. */
const pause = 300;

function later(search: Directory['search']): Directory['search'] {
  let newest = 0;
  return async (words) => {
    newest += 1;
    const own = newest;
    await new Promise((resolve) => setTimeout(resolve, pause));
    return own === newest ? await search(words) : [];
  };
}
