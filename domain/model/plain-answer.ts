const controls = /[\p{Cc}\u2028\u2029]+/gu;
/** Zero-width, directional and filling characters, tags and whatever else no reader sees. */
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]+/gu;

/** What leads somewhere, calls somebody, or is markup: words of a model hold none of it. */
const forbidden: readonly RegExp[] = [
  /[a-z][a-z0-9+.-]{1,20}:\s?\/\//i,
  /\b(?:javascript|vbscript|mailto)\s?:/i,
  /\b(?:tel|sms|callto|blob|ftp|sftp|ssh|smb|cid|magnet|intent|view-source|ms-[a-z]{2,20}):\S/i,
  /\bfile:[/\\]/i,
  /\babout:blank/i,
  /\bdata\s?:\s?[a-z]+\s?\//i,
  /\bdata:[,;]/i,
  /(?:^|[^\w.])www\./i,
  /\/\/\S/u,
  // A share of a network.
  /\\\\[\p{L}\p{N}]/u,
  // Markdown and wiki markup of links and mentions.
  /\]\s?\(/,
  /\[[^\]|]{0,200}\|/,
  /\[[\s\\]{0,3}~/,
  /@/,
  // Also where nothing closes it.
  /<\/?[a-z!]/i,
  /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,31});/i,
  /accountid:/i,
  // Signs piled up until they cover other lines.
  /\p{M}{5}/u,
];

/** Look-alikes that NFKC leaves as they are. */
const dots = /[\u3002\uff0e\uff61]/g;
const slashes = /[\u2044\u2215\u2571\u29f8]/g;

/** Marks of emphasis and code, which a summary goes without or a reader of markup takes away. */
const marks = /[*_`~^{}\\]|\+\+|\?\?/g;
/** And what people put around a dot so that a host is no link. */
const guards = /[[\]()"'\u2018\u2019\u201c\u201d+]/g;

/** Of names of hosts; what is also the end of a file's name or a word of a sentence is left out. */
const ends =
  'com|net|org|io|dev|app|info|biz|xyz|ru|cn|de|fr|es|uk|eu|co|me|ai|cc|gg|ly|gl|tv|ws|jp|br|kr|nl|pro|icu|live|tech|store|shop|link|site|online|click|top|zip|mov|cloud|page|example|test|local|internal|onion|xn--[a-z0-9-]{2,59}|рф|бел|укр|срб|中国|中國|公司|网络|在线|香港|台灣';

/** A name of a host or an address: allowed where the issue itself has it. */
const host = new RegExp(
  [
    `(?<![\\p{L}\\p{N}.-])(?:[\\p{L}\\p{N}-]{1,63}\\.){1,5}(?:${ends})(?![\\p{L}\\p{N}-])`,
    '(?<![\\p{L}\\p{N}.-])(?:(?:[\\p{L}\\p{N}-]{1,63}\\.){1,5}\\p{L}{2,24}|localhost)(?=[:/][\\p{L}\\p{N}])',
    '(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\d.])',
  ].join('|'),
  'giu',
);
/** Words and names with dots, as a text has them. */
const dotted = /[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/gu;

/**
 * Words of a model as one line of plain text; null where they hold a link, a mention, a mail address or
 * markup, in whatever disguise of characters.
 * @param known the text that was sent, where hosts may stand
 */
export function plainAnswer(text: string, known: string): string | null {
  const line = text
    .toWellFormed()
    .replace(controls, ' ')
    .replace(invisible, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (line === '') return null;
  const forms = formsOf(line);
  if (forms.some((form) => forbidden.some((pattern) => pattern.test(form)))) return null;
  const hosts = forms.flatMap((form) => form.match(host) ?? []);
  if (hosts.length === 0) return line;
  const names = new Set(formsOf(known).flatMap((form) => form.toLowerCase().match(dotted) ?? []));
  return hosts.every((name) => names.has(name.toLowerCase())) ? line : null;
}

/**
 * A text as it stands, without its marks, and without what guards a host: they could part a link that is
 * whole again once they are gone.
 */
function formsOf(text: string): string[] {
  const folded = text.normalize('NFKC').replaceAll(dots, '.').replaceAll(slashes, '/');
  const bare = folded.replaceAll(marks, '');
  return [folded, bare, bare.replaceAll(guards, '')];
}
