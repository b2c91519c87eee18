import { Type } from 'typebox';
import { seenVersion } from './values.ts';

export const RulesBody = Type.Object(
  {
    /** The version that its author saw. */
    version: seenVersion(1),
    source: Type.String({ description: 'YAML, as packs/schema.json says.', maxLength: 262_144 }),
  },
  { additionalProperties: false, title: 'RulesPublication' },
);

export const Rules = Type.Object(
  {
    version: Type.Integer(),
    /** YAML in canonical form. */
    source: Type.String(),
    pack: Type.Object({ id: Type.String(), version: Type.String(), digest: Type.String() }),
    publishedBy: Type.Union([Type.String(), Type.Null()]),
    publishedAt: Type.Union([Type.String(), Type.Null()]),
  },
  { title: 'Rules' },
);
