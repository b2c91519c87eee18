import { wrongArgument } from '../arguments.ts';

/** What a row calls the fields that a heading or a member can be mapped to. */
const fieldNames = {
  key: 'key',
  type: 'type',
  summary: 'summary',
  description: 'description',
  updated: 'updated',
  priority: 'priority',
  components: 'components',
  labels: 'labels',
  'acceptance criteria': 'Acceptance criteria',
  'story points': 'Story points',
} as const;

export type FieldName = (typeof fieldNames)[keyof typeof fieldNames];

/** Fields by the heading, or the member of JSON, that holds them here. */
export type Mapping = ReadonlyMap<string, FieldName>;

const expected = `FIELD=HEADING, as in "Summary=Titel"; FIELD is one of ${Object.keys(fieldNames).join(', ')}`;

/**
 * Reads `--map FIELD=HEADING`.
 * @throws {ReadygateError} invalid_request with the fields there are
 */
export function readMapping(given: readonly string[]): Mapping {
  const pairs = given.map((text): [string, FieldName] => {
    const [left = '', ...right] = text.split('=');
    const name = left.trim().toLowerCase();
    const heading = right.join('=').trim();
    if (heading === '' || !isField(name)) throw wrongArgument('--map', expected);
    return [heading, fieldNames[name]];
  });
  return new Map(pairs);
}

function isField(name: string): name is keyof typeof fieldNames {
  return Object.hasOwn(fieldNames, name);
}
