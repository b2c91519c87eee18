export interface Piece {
  start: number;
  end: number;
}

/** Lists on one line: "1) … 2) …", "- … - …", "* … * …", and after "AC:" also "…; …; …". */
export function splitRunTogether(text: string): Piece[] {
  return numbered(text) ?? dashed(text) ?? semicolons(text) ?? [];
}

function numbered(text: string): Piece[] | null {
  const marks = [...text.matchAll(/(?:^|\s)\(?(\d{1,2})[.)]\s+(?=\S)/g)];
  const inOrder = marks.every((mark, index) => Number(mark[1]) === index + 1);
  return marks.length >= 2 && inOrder ? between(text, marks) : null;
}

function dashed(text: string): Piece[] | null {
  for (const pattern of [/(?:^|\s)[-–•]\s+(?=\p{L})/gu, /(?:^|\s)\*\s+(?=\p{L})/gu]) {
    const marks = [...text.matchAll(pattern)];
    const leads =
      marks.length > 0 &&
      (marks[0]?.index === 0 || /[:.]\s*$/.test(text.slice(0, marks[0]?.index ?? 0)));
    if (marks.length >= 2 && leads) return between(text, marks);
  }
  return null;
}

function semicolons(text: string): Piece[] | null {
  const label = /^\s*(?:acceptance criteria|ac|todo|tasks?)\s*:\s*/i.exec(text);
  if (!label) return null;
  const pieces: Piece[] = [];
  let offset = label[0].length;
  for (const part of text.slice(offset).split(';')) {
    pieces.push(trimmed(text, offset, offset + part.length));
    offset += part.length + 1;
  }
  const real = pieces.filter(({ start, end }) => end > start);
  return real.length >= 2 ? real : null;
}

function between(text: string, marks: readonly RegExpExecArray[]): Piece[] {
  return marks.map((mark, index) =>
    trimmed(text, mark.index + mark[0].length, marks[index + 1]?.index ?? text.length),
  );
}

function trimmed(text: string, start: number, end: number): Piece {
  const piece = text.slice(start, end);
  const lead = piece.length - piece.trimStart().length;
  return { start: start + lead, end: start + Math.max(lead, piece.trimEnd().length) };
}
