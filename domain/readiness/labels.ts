/** A label in running text: the words of its title, what stands before it and what it labels. */
export interface Label {
  /** Where the text before it ends. */
  previous: number;
  start: number;
  end: number;
  next: number;
}

/** What stands before a colon: a few words at the start of a line, after a gap or a sentence. */
const beforeColon =
  /(?:^|\n[ \t]*|[ \t]{2,}|[.!?)] |\S\* )([*_]{0,2}(?!(?:given|when|then|and|but|scenario|as an?|i want|so that|https?|gegeben|angenommen|wenn|dann|und|aber|szenario|étant donnée?s?|soit|quand|lorsque|alors|et|mais|scénario|dad[oa]s?|cuando|entonces|y|pero|escenario)(?!\p{L}))\p{L}[\p{L}\p{M} '’/()&-]{0,38}[\p{L}\p{M})][*_]{0,2})$/iu;
const longestLabel = 50;

/** "h3. Title" within a line, before a list or a gap: the line breaks around it were lost. */
const wikiTitle =
  /(?:^|\s)h[1-6]\.[ \t]{1,4}(\p{L}[\p{L}\p{M} ]{0,38}?)(?=[ \t]{1,4}[-*#•–][ \t]|[ \t]{2}|$)/gu;

/** "COS - one - two": a name for criteria needs no colon before a list. */
const criteriaTitle =
  /(?<=^|\n[ \t]{0,8}|[ \t]{2}|[.!?)] )(acceptance criteria|acs?|cos|conditions of satisfaction|akzeptanzkriterien|critères d[’']acceptation|criterios de aceptación)(?=[ \t]{1,4}[-*#•–][ \t])/giu;

/** What a paragraph holds that one of them may match; cheaper to look for than they are. */
const mayHold = new Map([
  [wikiTitle, /h[1-6]\./],
  [criteriaTitle, /[ \t][-*#•–][ \t]/],
]);

/** The labels of a paragraph, in order; two may overlap. */
export function labelsIn(text: string, { start, end }: { start: number; end: number }): Label[] {
  const paragraph = text.slice(start, end);
  const bare = [wikiTitle, criteriaTitle]
    .flatMap((pattern) =>
      mayHold.get(pattern)?.test(paragraph) ? [...paragraph.matchAll(pattern)] : [],
    )
    .map(({ 0: all, 1: title = '', index }) => {
      const next = start + index + all.length;
      return { previous: start + index, start: next - title.length, end: next, next };
    });
  return [...colonLabels(text, start, end), ...bare].toSorted((a, b) => a.start - b.start);
}

/** Looks at a few characters before each colon. */
function colonLabels(text: string, start: number, end: number): Label[] {
  const labels: Label[] = [];
  let from = start;
  for (const colon of colonsIn(text, start, end)) {
    const after = colon + 1 < end ? text.charAt(colon + 1) : ' ';
    // French sets a space before its colon.
    const stop = /\s/.test(text.charAt(colon - 1)) ? colon - 1 : colon;
    const before = text.slice(Math.max(from, stop - longestLabel), stop);
    const words = /[\s*_]/.test(after) ? beforeColon.exec(before)?.[1] : undefined;
    if (words) {
      const title = stop - words.length;
      labels.push({ previous: title, start: title, end: stop, next: colon + 1 });
      from = colon + 1;
    }
  }
  return labels;
}

/** The colons of a piece, in order. Looks no further than its end: a text has many pieces. */
export function colonsIn(text: string, start: number, end: number): number[] {
  const piece = text.slice(start, end);
  const found: number[] = [];
  for (let at = piece.indexOf(':'); at >= 0; at = piece.indexOf(':', at + 1))
    found.push(start + at);
  return found;
}
