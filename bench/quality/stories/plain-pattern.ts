const pattern =
  /\bas an? [^,]+, (?:i|we) (?:want|need|would like|can)(?: to)?(?: be able to)? (.+?)(?:,? so that .+|\.?\s*$)/i;

/** What one pattern makes of a story: the action that anybody would find in a line of code. */
export function plainAction(text: string): string | null {
  return pattern.exec(text)?.[1] ?? null;
}
