/** Set-up speaks on standard error: standard output belongs to the command. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** Ends the launcher with one clear sentence. */
export class CannotContinue extends Error {}

/** Milliseconds between two signs of life during something long. */
const every = 15_000;

/** Says what is done, that it goes on, and how long it took. */
export async function telling(what, work) {
  say(`${what} …`);
  const begun = Date.now();
  const seconds = () => Math.round((Date.now() - begun) / 1000);
  const timer = setInterval(() => say(`  … ${what}: ${seconds()} s so far`), every);
  try {
    const result = await work();
    say(`  done in ${seconds()} s`);
    return result;
  } finally {
    clearInterval(timer);
  }
}
