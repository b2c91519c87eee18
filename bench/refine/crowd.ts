/** Does `work` for every item, so many at a time, and answers in the order of the items. */
export async function inCrowd<Item, Result>(
  items: readonly Item[],
  people: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const person = async (): Promise<void> => {
    while (next < items.length) {
      const index = next;
      next += 1;
      results[index] = await work(items[index] as Item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(people, items.length) }, person));
  return results;
}
