import { countsOf, scoresOf } from '../scores.ts';
import { type Hit, type Marked, marksOf } from './hits.ts';
import { type Kind, kindNames, kinds, type Requirement } from './requirements.ts';
import { select } from './selection.ts';

/** F1 of one kind by each way to answer, and how many requirements people marked. */
export interface Answers {
  positives: number;
  heldOut: number;
  unmarked: number;
  shipped: number;
  arta: number;
  smella: number;
}

interface Read extends Requirement {
  marks: Marked;
}

export function answersOf(requirements: readonly Requirement[]): Record<Kind, Answers> {
  const all = requirements.map((one) => ({ ...one, marks: marksOf(one.text) }));
  const entries = kindNames.map((kind) => [kind, answersFor(kind, all)] as const);
  return Object.fromEntries(entries) as Record<Kind, Answers>;
}

function answersFor(kind: Kind, all: readonly Read[]): Answers {
  const f1 = (answer: (one: Read) => boolean) =>
    scoresOf(countsOf(all.map((one) => ({ gold: isMarked(one.gold, kind), found: answer(one) }))))
      .f1;
  const selected = byDocument(all, (document) => {
    const seen = all.filter((one) => one.document !== document);
    return select(
      seen.map((one) => ({ hits: hitsOf(one.marks.pool, kind), gold: isMarked(one.gold, kind) })),
    );
  });
  const marked = byDocument(all, (document) => wordsMarkedOnlyIn(document, kind, all));
  return {
    positives: all.filter(({ gold }) => isMarked(gold, kind)).length,
    heldOut: f1((one) => hitsOf(one.marks.pool, kind).some((hit) => selected(one)(hit))),
    unmarked: f1((one) =>
      hitsOf(one.marks.pool, kind).some(
        (hit) => selected(one)(hit) && !isOneOf(marked(one), hit.phrase),
      ),
    ),
    shipped: f1(({ marks }) => hitsOf(marks.shipped, kind).length > 0),
    arta: f1(({ peer_arta }) => isMarked(peer_arta, kind)),
    smella: f1(({ peer_smella }) => isMarked(peer_smella, kind)),
  };
}

/** What is made once per document, for each requirement. */
function byDocument<Value>(all: readonly Read[], make: (document: string) => Value) {
  const made = new Map([...new Set(all.map(({ document }) => document))].map((d) => [d, make(d)]));
  return ({ document }: Read): Value => made.get(document) as Value;
}

/** Words that whoever wrote the lists could have taken from this document alone. */
function wordsMarkedOnlyIn(document: string, kind: Kind, all: readonly Read[]): Set<string> {
  const marksIn = (isThere: boolean) =>
    new Set(
      all
        .filter((one) => (one.document === document) === isThere)
        .flatMap(({ gold }) => gold[kinds[kind]] ?? [])
        .map((word) => word.toLowerCase()),
    );
  const elsewhere = marksIn(false);
  return new Set([...marksIn(true)].filter((word) => !elsewhere.has(word)));
}

/** Whether a phrase, as the set writes it without spaces, or a word of it is among the words. */
function isOneOf(words: ReadonlySet<string>, phrase: string): boolean {
  return [phrase.replaceAll(' ', ''), ...phrase.split(' ')].some((word) => words.has(word));
}

function hitsOf(hits: readonly Hit[], kind: Kind): Hit[] {
  return hits.filter((hit) => hit.kind === kind);
}

function isMarked(flagged: Record<string, string[]>, kind: Kind): boolean {
  return (flagged[kinds[kind]] ?? []).length > 0;
}
