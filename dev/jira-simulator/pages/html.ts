/** Text that is HTML already; everything else that goes into a page is escaped. */
export interface Html {
  readonly html: string;
}

type Part = Html | string | number | null | undefined | false | readonly Part[];

/** Builds HTML from a template; values are escaped unless they were built by this function. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const text = texts.map((fixed, at) => fixed + (at < parts.length ? render(parts[at]) : ''));
  return { html: text.join('') };
}

function render(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (Array.isArray(part)) return part.map(render).join('');
  if (typeof part === 'object') return (part as Html).html;
  return String(part).replace(/[&<>"']/g, (character) => escapes[character] ?? character);
}

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
