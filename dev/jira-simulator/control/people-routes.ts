import { asObject, asStrings } from '../http/strict.ts';
import type { JiraSimulator } from '../index.ts';
import type { ScreenChange, TemplateChange } from '../people-acting.ts';
import { type ControlRoute, cloudIdOf, type Members, text } from './route.ts';

/** Tokens, and what people and administrators of a site do. */
export function peopleRoutes({ tokens, acting, addBacklog }: JiraSimulator): ControlRoute[] {
  const ref = (given: Members) => ({ cloudId: cloudIdOf(given), issue: text(given, 'issue') });
  return [
    {
      method: 'POST',
      path: '/tokens',
      members: ['cloudId', 'kind', 'accountId', 'ttl'],
      run(given) {
        const ttl = given.ttl === undefined ? undefined : Number(given.ttl);
        const token =
          given.kind === 'app'
            ? tokens.app(cloudIdOf(given), ttl)
            : tokens.user(cloudIdOf(given), text(given, 'accountId'), ttl);
        return { token };
      },
    },
    {
      method: 'POST',
      path: '/edits',
      members: ['cloudId', 'issue', 'accountId', 'fields'],
      run: (given) => {
        const fields = asObject(given.fields, 'fields');
        const { key, updated } = acting.edit(ref(given), text(given, 'accountId'), fields);
        return { key, updated };
      },
    },
    {
      method: 'POST',
      path: '/transitions',
      members: ['cloudId', 'issue', 'accountId', 'status'],
      run: (given) =>
        acting.transition(ref(given), text(given, 'accountId'), text(given, 'status')),
    },
    {
      method: 'POST',
      path: '/moves',
      members: ['cloudId', 'issue', 'accountId', 'project'],
      run: (given) => {
        const { key } = acting.move(ref(given), text(given, 'accountId'), text(given, 'project'));
        return { key };
      },
    },
    {
      method: 'POST',
      path: '/comments',
      members: ['cloudId', 'issue', 'accountId', 'text', 'internal'],
      run: (given) => ({
        id: acting.comment(
          ref(given),
          text(given, 'accountId'),
          text(given, 'text'),
          given.internal === true,
        ),
      }),
    },
    {
      method: 'POST',
      path: '/deletions',
      members: ['cloudId', 'issue'],
      run: (given) => acting.remove(ref(given)),
    },
    {
      method: 'POST',
      path: '/permissions',
      members: ['cloudId', 'project', 'accountId', 'permissions', 'after'],
      run: (given) =>
        acting.setPermissions({
          cloudId: cloudIdOf(given),
          project: text(given, 'project'),
          accountId: text(given, 'accountId'),
          permissions: Array.isArray(given.permissions) ? given.permissions.map(String) : [],
          after: Number(given.after ?? 0),
        }),
    },
    {
      method: 'POST',
      path: '/groups',
      members: ['cloudId', 'group', 'accountId', 'member'],
      run: (given) =>
        acting.setGroup({
          cloudId: cloudIdOf(given),
          group: text(given, 'group'),
          accountId: text(given, 'accountId'),
          member: given.member !== false,
        }),
    },
    {
      method: 'POST',
      path: '/roles',
      members: ['cloudId', 'project', 'role', 'accounts', 'groups'],
      run: (given) =>
        acting.setRole({
          cloudId: cloudIdOf(given),
          project: text(given, 'project'),
          role: text(given, 'role'),
          accounts: asStrings(given.accounts, 'accounts'),
          groups: asStrings(given.groups, 'groups'),
        }),
    },
    {
      method: 'POST',
      path: '/security',
      members: ['cloudId', 'issue', 'level'],
      run: (given) =>
        acting.setSecurity(ref(given), given.level == null ? null : text(given, 'level')),
    },
    {
      method: 'POST',
      path: '/screens',
      members: ['cloudId', 'project', 'typeId', 'id', 'required', 'defaultValue', 'onScreen'],
      run: (given) =>
        acting.setScreenField({
          required: false,
          onScreen: true,
          ...given,
          cloudId: cloudIdOf(given),
        } as ScreenChange),
    },
    {
      method: 'POST',
      path: '/templates',
      members: ['cloudId', 'project', 'typeId', 'text'],
      run: (given) => acting.setTemplate({ ...given, cloudId: cloudIdOf(given) } as TemplateChange),
    },
    {
      method: 'POST',
      path: '/switches',
      members: ['cloudId', 'switches'],
      run: (given) => acting.switch(cloudIdOf(given), asObject(given.switches, 'switches')),
    },
    {
      method: 'POST',
      path: '/backlogs',
      members: ['file', 'cloudId'],
      run: async (given) => await addBacklog(text(given, 'file'), cloudIdOf(given)),
    },
  ];
}
