import { Type } from 'typebox';
import { Nullable } from './common.ts';
import { ModelProject } from './model.ts';
import { Publishing } from './publishing.ts';
import { oneOf, SentRows, seenVersion } from './values.ts';

const strict = { additionalProperties: false } as const;

const mode = Type.Union([Type.Literal('off'), Type.Literal('observe'), Type.Literal('propose')]);

export const Mode = Type.Object({ mode, version: Type.Integer() }, { title: 'Mode' });

export const ModeBody = Type.Object(
  { version: seenVersion(0), mode },
  { ...strict, title: 'ModeBody' },
);

const audience = oneOf(['internal', 'customer']);

export const Comments = Type.Object(
  {
    audience: Type.Union(audience.anyOf, {
      description:
        'Who reads what is asked in a service project: the team alone, or the customer as well.',
    }),
    version: Type.Integer(),
  },
  { title: 'Comments' },
);

export const CommentsBody = Type.Object(
  { version: seenVersion(0), audience },
  { ...strict, title: 'CommentsBody' },
);

export const ProjectSettings = Type.Object(
  {
    mode: Mode,
    publishing: Publishing,
    model: Type.Object({
      ...ModelProject.properties,
      asked: Type.Boolean({
        description: 'A model is asked: site and project are on, nothing stops it.',
      }),
    }),
    administersSite: Type.Boolean({ description: 'Mode and publishing are yours to change.' }),
  },
  { title: 'ProjectSettings' },
);

/** Query strings are text: numbers are described by their digits. */
export const ProjectsQuery = Type.Object(
  {
    startAt: Type.Optional(
      Type.String({ pattern: '^\\d{1,6}$', description: 'nextStartAt of a reply' }),
    ),
  },
  strict,
);

export const Projects = Type.Object(
  {
    projects: Type.Array(
      Type.Object({
        id: Type.String(),
        key: Type.String(),
        name: Type.String(),
        mode,
        version: Type.Integer(),
      }),
    ),
    leftOut: Type.Integer({
      description: 'Projects with a mode of their own, of the whole site, that Jira hides from you',
    }),
    nextStartAt: Nullable(Type.Integer()),
  },
  { title: 'Projects' },
);

export const ToDo = Type.Object(
  {
    issues: Type.Array(
      Type.Object({
        id: Type.String(),
        key: Type.String(),
        summary: Type.String(),
        type: Type.String(),
      }),
    ),
  },
  { title: 'ToDo' },
);

/** A stop never fails because somebody else was faster; who lets writes go on has seen who stopped them. */
export const WritesBody = Type.Union(
  [
    Type.Object({ stopped: Type.Literal(true), version: Type.Optional(seenVersion(0)) }, strict),
    Type.Object({ stopped: Type.Literal(false), version: seenVersion(0) }, strict),
  ],
  { title: 'WritesBody' },
);

export const Writes = Type.Object(
  {
    stopped: Type.Boolean({ description: "By the site's own stop" }),
    version: Type.Integer(),
    changedBy: Nullable(Type.String({ description: "An account, or 'operator'" })),
    changedAt: Nullable(Type.String()),
    deploymentSince: Nullable(Type.String({ description: 'Since when the operator stopped all' })),
    recoveringSince: Nullable(
      Type.String({ description: 'Since when writes of a restored database are held' }),
    ),
  },
  { title: 'Writes' },
);

export const WritesChanged = Type.Object(
  { ...Writes.properties, sent: SentRows },
  { title: 'WritesChanged' },
);

export const HistoryQuery = Type.Object(
  {
    before: Type.Optional(
      Type.String({ pattern: '^\\d{1,9}$', description: 'nextBefore of a reply' }),
    ),
  },
  strict,
);

export const History = Type.Object(
  {
    changes: Type.Array(
      Type.Object({
        version: Type.Integer(),
        value: Type.Record(
          Type.String(),
          Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]),
        ),
        by: Type.String({ description: "An account, 'operator' or 'app'" }),
        at: Type.String(),
      }),
    ),
    nextBefore: Nullable(Type.Integer()),
  },
  { title: 'SettingHistory' },
);
