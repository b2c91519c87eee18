/** Does `work` for every item, so many at a time. */
export async function inCrowd<Item>(
  items: Iterable<Item>,
  people: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const rest = [...items];
  const person = async (): Promise<void> => {
    for (let next = rest.shift(); next !== undefined; next = rest.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: people }, person));
}
