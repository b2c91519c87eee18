import type { Json } from '../../../domain/json.ts';
import { isObject } from '../http/strict.ts';
import type { FieldDefinition } from '../state/fields.ts';
import { type Checked, checkValue, type ValuePlace } from './values.ts';

/**
 * The value of a field after `update` operations: `set` for every field, `add` and `remove` for
 * labels and components.
 */
export function applyUpdates(
  field: FieldDefinition,
  operations: unknown,
  current: Json,
  place: ValuePlace,
): Checked {
  if (!Array.isArray(operations)) return { problem: 'data was not an array' };
  let value = current;
  for (const operation of operations) {
    const next = applyOne(field, operation, value, place);
    if ('problem' in next) return next;
    value = next.value;
  }
  return { value };
}

function applyOne(
  field: FieldDefinition,
  operation: unknown,
  current: Json,
  place: ValuePlace,
): Checked {
  const [name, operand, ...more] = isObject(operation) ? Object.entries(operation).flat() : [];
  if (typeof name !== 'string' || more.length > 0) return { problem: 'expected one operation' };
  if (name === 'set') return checkValue(field, operand, place);
  const isSet = field.kind === 'labels' || field.kind === 'components';
  if (!isSet || (name !== 'add' && name !== 'remove'))
    return { problem: `The operation '${name}' is not supported by the '${field.id}' field.` };
  const checked = checkValue(field, [operand], place);
  if ('problem' in checked) return checked;
  const items = Array.isArray(checked.value) ? checked.value : [];
  const before = Array.isArray(current) ? current : [];
  const rest = before.filter((item) => !items.includes(item));
  if (name === 'remove') return { value: rest };
  const union = [...rest, ...items];
  return { value: field.kind === 'labels' ? union.map(String).toSorted() : union };
}
