import type { Json } from '../../../domain/json.ts';
import { refuse, StrictnessError } from '../http/jira-error.ts';
import { asObject, assertMembers } from '../http/strict.ts';

const keyLimit = 255;
const valueLimit = 32_768;

/** The `properties` member of a create or comment body as a record. */
export function readProperties(given: unknown): Record<string, Json> {
  if (given === undefined) return {};
  if (!Array.isArray(given))
    throw new StrictnessError(400, 'properties: expected a list', 'properties');
  return Object.fromEntries(
    given.map((item) => {
      const property = asObject(item, 'properties');
      assertMembers(property, ['key', 'value'], 'properties');
      return [checkKey(property.key), checkPropertyValue(property.value)];
    }),
  );
}

/** The key of a property, of at most 255 characters. */
export function checkKey(key: unknown): string {
  if (typeof key === 'string' && key !== '' && key.length <= keyLimit) return key;
  throw refuse(400, [`The property key must be a text of 1 to ${keyLimit} characters.`]);
}

/** The value of a property: any JSON but nothing, of at most 32,768 characters. */
export function checkPropertyValue(value: unknown): Json {
  if (value === undefined || value === null || value === '')
    throw refuse(400, ['The property value must be a valid, non-empty JSON.']);
  if (JSON.stringify(value).length > valueLimit)
    throw refuse(400, [`The property value cannot be longer than ${valueLimit} characters.`]);
  return value as Json;
}
