/** UTF-16 units counted at once: the time for a run of one letter grows with the square of its length. */
const piece = 500;

/**
 * Tokens of a text by the encoding that most models of today share, a few too many rather than too few;
 * for other models an estimate. The table takes 70 MB, so it is loaded with the first count, in the
 * process that calls models.
 */
export async function countTokens(text: string): Promise<number> {
  const { countTokens: count } = await import('gpt-tokenizer/encoding/o200k_base');
  let tokens = 0;
  for (let at = 0; at < text.length; at += piece)
    // Marks such as <|endoftext|> in an issue are text like any other.
    tokens += count(text.slice(at, at + piece).toWellFormed(), { disallowedSpecial: new Set() });
  return tokens;
}
