/**
 * Keeps a value as the newest, and drops the oldest where there are more than `most`.
 * @returns what was dropped
 */
export function remember<Value>(
  memory: Map<string, Value>,
  name: string,
  value: Value,
  most: number,
): Value | null {
  memory.delete(name);
  memory.set(name, value);
  const [oldest] = memory;
  if (memory.size <= most || oldest === undefined) return null;
  memory.delete(oldest[0]);
  return oldest[1];
}
