import type { AppRole, RoleGrants } from '../../../../../../domain/app-roles.ts';
import type { Approvers } from '../../../../../../domain/approvers.ts';
import type { RolesView } from '../../../../../../domain/settings-views.ts';
import { allOf } from '../../language/format.ts';
import { t } from '../../language/translate.ts';
import { Setting } from '../setting.tsx';
import type { SettingValue } from '../setting-history.tsx';
import { useKept } from '../use-kept.ts';
import { useSaved } from '../use-saved.ts';
import { PeoplePicker } from './people-picker.tsx';
import type { Directory, Kind } from './use-directory.ts';

const roles: readonly AppRole[] = ['admin', 'member', 'viewer'];
const kinds: readonly Kind[] = ['accounts', 'groups', 'roles'];

interface RolesProps {
  /** Of the grants of a space, or of the whole site. */
  path: string;
  note: string;
  directory: Directory;
}

/** Who has which role of Readygate in a space, or on the whole site. */
export function Roles({ path, note, directory }: RolesProps) {
  const saved = useSaved<RolesView>(path);
  const [grants, setGrants] = useKept<RoleGrants>(path);
  return (
    <Setting
      title={t('settings.roles')}
      {...{ note, path, saved, directory }}
      wish={grants && { grants }}
      onDone={() => setGrants(null)}
      words={(value) => roleWords(value, directory.nameOf)}
      named={namedIn}
    >
      {(stored) => {
        const shown = grants ?? stored.grants;
        return roles.map((role) => (
          <PeoplePicker
            key={role}
            label={t(`settings.role.${role}`)}
            directory={directory}
            value={shown[role] ?? nobody}
            onChange={(named) => setGrants(withRole(shown, role, named))}
          />
        ));
      }}
    </Setting>
  );
}

/** Always the same, so that nothing is asked anew. */
const nobody: Approvers = {};

function withRole(grants: RoleGrants, role: AppRole, named: Approvers): RoleGrants {
  const { [role]: _before, ...others } = grants;
  return Object.keys(named).length === 0 ? others : { ...others, [role]: named };
}

/** A line for each role, in one order. */
function roleWords({ grants }: SettingValue, nameOf: Directory['nameOf']): string[] {
  const given = grantsIn(grants);
  return roles.map((role) => {
    const named = kinds.flatMap((kind) =>
      (given[role]?.[kind] ?? []).map((id) => nameOf(kind, id)),
    );
    const names = named.length === 0 ? t('settings.roles.nobody') : allOf(named);
    return t('settings.roles.given', { role: t(`settings.role.${role}`), names });
  });
}

/** Whom versions name. */
function namedIn(values: readonly SettingValue[]): Approvers {
  const all = values.flatMap(({ grants }) => Object.values(grantsIn(grants)));
  const of = (kind: Kind) => all.flatMap((named) => named[kind] ?? []);
  return { accounts: of('accounts'), groups: of('groups'), roles: of('roles') };
}

const grantsIn = (grants: SettingValue[string] | undefined) =>
  JSON.parse(String(grants)) as RoleGrants;
