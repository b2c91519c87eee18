import { describe, expect, it } from '@jest/globals';
import {
  type AppRole,
  appRoles,
  type GrantsInForce,
  reaches,
  roleInJira,
  roleUnder,
} from '../../domain/app-roles.ts';
import type { Membership } from '../../domain/approvers.ts';

const none: Membership = { groups: [], roles: [], unreadable: [] };
const me = (role: AppRole): GrantsInForce['site'] => ({ [role]: { accounts: ['me'] } });
const under = (
  grants: Partial<GrantsInForce>,
  inJira: AppRole = 'viewer',
  membership: Membership = none,
) => roleUnder({ project: {}, site: {}, ...grants }, { accountId: 'me', membership, inJira });

describe('T2 the role of who was given none', () => {
  it.each([
    [{ BROWSE_PROJECTS: true }, 'viewer'],
    [{ CREATE_ISSUES: false, EDIT_ISSUES: false }, 'viewer'],
    [{ ADD_COMMENTS: true }, 'member'],
    [{ EDIT_ISSUES: true, ADMINISTER_PROJECTS: false }, 'member'],
    [{ ADMINISTER_PROJECTS: true }, 'admin'],
    [{ ADMINISTER: true }, 'admin'],
  ] as const)('by %j in Jira is %s', (held, role) => {
    expect(roleInJira(held)).toBe(role);
  });

  it.each(appRoles)('is %s as in Jira, where others are named', (role) => {
    const others: GrantsInForce['site'] = { admin: { accounts: ['you'], groups: ['g'] } };
    const found = under({ project: others, site: others }, role);
    expect(found).toEqual({ role, most: role, given: false });
  });
});

describe('T2 the role of who was given one', () => {
  it('is that, above and below what Jira’s permissions make', () => {
    for (const role of appRoles)
      for (const inJira of appRoles)
        for (const place of ['project', 'site'] as const)
          expect(under({ [place]: me(role) }, inJira)).toEqual({ role, most: role, given: true });
  });

  it('is what the project says before what the site says, but for admins of the site', () => {
    for (const here of appRoles)
      for (const there of appRoles)
        expect(under({ project: me(here), site: me(there) }, 'admin').role).toBe(
          there === 'admin' ? 'admin' : here,
        );
  });

  it('is the highest of those that one place gives, by account, group or project role', () => {
    const project: GrantsInForce['project'] = {
      viewer: { accounts: ['me'] },
      member: { groups: ['staff'] },
      admin: { roles: ['7'] },
    };
    expect(under({ project }).role).toBe('viewer');
    expect(under({ project }, 'viewer', { ...none, groups: ['staff'] }).role).toBe('member');
    const all = { groups: ['staff'], roles: ['7'], unreadable: [] };
    expect(under({ project }, 'viewer', all).role).toBe('admin');
  });
});

describe('T2 a project role that cannot be read', () => {
  const unreadable: Membership = { ...none, unreadable: ['7'] };

  it('raises nobody, and may lower everybody whom nothing else is granted', () => {
    const raising: GrantsInForce['project'] = { admin: { roles: ['7'] } };
    expect(under({ project: raising }, 'member', unreadable)).toMatchObject({
      role: 'member',
      most: 'admin',
    });
    const lowering: GrantsInForce['project'] = { viewer: { roles: ['7'] } };
    expect(under({ project: lowering }, 'admin', unreadable)).toMatchObject({
      role: 'viewer',
      most: 'admin',
    });
  });

  it('changes nothing for who certainly has as much', () => {
    const project: GrantsInForce['project'] = {
      viewer: { roles: ['7'] },
      member: { accounts: ['me'] },
    };
    expect(under({ project }, 'viewer', unreadable)).toEqual({
      role: 'member',
      most: 'member',
      given: true,
    });
    const site = me('admin');
    expect(under({ project, site }, 'viewer', unreadable).role).toBe('admin');
  });
});

describe('roles', () => {
  it('reach themselves and those below', () => {
    const pairs = appRoles.map((role) => appRoles.map((least) => reaches(role, least)));
    expect(pairs).toEqual([
      [true, false, false],
      [true, true, false],
      [true, true, true],
    ]);
  });
});
