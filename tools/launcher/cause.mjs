/** Lines at most that tell a cause; the rest is in the log. */
const most = 6;

const escapes = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*[A-Za-z]`, 'g');
const noise =
  /^npm (warn|notice) |^npm error\s*$|^npm error A complete log|^(npm error\s+)?at \S.*:\d+\)?( \{)?$/i;

/** What programs begin an error with, and words that speak of one. */
const signs = [
  /^(npm error|error|fatal|E)\b|\berror: /i,
  /\b(failed|denied|no space|cannot|unable)\b/i,
];

/**
 * The lines of a step's log that say why it failed: from the first one that speaks of an error, else
 * the last ones; without escapes, empty lines, warnings and stack frames.
 */
export function causeIn(log) {
  const lines = log
    .replaceAll(escapes, '')
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !noise.test(line));
  const first = signs
    .map((sign) => lines.findIndex((line) => sign.test(line)))
    .find((at) => at >= 0);
  return first === undefined ? lines.slice(-most) : lines.slice(first, first + most);
}
