import { countOf, letter, space } from '../../text/signs.ts';

const noProse = anyOf([
  // Frames of a stack trace.
  /^at\s+[\w.$<>/]{1,200}\(/,
  /^\.\.\.\s\d+ more/,
  /^\w*(?:Exception|Error):\s/,
  // file.c:12: message
  /^\S{1,100}:\d+:/,
  // Lines of a log.
  /^\[?\d{2,4}[-/.]\d{1,2}[-/.]\d{1,4}[\sT,]/,
  /^\[?\d{1,2}:\d{2}(?::\d{2})?[.,]?\d*\s/,
  /^\[?(?:INFO|WARN|WARNING|ERROR|DEBUG|TRACE|FATAL)\b/,
  // Notes that a tracker writes.
  /^\+{3}\s/,
  // Commands, markup, pictures, links.
  /^\$\s/,
  /^<[!/a-zA-Z]/,
  /^!\S[^!]*!$/,
  /^\[?https?:\/\/\S+$/,
  /^\{[\w:#=|.]{1,80}\}$/,
]);

/** The same, whatever the case. */
const noProseEither = /^(?:caused by:|traceback\b|exception in thread|bug #?\d{3,})/i;

/** org.example.SomeException: message */
const namedError = /^(?:[a-z_]\w*\.){2,12}\w*(?:Exception|Error)\b/;

/** One pattern, so that a line is read once. */
function anyOf(patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('|'));
}

/** Whether a line can be read as language: not a stack trace, a log, a command or markup. */
export function isProse(line: string): boolean {
  const found = [noProse, noProseEither, namedError].some((pattern) => pattern.test(line));
  return !found && !looksLikeCode(line);
}

/** Many signs for few letters, or the end of a statement. */
function looksLikeCode(line: string): boolean {
  const sample = line.slice(0, longestSample);
  if (/[;{}]$/.test(sample) && /[=(]/.test(sample)) return true;
  return countOf(sample, letter | space) < sample.length / 2;
}

const longestSample = 200;
