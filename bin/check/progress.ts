/** Issues between two signs of life. */
const step = 500;

/** Says how far it is, on a terminal only and in one line that is wiped away at the end. */
export async function* withProgress<Item>(
  items: AsyncIterable<Item>,
  terminal: { isTTY?: boolean; write(text: string): unknown },
): AsyncGenerator<Item> {
  let count = 0;
  for await (const item of items) {
    count += 1;
    if (terminal.isTTY && count % step === 0) terminal.write(`\r${count} …`);
    yield item;
  }
  if (terminal.isTTY && count >= step) terminal.write('\r\u001b[K');
}
