import { Type } from 'typebox';
import { oneOf, seenVersion } from './values.ts';

const strict = { additionalProperties: false } as const;

const mode = oneOf(['off', 'field', 'field_and_gate']);
const language = oneOf(['en', 'de', 'fr', 'es']);

export const Publishing = Type.Object(
  {
    mode,
    language,
    version: Type.Integer(),
    problem: Type.Union([Type.String(), Type.Null()]),
  },
  { title: 'Publishing' },
);

export const PublishingBody = Type.Object(
  { version: seenVersion(0), mode, language },
  { ...strict, title: 'PublishingBody' },
);

const Named = Type.Object({ id: Type.String(), name: Type.String() });

export const Gates = Type.Object(
  {
    workflows: Type.Array(
      Type.Object({ id: Type.String(), name: Type.String(), transitions: Type.Array(Named) }),
    ),
    complete: Type.Boolean(),
  },
  { title: 'Gates' },
);
