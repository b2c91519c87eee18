import { Type } from 'typebox';
import { seenVersion } from './values.ts';

const strict = { additionalProperties: false } as const;
const ids = (pattern: string, description: string) =>
  Type.Optional(
    Type.Array(Type.String({ pattern }), { maxItems: 100, uniqueItems: true, description }),
  );

const Named = Type.Object(
  {
    accounts: ids('^[0-9A-Za-z:-]{1,128}$', 'Account ids.'),
    groups: ids('^[0-9A-Za-z-]{1,128}$', 'Ids of groups, never their names; nested groups count.'),
    roles: ids('^[0-9]{1,19}$', 'Ids of project roles. They count within projects only.'),
  },
  { ...strict, title: 'Named' },
);

const grants = Type.Object(
  { admin: Type.Optional(Named), member: Type.Optional(Named), viewer: Type.Optional(Named) },
  { ...strict, title: 'RoleGrants' },
);

export const Roles = Type.Object(
  {
    /** 0 where nobody gave any. */
    version: Type.Integer(),
    grants,
    changedBy: Type.Union([Type.String(), Type.Null()]),
    changedAt: Type.Union([Type.String(), Type.Null()]),
  },
  { title: 'Roles' },
);

export const RolesBody = Type.Object(
  { version: seenVersion(0), grants },
  { ...strict, title: 'RolesBody' },
);
