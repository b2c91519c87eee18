/** What is taken out of a text before it leaves. */
export type RedactionKind = 'mail' | 'secret' | 'name';

/** A piece that was taken out: where it stood, and where its placeholder stands now. */
interface Cut {
  kind: RedactionKind;
  /** UTF-16 units of the text as it was, half-open. */
  start: number;
  end: number;
  /** Of the placeholder in the text as it leaves. */
  at: number;
}

export interface Redacted {
  text: string;
  /** In order. */
  cuts: Cut[];
}

/** What stands in the place of what was taken out. */
export const placeholder = (kind: RedactionKind): string => `[${kind}]`;

const mail = /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;

/** Keys that say what they are by how they begin, and what else is nothing but a secret. */
const secrets: readonly RegExp[] = [
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----(?:(?!-----)[\s\S])*(?:-----END [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----)?/g,
  // JSON web tokens.
  /(?<![\w-])eyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*)?/g,
  /(?<![\w-])(?:gh[oprsu]_|github_pat_|glpat-|xox[abeoprs]-|sk-|[prs]k_(?:live|test)_|npm_|pypi-|hf_|dop_v1_|ATATT|ATCTT|whsec_|shpat_|SG\.|ya29\.)[\w.=-]{12,}/g,
  /(?<![0-9A-Za-z])(?:AKIA|ASIA|AGPA|AROA)[0-9A-Z]{16}(?![0-9A-Za-z])/g,
  /(?<![\w-])AIza[\w-]{30,}/g,
  // A log-in in a URL.
  /(?<=:\/\/)[^\s/:@]{1,100}:[^\s/@]{1,200}(?=@)/g,
  /(?<=\b(?:bearer|basic)\s{1,3})(?=[^\s]{0,200}\d)[\w.~+/=-]{12,}/gi,
  // "password = …": what follows holds a digit or a sign, or is no word of a sentence.
  /(?<=(?:password|passwd|passwort|pwd|passphrase|secret|api[_-]?key|access[_-]?key|private[_-]?key|token|mot de passe|contraseña)["']?\s{0,3}[:=]\s{0,3}["']?)(?=[^\s"']{0,200}[\d!#$%&*+/=?@^_~])[^\s"'<>,;]{6,}/gi,
  // Long digits of a key or hash, and what only a machine writes.
  /(?<!\w)[0-9a-f]{32,}(?!\w)/gi,
  /(?<![\w+-])(?=[\w+-]{0,200}\d)(?=[\w+-]{0,200}[a-z])(?=[\w+-]{0,200}[A-Z])[\w+-]{40,}={0,2}/g,
];

interface Range {
  kind: RedactionKind;
  start: number;
  end: number;
}

/**
 * A text without mail addresses, secrets and the names of a list. The same text and list give the same
 * result, and every place of it can be found again in the text as it was.
 */
export function redact(text: string, names: readonly string[]): Redacted {
  const cuts: Cut[] = [];
  let out = '';
  let done = 0;
  for (const { kind, start, end } of merged(rangesOf(text, names))) {
    out += text.slice(done, start);
    cuts.push({ kind, start, end, at: out.length });
    out += placeholder(kind);
    done = end;
  }
  return { text: out + text.slice(done), cuts };
}

/** The beginning of a redacted text, not longer than `longest`: it ends in no placeholder and no half of a sign. */
export function cutShort(redacted: Redacted, longest: number): Redacted {
  const { text, cuts } = redacted;
  if (text.length <= longest) return redacted;
  const parted = cuts.find(
    ({ kind, at }) => at < longest && longest < at + placeholder(kind).length,
  );
  let end = parted ? parted.at : longest;
  if (/[\ud800-\udbff]/.test(text.charAt(end - 1))) end -= 1;
  return { text: text.slice(0, end), cuts: cuts.filter(({ at }) => at < end) };
}

/** Where a place of the redacted text stood before; the inside of a placeholder is all it replaced. */
export function originalSpan(
  { cuts }: Redacted,
  { start, end }: { start: number; end: number },
): { start: number; end: number } {
  return { start: originalAt(cuts, start, 'start'), end: originalAt(cuts, end, 'end') };
}

function originalAt(cuts: readonly Cut[], at: number, side: 'start' | 'end'): number {
  let shift = 0;
  for (const cut of cuts) {
    const over = cut.at + placeholder(cut.kind).length;
    if (at <= cut.at && !(side === 'start' && at === cut.at)) break;
    if (at < over) return cut[side];
    shift = cut.end - over;
  }
  return at + shift;
}

function rangesOf(text: string, names: readonly string[]): Range[] {
  const named = namesPattern(names);
  return [
    ...found(text, mail, 'mail'),
    ...secrets.flatMap((pattern) => found(text, pattern, 'secret')),
    ...(named ? found(text, named, 'name') : []),
  ];
}

function found(text: string, pattern: RegExp, kind: RedactionKind): Range[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: match }) => ({
    kind,
    start: index,
    end: index + match.length,
  })).filter(({ start, end }) => end > start);
}

/** What may part the words of a name: white space of every kind, and what nobody sees. */
const gap = '[\\s\\u00ad\\u180e\\u200b-\\u200d\\u2060]';
const gaps = new RegExp(`${gap}+`, 'u');

/**
 * Whole words, whatever their case, the gaps between them and the way in which their signs are composed;
 * the longest first, so that a full name goes before a part of it.
 */
function namesPattern(names: readonly string[]): RegExp | null {
  const words = names
    .map((name) => name.normalize('NFC').split(gaps).filter(Boolean))
    .filter((name) => name.length > 0)
    .toSorted((a, b) => b.join(' ').length - a.join(' ').length)
    .map((name) => name.map(composedOrNot).join(`${gap}{1,8}`));
  if (words.length === 0) return null;
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}\\p{M}])`, 'giu');
}

/** A word as a pattern of its signs: each as one, or as a letter with its marks. */
function composedOrNot(word: string): string {
  return Array.from(word, (sign) => {
    const parts = sign.normalize('NFD');
    return parts === sign ? escaped(sign) : `(?:${escaped(sign)}|${escaped(parts)})`;
  }).join('');
}

/** A text as a pattern that means nothing but itself. */
const escaped = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** In order, those that touch each other as one; a secret among them makes all of it a secret. */
function merged(ranges: readonly Range[]): Range[] {
  const out: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = out.at(-1);
    if (!last || range.start >= last.end) out.push({ ...range });
    else {
      last.end = Math.max(last.end, range.end);
      if (range.kind === 'secret') last.kind = 'secret';
    }
  }
  return out;
}
