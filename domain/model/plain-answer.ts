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
  // An attachment or a place of a page, and a picture.
  /\[[\^#][\p{L}\p{N}]/u,
  /![^!\s|]{1,200}\.[a-z]{2,5}(?:\|[^!]{0,200})?!/i,
  // Words in the colour of what is behind them, and what brings in other pages.
  /\{\s?(?:color|bgcolor|html|iframe|include|panel|status|anchor|widget)\s?:/i,
  // Also where nothing closes it.
  /<\/?[a-z!#]/i,
  /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,31};)/i,
  /accountid:/i,
  // Signs piled up until they cover other lines.
  /\p{M}{5}/u,
  // Those that strike out, underline or ring what they stand on.
  /[\u0305\u0332-\u0338\u033f\u20d0-\u20e2\u20e4-\u20ff]/,
];

/** Letters and digits in another dress, but for those that are raised, lowered or counted with. */
const dressed = /[^\p{ASCII}\p{Lm}\p{Lo}\p{No}]/gu;

/** Look-alikes that NFKC leaves as they are. */
const dots = /[\u3002\uff0e\uff61]/g;
const slashes = /[\u2044\u2215\u2571\u29f8]/g;

/** Marks of emphasis and code, which a summary goes without or a reader of markup takes away. */
const marks = /[*_`~^{}\\]|\+\+|\?\?/g;
/** And what people put around a dot so that a host is no link. */
const guards = /[[\]()"'\u2018\u2019\u201c\u201d+]/g;

/** Of names of hosts; what is also the end of a file's name or a word of a sentence is left out. */
const ends =
  'com|net|org|edu|gov|mil|io|dev|app|info|biz|xyz|ru|su|ua|cn|tw|hk|de|ch|fr|be|es|pt|it|uk|ie|eu|se|dk|fi|cz|sk|hu|gr|ro|bg|hr|lt|lv|tr|ir|il|ke|ng|za|vn|th|mx|ca|us|co|me|ai|cc|gg|ly|gl|tv|ws|fm|pw|tk|ga|cf|gq|jp|br|kr|nl|nz|pro|icu|live|tech|store|shop|link|site|website|online|click|top|party|win|bid|loan|vip|wiki|mobi|buzz|cfd|sbs|cyou|lol|zip|mov|cloud|page|example|test|local|internal|onion|xn--[a-z0-9-]{2,59}|рф|бел|укр|срб|中国|中國|公司|网络|在线|香港|台灣';

/**
 * A name of a host or an address, and what stands behind it: allowed where the issue itself has both, so
 * that no words of one part of it are carried to a host that another part names.
 */
const host = new RegExp(
  `(?<name>${[
    `(?<![\\p{L}\\p{N}.-])(?:[\\p{L}\\p{N}-]{1,63}\\.){1,5}(?:${ends})(?![\\p{L}\\p{N}-])`,
    '(?<![\\p{L}\\p{N}.-])(?:(?:[\\p{L}\\p{N}-]{1,63}\\.){1,5}\\p{L}{2,24}|localhost)(?=[:/?#]{1,3}[\\p{L}\\p{N}])',
    '(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\d.])',
  ].join('|')})(?<tail>(?:[:/?#]\\S*)?)`,
  'giu',
);
/** What ends a sentence or a bracket, and no address. */
const closing = /[.,;:!?)\]}"'\u2019\u201d\u00bb#/]{1,20}$/u;
/** Words and names with dots, as a text has them. */
const dotted = /[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/gu;

/**
 * Words of a model as one line of plain text, letters in bold or script as letters like any other; null
 * where they hold a link, a mention, a mail address, a picture or markup, in whatever disguise of
 * characters.
 * @param known the text that was sent, where hosts may stand
 */
export function plainAnswer(text: string, known: string): string | null {
  const line = text
    .toWellFormed()
    .normalize('NFC')
    .replace(controls, ' ')
    .replace(invisible, '')
    .replace(dressed, undressed)
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (line === '') return null;
  const forms = formsOf(line);
  if (forms.some((form) => forbidden.some((pattern) => pattern.test(form)))) return null;
  return leadsElsewhere(forms, known) ? null : line;
}

/** The letter or digit that a sign is, where it is one of ASCII in bold, script, double strokes or a ring. */
function undressed(sign: string): string {
  const bare = sign.normalize('NFKC');
  return /^[A-Za-z0-9]$/.test(bare) ? bare : sign;
}

/** Whether a text names a host that the issue does not, or a place of it. */
function leadsElsewhere(forms: readonly string[], known: string): boolean {
  const hosts = forms.flatMap((form) => [...form.matchAll(host)].map(({ groups }) => groups ?? {}));
  if (hosts.length === 0) return false;
  const texts = formsOf(known).map((form) => form.toLowerCase());
  const names = new Set(texts.flatMap((text) => text.match(dotted) ?? []));
  return hosts.some(({ name = '', tail = '' }) => {
    const place = tail.replace(closing, '').toLowerCase();
    return !names.has(name.toLowerCase()) || !texts.some((text) => text.includes(place));
  });
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
