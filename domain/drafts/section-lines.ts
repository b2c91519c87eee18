import type { Block, Language, Span } from '../issue.ts';
import type { Confidence } from '../plan.ts';
import { placeOf, placeOfBeginning } from '../readiness/bug/titles.ts';
import { bugWordsOf } from '../readiness/bug/words.ts';
import { type Section, type Subject, spanOf } from '../readiness/rule.ts';
import { isUncheckable } from '../readiness/rules/criteria-testable.ts';
import { cutSentences } from '../readiness/sentence-ends.ts';
import { splitRunTogether } from '../text/run-together.ts';
import { partWords } from '../work-order/parts.ts';
import {
  demand,
  elsewhere,
  inTurn,
  leftOut,
  ofTeam,
  perhapsExpected,
  perhapsObserved,
  type SectionName,
  tried,
} from './section-words.ts';

/** What the issue says of a section. */
export interface SectionLines {
  spans: Span[];
  confidence: Confidence;
  /** Its lines have an order. */
  ordered: boolean;
}

/** Words of a sentence that says something; UTF-16 units of a line at most. */
const fewestWords = 3;
const longestLine = 1000;
/** One thing alone is no order of things. */
const fewestSteps = 2;

const none: SectionLines = { spans: [], confidence: 'high', ordered: false };

const finders: Record<SectionName, (subject: Subject) => SectionLines> = {
  steps: (subject) => {
    const spans = numberedIn(subject);
    if (spans.length >= fewestSteps) return { spans, confidence: 'high', ordered: true };
    const told = toldInTurn(subject);
    return told.length >= fewestSteps ? { spans: told, confidence: 'low', ordered: true } : none;
  },
  expected: (subject) => doubtful(subject, perhapsExpected),
  observed: (subject) => doubtful(subject, perhapsObserved),
  criteria: (subject) => ({
    ...none,
    spans: saidIn(subject).filter((said) => isCriterion(said, subject)),
  }),
  // A demand that something stays as it is is no boundary; and words alone are not sure.
  boundaries: (subject) => ({
    ...none,
    spans: saying(subject, leftOut).filter(
      ({ text }) => !demand(subject.issue.language).test(text),
    ),
    confidence: 'low',
  }),
  tests: (subject) => ({ ...none, spans: saying(subject, tried), confidence: 'low' }),
};

/**
 * The lines of a section, each a piece of the description; none where the issue says nothing of it, or
 * where a line is a whole text: a section that lacks one of its lines says something else.
 */
export function sectionLines(name: SectionName, subject: Subject): SectionLines {
  const found = finders[name](subject);
  return found.spans.every(isShort) ? found : { ...found, spans: [] };
}

type Words = (language: Language) => RegExp;

function saying(subject: Subject, words: Words): Span[] {
  const pattern = words(subject.issue.language);
  return saidIn(subject).filter(({ text }) => pattern.test(text));
}

/** Sentences of a report that no other section is made of. */
function doubtful(subject: Subject, words: Words): SectionLines {
  const steps = [...numberedIn(subject), ...toldInTurn(subject)];
  const spans = saying(subject, words).filter(
    (said) => placeAt(subject, said.start) === undefined && !steps.some((one) => meet(one, said)),
  );
  return { spans, confidence: 'low', ordered: false };
}

/** Statements of the description outside headings and code, but for the sentence of a story. */
function saidIn({ sentences, description, story }: Subject): Span[] {
  const whole = story?.field === description ? story.whole : null;
  return sentences.flatMap(({ field, block, start, end }) => {
    if (field !== description || block.kind === 'heading') return [];
    if (whole && start < whole.end && whole.start < end) return [];
    const said = spanOf(field, start, end);
    const words = said.text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
    return words < fewestWords || /[?:]\W*$/.test(said.text.slice(-5)) ? [] : [said];
  });
}

/**
 * Whether a sentence says what must be true, so that somebody can tell, and neither what we do nor what is
 * left out.
 */
