import { Type } from 'typebox';

/** Values whose form is narrower than what JSON Schema's words for them take. */

/** Only as we write ids: the format alone also takes capitals and `urn:uuid:`. */
export const Uuid = Type.String({
  format: 'uuid',
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
});
/** As rule packs name rules. */
export const RuleId = Type.String({
  pattern: '^[a-z][a-z0-9_-]*(\\.[a-z][a-z0-9_-]*)?$',
  maxLength: 100,
});
/** One of some words. */
export const oneOf = <const Word extends string>(words: readonly Word[]) =>
  Type.Union(words.map((word) => Type.Literal(word)));
/** Of a setting as its author saw it; the next one must fit into an integer of PostgreSQL. */
export const seenVersion = (least: 0 | 1) =>
  Type.Integer({ minimum: least, maximum: 2_000_000_000 });

/** The rows that were on their way to Jira, or there, and could not be held. */
export const SentRows = Type.Array(Type.String(), {
  description: 'Rows that were sent before, and are settled',
});
