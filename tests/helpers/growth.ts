const factor = 16;
const small = 2000;
/** Processor time below this is noise: microseconds. */
const floor = 500;

/**
 * How many times as long a run takes on a text 16 times as long: about 16 where the work is linear,
 * about 256 where it is quadratic. Processor time, the best of three, so that a busy machine counts little.
 */
export function growth(textOf: (length: number) => string, run: (text: string) => unknown): number {
  const slow = best(textOf(small * factor), run);
  return slow / Math.max(best(textOf(small), run), floor);
}

/** Between linear and quadratic. */
export const linear = 64;

function best(text: string, run: (text: string) => unknown): number {
  const times = Array.from({ length: 3 }, () => {
    const before = process.cpuUsage();
    run(text);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  });
  return Math.min(...times);
}

/** A text of one piece again and again. */
export const filled = (piece: string) => (length: number) =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

/** Texts that make a careless pattern go back over what it has read. */
export const growingTexts: [string, (length: number) => string][] = [
  ['line breaks', filled('\n')],
  ['spaces after a colon', (length) => `a:${' '.repeat(length)}x`],
  ['spaces after a bullet', (length) => `- ${' '.repeat(length)}`],
  ['braces that never close', filled('{code')],
  ['bars', filled('|')],
  ['stars', filled('*')],
  ['brackets', filled('[insert ')],
  ['angles', filled('<add ')],
  ['conditions without outcome', filled('given when ')],
  ['as a, as a', filled('as a ')],
  ['numbered marks', filled('1. a 2. b ')],
  [
    'marks in order',
    (length) => Array.from({ length: length / 8 }, (_, n) => `${n + 1}. ab`).join(' '),
  ],
  ['dashes', filled(': - a')],
  ['list items', filled('- do the one thing\n')],
  [
    'different items',
    (length) => Array.from({ length: length / 20 }, (_, n) => `- add ${n}x part${n}`).join('\n'),
  ],
  ['criteria', (length) => `Acceptance criteria:\n${filled('- it is fast\n')(length)}`],
  ['scenarios', filled('Given a\nWhen b\nThen c\n')],
  ['question words', filled('why not this or that ')],
  ['questions', filled('is it so? ')],
  ['placeholders', filled('TBD ')],
  ['digits and dots', filled('1.1.')],
  ['boxes', filled('[ ] a')],
  ['boxes in cells', filled('|[x]|a')],
  ['ballot boxes', filled('☐ a ')],
  ['titles of wiki markup', filled('h3. A ')],
  ['links', filled('https://a.example/')],
  ['one long word', filled('a')],
  ['words with hyphens', filled('a-')],
];
