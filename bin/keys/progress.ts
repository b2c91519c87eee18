/** Milliseconds between two lines: often on a terminal, seldom in a log. */
const every = { terminal: 500, log: 5000 };

/** Says at its own pace how far something is: done, total and how many in a second. */
export function createProgress(
  what: string,
  { terminal = process.stderr, now = () => performance.now() } = {},
): (done: number, total: number) => void {
  const began = now();
  const step = terminal.isTTY ? every.terminal : every.log;
  let last = began;
  return (done, total) => {
    const at = now();
    if (at - last < step) return;
    last = at;
    const rate = Math.round((done * 1000) / Math.max(1, at - began));
    terminal.write(`${what}: ${done} of ${total}, ${rate} a second\n`);
  };
}
