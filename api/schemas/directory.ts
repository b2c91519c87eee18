import { Type } from 'typebox';

const strict = { additionalProperties: false } as const;
const ids = (pattern: string) =>
  Type.Optional(Type.Array(Type.String({ pattern }), { maxItems: 100, uniqueItems: true }));

export const DirectoryBody = Type.Object(
  {
    words: Type.Optional(
      Type.String({ minLength: 1, maxLength: 100, description: 'Of the name that is looked for.' }),
    ),
    accounts: ids('^[0-9A-Za-z:-]{1,128}$'),
    groups: ids('^[0-9A-Za-z-]{1,128}$'),
  },
  { ...strict, title: 'DirectoryBody' },
);

const found = (description: string) =>
  Type.Array(Type.Object({ id: Type.String(), name: Type.String() }), { description });

export const Directory = Type.Object(
  {
    people: found('Found by words, and those of the ids; what Jira does not show is left out.'),
    groups: found('The same of groups.'),
    roles: found('All of the project; none where no project is named.'),
  },
  { title: 'Directory' },
);
