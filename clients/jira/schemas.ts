import { type Static, Type } from 'typebox';

/** The parts of Jira's answers that are used, and no more. Other members are let pass. */

const text = Type.String();

export const IssueBean = Type.Object({
  id: text,
  key: text,
  fields: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  properties: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
});
export type IssueBean = Static<typeof IssueBean>;

export const IssueHead = Type.Object({
  id: text,
  key: text,
  fields: Type.Object({ project: Type.Object({ id: text }) }),
});

export const IssueList = Type.Object({
  issues: Type.Array(IssueBean),
  nextPageToken: Type.Optional(Type.Union([text, Type.Null()])),
});

export const Count = Type.Object({ count: Type.Integer({ minimum: 0 }) });

export const Permissions = Type.Object({
  permissions: Type.Record(Type.String(), Type.Object({ havePermission: Type.Boolean() })),
});

export const Myself = Type.Object({ accountId: text, displayName: text });

export const MyGroups = Type.Object({
  groups: Type.Object({
    items: Type.Array(Type.Object({ groupId: Type.Optional(Type.Union([text, Type.Null()])) })),
  }),
});

/** A page of people or of groups. */
export const Identities = Type.Object({
  isLast: Type.Optional(Type.Boolean()),
  values: Type.Array(
    Type.Object({
      accountId: Type.Optional(text),
      displayName: Type.Optional(text),
      groupId: Type.Optional(Type.Union([text, Type.Null()])),
      name: Type.Optional(text),
    }),
  ),
});

export const FoundPeople = Type.Array(
  Type.Object({
    accountId: text,
    displayName: Type.Optional(text),
    active: Type.Boolean(),
    accountType: Type.Optional(text),
  }),
);

export const FoundGroups = Type.Object({
  groups: Type.Array(
    Type.Object({ name: text, groupId: Type.Optional(Type.Union([text, Type.Null()])) }),
  ),
});

export const ProjectRoles = Type.Array(Type.Object({ id: Type.Integer(), name: text }));

export const RoleActors = Type.Object({
  actors: Type.Array(
    Type.Object({
      actorUser: Type.Optional(Type.Object({ accountId: Type.Optional(text) })),
      actorGroup: Type.Optional(Type.Object({ groupId: Type.Optional(text) })),
    }),
  ),
});

export const Project = Type.Object({ id: text, key: text });

export const ProjectPage = Type.Object({
  values: Type.Array(Type.Object({ id: text, key: text, name: text })),
  isLast: Type.Optional(Type.Boolean()),
});

export const IssueTypes = Type.Object({
  issueTypes: Type.Array(Type.Object({ id: text, name: text, subtask: Type.Boolean() })),
});

export const CreateFields = Type.Object({
  fields: Type.Array(
    Type.Object({
      fieldId: text,
      name: text,
      required: Type.Boolean(),
      hasDefaultValue: Type.Optional(Type.Boolean()),
    }),
  ),
});
export type CreateField = Static<typeof CreateFields>['fields'][number];

export const CommentPage = Type.Object({
  total: Type.Integer(),
  comments: Type.Array(
    Type.Object({
      id: text,
      created: text,
      properties: Type.Optional(Type.Array(Type.Object({ key: text, value: Type.Unknown() }))),
    }),
  ),
});

export const Fields = Type.Array(
  Type.Object({
    id: text,
    name: text,
    custom: Type.Optional(Type.Boolean()),
    schema: Type.Optional(Type.Object({ custom: Type.Optional(text) })),
  }),
);
export type SiteField = Static<typeof Fields>[number];

export const Workflows = Type.Object({
  isLast: Type.Optional(Type.Boolean()),
  values: Type.Array(
    Type.Object({
      id: text,
      name: text,
      transitions: Type.Optional(
        Type.Array(
          Type.Object({
            id: text,
            name: text,
            validators: Type.Optional(
              Type.Array(
                Type.Object({
                  ruleKey: text,
                  parameters: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
                }),
              ),
            ),
          }),
        ),
      ),
    }),
  ),
});

const Author = Type.Optional(Type.Union([Type.Object({ accountId: text }), Type.Null()]));

export const ChangeEntry = Type.Object({
  id: text,
  /** A number where Jira is asked for many issues at once. */
  created: Type.Union([text, Type.Number()]),
  author: Author,
  items: Type.Array(
    Type.Object({
      field: text,
      from: Type.Optional(Type.Union([text, Type.Null()])),
      fromString: Type.Optional(Type.Union([text, Type.Null()])),
      to: Type.Optional(Type.Union([text, Type.Null()])),
    }),
  ),
});

export const Changes = Type.Object({
  total: Type.Integer(),
  values: Type.Array(ChangeEntry),
});

export const ChangesOfMany = Type.Object({
  issueChangeLogs: Type.Array(
    Type.Object({ issueId: text, changeHistories: Type.Array(ChangeEntry) }),
  ),
  nextPageToken: Type.Optional(Type.Union([text, Type.Null()])),
});

export const ProjectStatuses = Type.Array(
  Type.Object({
    statuses: Type.Array(
      Type.Object({ id: text, statusCategory: Type.Optional(Type.Object({ key: text })) }),
    ),
  }),
);

/** An issue with all that people may have left on it. Fields that a site has turned off are absent. */
export const Trace = Type.Object({
  id: text,
  key: text,
  fields: Type.Object({
    parent: Type.Optional(Type.Object({ id: text })),
    comment: Type.Object({ total: Type.Integer() }),
    worklog: Type.Optional(Type.Object({ total: Type.Integer() })),
    attachment: Type.Optional(Type.Array(Type.Unknown())),
    issuelinks: Type.Array(Type.Unknown()),
    subtasks: Type.Array(Type.Unknown()),
  }),
  properties: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  changelog: Type.Object({ total: Type.Integer(), histories: Type.Array(ChangeEntry) }),
});

export const EditFields = Type.Object({
  fields: Type.Record(
    Type.String(),
    Type.Object({
      allowedValues: Type.Optional(
        Type.Array(Type.Object({ id: Type.Optional(text), name: Type.Optional(text) })),
      ),
    }),
  ),
});
export type EditField = Static<typeof EditFields>['fields'][string];

export const LinkTypes = Type.Object({
  issueLinkTypes: Type.Array(Type.Object({ id: text, inward: text, outward: text })),
});
export type LinkType = Static<typeof LinkTypes>['issueLinkTypes'][number];

export const People = Type.Array(Type.Object({ accountId: text }));

export const Comment = Type.Object({
  id: text,
  author: Author,
  updateAuthor: Author,
  created: text,
  updated: text,
  body: Type.Unknown(),
  properties: Type.Optional(Type.Array(Type.Object({ key: text, value: Type.Unknown() }))),
});
