const noProse = [
  // Frames of a stack trace.
  /^at\s+[\w.$<>/]{1,200}\(/,
  /^caused by:/i,
  /^\.\.\.\s\d+ more/,
  /^traceback\b/i,
  // org.example.SomeException: message
  /^(?:[a-z_]\w*\.){2,12}\w*(?:Exception|Error)\b/,
  /^\w*(?:Exception|Error):\s/,
  /^exception in thread/i,
  // file.c:12: message
  /^\S{1,100}:\d+:/,
  // Lines of a log.
  /^\[?\d{2,4}[-/.]\d{1,2}[-/.]\d{1,4}[\sT,]/,
  /^\[?\d{1,2}:\d{2}(?::\d{2})?[.,]?\d*\s/,
  /^\[?(?:INFO|WARN|WARNING|ERROR|DEBUG|TRACE|FATAL)\b/,
  // Notes that a tracker writes.
  /^\+{3}\s/,
  /^bug #?\d{3,}/i,
  // Commands, markup, pictures, links.
  /^\$\s/,
  /^<[!/a-z]/i,
  /^!\S[^!]*!$/,
  /^\[?https?:\/\/\S+$/,
  /^\{[\w:#=|.]{1,80}\}$/,
];

/** Whether a line can be read as language: not a stack trace, a log, a command or markup. */
export function isProse(line: string): boolean {
  return !noProse.some((pattern) => pattern.test(line)) && !looksLikeCode(line);
}

/** Many signs for few letters, or the end of a statement. */
function looksLikeCode(line: string): boolean {
  const sample = line.slice(0, longestSample);
  if (/[;{}]$/.test(sample) && /[=(]/.test(sample)) return true;
  const letters = sample.replace(/[^\p{L}\s]+/gu, '').length;
  return letters < sample.length / 2;
}

const longestSample = 200;
