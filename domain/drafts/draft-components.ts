import type { Digest } from '../canonical.ts';
import type { FieldText, NormalIssue, Span } from '../issue.ts';
import type { Named } from '../operation.ts';
import type { Confidence } from '../plan.ts';
import { findPhrases, phraseIndex } from '../readiness/phrases.ts';
import { spanOf } from '../readiness/rule.ts';
import { subjectOf } from '../readiness/subject.ts';
import { readSentences, type Sentence } from '../readiness/tokens.ts';
import { partWords } from '../work-order/parts.ts';
import { ideaOf } from './idea.ts';

/** The components that an issue names itself. */
export interface ComponentsDraft {
  /** In the order of their ids. */
  components: Named[];
  /** Where each is named first, in the same order. */
  spans: Span[];
  confidence: Confidence;
  idea: Digest;
  /** The idea of each alone. */
  parts: Digest[];
}

/** A shorter name stands in texts by chance. */
const fewestLetters = 3;
/** A text that names more of them is about many parts: which of them change it does not say. */
const mostComponents = 3;

const outOfScope = partWords.flatMap(([name, words]) => (name === 'outOfScope' ? [words] : []));

/** Whether a field for components is there and holds none. */
export function lacksComponents({ values }: Pick<NormalIssue, 'values'>): boolean {
  const components = values['field:components'];
  return Array.isArray(components) && components.length === 0;
}

/**
 * The components of the project that an issue without any names in its own words, as whole words, in
 * whatever case; not in code, and not where it says what is left out. Those of the summary are sure, and
 * beside them no others count: a description names parts that it only touches. Null where there is nothing
 * to propose.
 */
export function draftComponents(
  issue: NormalIssue,
  offered: readonly Named[],
  rejected: ReadonlySet<Digest> = new Set(),
): { draft: ComponentsDraft | null; rejectedBefore: number } {
  const all = lacksComponents(issue) ? namedIn(issue, offered) : [];
  const sure = all.filter(({ span }) => span.field === 'summary');
  const found = sure.length > 0 ? sure : all;
  if (found.length > mostComponents) return { draft: null, rejectedBefore: 0 };
  const left = found.filter(({ idea }) => !rejected.has(idea));
  const rejectedBefore = found.length - left.length;
  if (left.length === 0) return { draft: null, rejectedBefore };
  const parts = left.map(({ idea }) => idea);
  const spans = left.map(({ span }) => span);
  const draft: ComponentsDraft = {
    components: left.map(({ component }) => component),
    spans,
    confidence: sure.length > 0 ? 'high' : 'low',
    idea: ideaOf({ kind: 'setComponents', ideas: parts }, spans),
    parts,
  };
  return { draft, rejectedBefore };
}

interface Found {
  component: Named;
  span: Span;
  idea: Digest;
}

/** Each component that is named, at its first place, in the order of their ids. */
function namedIn(issue: NormalIssue, offered: readonly Named[]): Found[] {
  const index = phraseIndex(
    offered.filter(isTelling).map((component) => [wordsOf(component.name), component] as const),
  );
  const first = new Map<string, Found>();
  for (const { field, start, end, value: component } of findPhrases(proseOf(issue), index)) {
    const span = spanOf(field, start, end);
    if (first.has(component.id) || !isWritten(component, span)) continue;
    // By its name, not by its id: a component that was made anew is the same idea.
    const idea = ideaOf({ kind: 'setComponents', component: component.name }, [span]);
    first.set(component.id, { component, span, idea });
  }
  return [...first.values()].toSorted((a, b) => (a.component.id < b.component.id ? -1 : 1));
}

function isTelling({ name }: Named): boolean {
  return (name.match(/\p{L}/gu) ?? []).length >= fewestLetters;
}

/** Signs between the words count too: "UI/UX" is not "ui, ux". */
function isWritten({ name }: Named, { text }: Span): boolean {
  const plain = (said: string) => said.toLowerCase().split(/\s+/).filter(Boolean).join(' ');
  return plain(name) === plain(text);
}

/** The words of the texts, the summary first, without what is left out. */
function proseOf(issue: NormalIssue): Sentence['tokens'] {
  const { sentences, sections } = subjectOf(issue, null);
  const apart = sections.filter(({ title }) => outOfScope.some((words) => words.title.test(title)));
  const isLeftOut = ({ field, start, end }: Sentence) =>
    outOfScope.some(({ words }) => words?.(issue.language).test(field.text.slice(start, end))) ||
    apart.some(
      (section) =>
        section.field === field &&
        section.blocks.some((block) => block.start <= start && end <= block.end),
    );
  const isSummary = ({ field }: Sentence) => field.key === 'summary';
  const said = sentences.filter((sentence) => !isLeftOut(sentence));
  return [...said.filter(isSummary), ...said.filter((one) => !isSummary(one))].flatMap(
    ({ tokens }) => tokens,
  );
}

/** A name as texts are read: words parted by one space. */
function wordsOf(name: string): string {
  const field: FieldText = {
    ...{ key: 'summary', format: 'text', read: 'ok', text: name },
    blocks: [{ kind: 'paragraph', start: 0, end: name.length }],
  };
  return readSentences([field])
    .flatMap(({ tokens }) => tokens)
    .map(({ word }) => word)
    .join(' ');
}
