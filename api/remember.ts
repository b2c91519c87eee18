/** Keeps a value as the newest, and drops the oldest where there are more than `most`. */
export function remember<Value>(
  memory: Map<string, Value>,
  name: string,
  value: Value,
  most: number,
): void {
  memory.delete(name);
  memory.set(name, value);
  const [oldest] = memory.keys();
  if (memory.size > most && oldest !== undefined) memory.delete(oldest);
}
