const controls = /[\p{Cc}\u2028\u2029]+/gu;
/** Zero-width and directional characters, and tags that no reader sees. */
const invisible = /\p{Cf}+/gu;

/** What leads somewhere, calls somebody, or is markup: words of a model hold none of it. */
const forbidden: readonly RegExp[] = [
  /[a-z][a-z0-9+.-]{1,20}:\s?\/\//i,
  /(?:javascript|vbscript|mailto|tel|blob)\s?:/i,
  /\bdata\s?:\s?[a-z]+\//i,
  /(?:^|[^\w.])www\./i,
  /\/\/[\p{L}\p{N}]/u,
  // Markdown and wiki markup of links and mentions.
  /\]\s?\(/,
  /\[[^\]|]{0,200}\|/,
  /\[~/,
  /@\s?[\p{L}\p{N}_~{[<(]/u,
  // Also where nothing closes it.
  /<\/?[a-z!]/i,
  /accountid:/i,
];

/** Marks of emphasis and code, which a summary goes without. */
const marks = /\*\*|__|\{\{|\}\}|`/g;

/** A name of a host or an address: allowed where the issue itself has it. */
const host =
  /(?<![\p{L}\p{N}.-])(?:[\p{L}\p{N}-]{1,63}\.){1,5}(?:com|net|org|io|dev|app|info|biz|xyz|ru|cn|de|fr|es|uk|eu|co|me|ai|cc|gg|link|site|online|click|top|zip|mov|cloud|page|example|test|local|internal|onion)(?![\p{L}\p{N}-])|(?<![\p{L}\p{N}.-])(?:(?:[\p{L}\p{N}-]{1,63}\.){1,5}[a-z]{2,24}|localhost)(?=[:/][\p{L}\p{N}])|(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/giu;

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
  const folded = line.normalize('NFKC').replaceAll(/[\u3002\uff0e\uff61]/g, '.');
  // Also as it reads without its marks: they could part a link that is whole again once they are gone.
  const forms = [folded, folded.replaceAll(marks, '')];
  if (forms.some((form) => forbidden.some((pattern) => pattern.test(form)))) return null;
  const lower = known.toLowerCase();
  const hosts = forms.flatMap((form) => form.match(host) ?? []);
  return hosts.some((name) => !lower.includes(name.toLowerCase())) ? null : line;
}
