const marks: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Controls and characters that turn the direction of what follows, or hide in it. */
const tricks = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff]+/gu;

/** Text as one line of HTML that is text and nothing else, wherever it stands. */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(tricks, ' ')
    .replaceAll(/[&<>"']/g, (mark) => marks[mark] ?? '');
}
