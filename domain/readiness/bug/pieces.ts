import type { FieldText } from '../../issue.ts';
import { splitRunTogether } from '../../text/run-together.ts';
import { colonsIn } from '../labels.ts';
import { type Line, linesOf } from './lines.ts';
import { type Place, placeOf, placeOfBeginning } from './titles.ts';

/** Prose of a report with the place it stands in. */
export interface Piece {
  start: number;
  end: number;
  place: Place;
  /** In the first paragraph below its title. */
  first: boolean;
  /** The first below its title. */
  opening: boolean;
  item: boolean;
  ordered: boolean;
  outcome: boolean;
}

interface Labelled {
  start: number;
  end: number;
  /** What the label before it announces; undefined where there is none. */
  label: Place | undefined;
}

/** The prose of a field, each piece with what the title or label above it announces. */
export function piecesOf(field: FieldText): Piece[] {
  const pieces: Piece[] = [];
  let section: Place = 'anything';
  let inline: Place | null = null;
  let paragraphs = 0;
  let opening = false;
  const open = (place: Place) => {
    section = place;
    inline = null;
    paragraphs = 0;
    opening = true;
  };
  for (const line of linesOf(field)) {
    if (line.apart || line.item) inline = null;
    const title = titleOf(field.text, line);
    if (title) {
      open(title);
      continue;
    }
    if (line.heading && leadsOn.test(field.text.slice(line.start, line.end))) continue;
    // The entries of a list stand together.
    if (line.apart && (!line.item || paragraphs === 0)) paragraphs += 1;
    for (const { start, end, label } of cutAtLabels(field.text, line)) {
      // Steps go on below their label; what is expected or seen is said on its line.
      if (label === 'steps' || (label && start === end)) open(label);
      else if (label) inline = label;
      opening ||= label !== undefined;
      const place: Place = inline ?? section;
      const first = inline !== null || paragraphs <= 1;
      for (const part of partsOf(field.text, start, end, line, place)) {
        pieces.push({ ...part, place, first, opening, outcome: line.outcome });
        opening = false;
      }
    }
  }
  return pieces;
}

/** A few words and a colon, "At the top:", say nothing by themselves. */
const leadsOn = /^\S{1,100}(?: \S{1,100}){0,2}:\W{0,20}$/;

/** The section that a line opens, if the line is nothing but a title. */
function titleOf(text: string, { start, end, heading }: Line): Place | undefined {
  const line = text.slice(start, end);
  const known = line.length > longestTitle ? undefined : placeOf(line);
  if (known) return known;
  const long = placeOfBeginning(line);
  // "Steps to reproduce with version 2 (64 bit)" says nothing else; "Steps to reproduce: open it" does.
  if (long === 'steps' && !/:\s+\S|[.!?]$/.test(line)) return long;
  if (!heading) return undefined;
  // A line that ends in a colon leads on; a real heading that nobody knows ends a section.
  return long ?? (/:\W{0,20}$/.test(line) ? undefined : 'anything');
}

const longestTitle = 70;

/** A line cut where a known label with a colon begins a sentence. */
function cutAtLabels(text: string, { start, end }: Line): Labelled[] {
  const cuts: { from: number; to: number; label: Place }[] = [];
  let from = start;
  for (const colon of colonsIn(text, start, end)) {
    const boundary = lastBoundary(text, Math.max(from, colon - longestTitle), colon);
    const label = placeOf(text.slice(boundary, colon));
    if (label) {
      cuts.push({ from: boundary, to: colon + 1, label });
      from = colon + 1;
    }
  }
  const places = [{ start, label: undefined as Place | undefined }].concat(
    cuts.map(({ to, label }) => ({ start: to, label })),
  );
  return places.map(({ start, label }, index) => ({
    ...trimmed(text, start, cuts[index]?.from ?? end),
    label,
  }));
}

/** Where the sentence before a place begins. */
function lastBoundary(text: string, from: number, to: number): number {
  let boundary = from;
  for (const { index, 0: gap } of text.slice(from, to).matchAll(/[.!?;)]\s+|\s{2,}|\s[-–|]\s/g))
    boundary = from + index + gap.length;
  return boundary;
}

/** Entries of a list that was typed on one line. */
function partsOf(text: string, start: number, end: number, line: Line, place: Place) {
  if (end <= start) return [];
  const { item, ordered } = line;
  const whole = [{ start, end, item, ordered }];
  if (place !== 'steps') return whole;
  const parts = splitRunTogether(text.slice(start, end), { isList: false });
  const [head] = parts;
  if (!head || parts.length < 2) return whole;
  const items = parts.map((part) => ({
    start: start + part.start,
    end: start + part.end,
    item: true,
    ordered: true,
  }));
  const before = trimmed(text, start, start + head.start);
  const lead = text
    .slice(before.start, before.end)
    .replace(/\(?(?<!\d)\d+[.)]?$|[-–•*]$/, '')
    .trimEnd();
  return lead === ''
    ? items
    : [{ start: before.start, end: before.start + lead.length, item, ordered }, ...items];
}

function trimmed(text: string, start: number, end: number): { start: number; end: number } {
  const piece = text.slice(start, end);
  const lead = /^[\s*_:]*/.exec(piece)?.[0].length ?? 0;
  return { start: start + lead, end: start + Math.max(lead, piece.trimEnd().length) };
}