function isCriterion({ text, start, end }: Span, subject: Subject): boolean {
  const { sections, issue, wording } = subject;
  const { language } = issue;
  const found = demand(language).exec(text);
  if (!found || ofTeam(language).test(text.slice(0, found.index))) return false;
  const vague = wording.some(
    (place) =>
      place.field === subject.description &&
      place.start >= start &&
      place.end <= end &&
      (place.kind === 'comparative' || isUncheckable(place)),
  );
  if (vague || leftOut(language).test(text)) return false;
  const title = titleAt(sections, start);
  const part = partWords.find(([, words]) => words.title.test(title))?.[0];
  const says = part === undefined || part === 'objective' || part === 'inScope';
  return says && !elsewhere.test(title) && !saysPart(text, language);
}

/** Whether a sentence says what is out of scope, assumed or rolled out, in its own words. */
function saysPart(text: string, language: Language): boolean {
  return partWords.some(([, { words }]) => words?.(language).test(text));
}

/** The entries of the first numbered list of a report that is no list of work, also on one line. */
function numberedIn(subject: Subject): Span[] {
  const { description, issue } = subject;
  const { work, order } = bugWordsOf(issue.language);
  const isWork = ({ text }: Span) => {
    const [first = ''] = text.toLowerCase().match(/[\p{L}’'-]+/u) ?? [];
    return work.has(first) && !order.has(first);
  };
  for (const list of listsIn(description.blocks, (block) => numberedOf(subject, block)))
    if (list.length >= fewestSteps && !list.some(isWork) && mayBeSteps(subject, list[0]))
      return list;
  return [];
}

/** Entries of neighbouring blocks are one list. */
function listsIn(blocks: readonly Block[], entriesOf: (block: Block) => Span[]): Span[][] {
  const lists: Span[][] = [];
  let open = false;
  for (const block of blocks) {
    const entries = entriesOf(block);
    const isItem = block.kind === 'item' && entries.length === 1;
    if (entries.length === 0) open = false;
    else if (open && isItem) lists.at(-1)?.push(...entries);
    else lists.push(entries);
    open = isItem;
  }
  return lists;
}

function numberedOf({ description }: Subject, block: Block): Span[] {
  const { kind, ordered, level = 1, start } = block;
  if (kind === 'item') return ordered && level === 1 ? [spanOf(description, start, block.end)] : [];
  if (kind !== 'paragraph') return [];
  const text = description.text.slice(start, block.end);
  const pieces = splitRunTogether(text, { isList: false });
  const [first] = pieces;
  if (!first || !/(?:^|\s)\(?1[.)]\s*$/.test(text.slice(0, first.start))) return [];
  const last = pieces.at(-1) ?? first;
  // Behind the last entry the text goes on: the entry is its first sentence.
  const [end = last] = cutSentences(text, last);
  return pieces.map((piece) =>
    spanOf(description, start + piece.start, start + Math.min(piece.end, end.end)),
  );
}

function mayBeSteps(subject: Subject, first: Span | undefined): boolean {
  if (!first) return false;
  const place = placeAt(subject, first.start);
  // Below a title that announces something else, nobody tells how to see the fault.
  return place === undefined
    ? titleAt(subject.sections, first.start) === ''
    : place === 'anything' || place === 'observed';
}

/** Sentences that each begin with a word such as "first" or "then". */
function toldInTurn(subject: Subject): Span[] {
  const pattern = inTurn(subject.issue.language);
  return saidIn(subject).filter(
    (said) => pattern.exec(said.text)?.index === 0 && mayBeSteps(subject, said),
  );
}

/** What the title above a place announces in a report of a bug. */
function placeAt({ sections }: Subject, at: number) {
  const title = titleAt(sections, at);
  return title === '' ? undefined : (placeOf(title) ?? placeOfBeginning(title));
}

function titleAt(sections: readonly Section[], at: number): string {
  return (
    sections.findLast(
      ({ field, heading }) =>
        field.key === 'description' && heading !== null && heading.start <= at,
    )?.title ?? ''
  );
}

function isShort({ text }: Span): boolean {
  return text.length <= longestLine;
}

function meet(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}
