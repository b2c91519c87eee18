/**
 * Does work for one thing after the other, and counts those for which it did anything. One that fails
 * holds up no other.
 * @throws the first failure, once all had their turn
 */
export async function countInTurn<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<boolean>,
): Promise<number> {
  const failures: unknown[] = [];
  let count = 0;
  for (const item of items) {
    const did = await work(item).catch((error: unknown) => {
      failures.push(error);
      return false;
    });
    if (did) count += 1;
  }
  if (failures.length > 0) throw failures[0];
  return count;
}
