import { useState } from 'react';
import type { AppRole, RoleGrants } from '../../../../../../domain/app-roles.ts';
import type { Approvers } from '../../../../../../domain/approvers.ts';
import type { RolesView } from '../../../../../../domain/settings-views.ts';
import { allOf } from '../../language/format.ts';
import { t } from '../../language/translate.ts';
import { PeoplePicker } from '../../shared/people/people-picker.tsx';
import type { Directory, Kind } from '../../shared/people/use-directory.ts';
import type { SettingValue } from '../../shared/setting-history.tsx';
import { useSaved } from '../../shared/use-saved.ts';
import { Setting } from './setting.tsx';

const roles: readonly AppRole[] = ['admin', 'member', 'viewer'];
const kinds: readonly Kind[] = ['accounts', 'groups', 'roles'];

interface RolesProps {
  projectKey: string;
  directory: Directory;
}

/** Who has which role of Readygate in a space. */
export function Roles({ projectKey, directory }: RolesProps) {
  const path = `/v1/projects/${projectKey}/roles`;
  const saved = useSaved<RolesView>(path);
  const [grants, setGrants] = useState<RoleGrants | null>(null);
  return (
    <Setting
      title={t('settings.roles')}
      note={t('settings.roles.note')}
      {...{ path, saved, directory }}
      wish={grants && { grants }}
      onDone={() => setGrants(null)}
      words={(value) => roleWords(value, directory.nameOf)}
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

function roleWords({ grants }: SettingValue, nameOf: Directory['nameOf']): string[] {
  const given = JSON.parse(String(grants)) as RoleGrants;
  const lines = roles.flatMap((role) => {
    const named = kinds.flatMap((kind) =>
      (given[role]?.[kind] ?? []).map((id) => nameOf(kind, id)),
    );
    if (named.length === 0) return [];
    return [t('settings.roles.given', { role: t(`settings.role.${role}`), names: allOf(named) })];
  });
  return lines.length === 0 ? [t('settings.roles.none')] : lines;
}
