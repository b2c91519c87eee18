import type { Digest } from '../canonical.ts';
import type { NormalIssue, Span } from '../issue.ts';
import type { LinkIssues } from '../operation.ts';
import { issueLimits } from '../operations/issue-limits.ts';
import type { Confidence } from '../plan.ts';
import { findPhrases } from '../readiness/phrases.ts';
import { spanOf } from '../readiness/rule.ts';
import { readSentences, type Sentence } from '../readiness/tokens.ts';
import { ideaOf } from './idea.ts';
import { namesOf, type Relation, type Said, saidIndexFor, undoing } from './link-words.ts';

/** A relation to another issue, as a text states it. */
export interface SaidLink {
  relation: Relation;
  /** The other issue's, as it is written. */
  key: string;
  /** From the phrase to the key. */
  span: Span;
  idea: Digest;
}

/** A kind of link as a site has it, by its phrases in both directions. */
export interface LinkKind {
  id: string;
  inward: string;
  outward: string;
}

/** What is known of the other ends. */
export interface LinkGround {
  kinds: readonly LinkKind[];
  /** Ids of issues that are there and that whoever may see this one may see, by their keys. */
  targets: ReadonlyMap<string, string>;
}

/** One link to propose. */
export interface LinkDraft {
  link: Pick<LinkIssues, 'type' | 'direction' | 'other'>;
  span: Span;
  confidence: Confidence;
  idea: Digest;
}

/** Links of one proposal at most: more is a map of the backlog and no help to anybody. */
const mostLinks = 3;
/** Keys that are looked for at most. */
const mostKeys = 20;
/** Words before a phrase that may say the contrary. */
const wordsBefore = 3;

/**
 * Relations that the texts state about other issues of the project by their keys, each other issue once, in four
 * languages: "blocked by SHOP-3", "hängt von SHOP-3 und SHOP-4 ab". Not in code, not where the contrary is
 * said, and not about the issue itself or its subtasks.
 */
export function saidLinks(issue: NormalIssue): SaidLink[] {
  const own = new Set([issue.key, ...issue.subtasks.map(({ key }) => key)]);
  const byKey = new Map<string, SaidLink>();
  for (const link of readSentences(issue.texts).flatMap((one) => linksIn(one, issue)))
    if (!own.has(link.key) && !byKey.has(link.key)) byKey.set(link.key, link);
  return [...byKey.values()].slice(0, mostKeys);
}

/**
 * The links to propose: what the texts state and Jira does not hold yet, by the site's own kinds of links. Where
 * the site has no name for a dependency it counts as being blocked, which is not sure.
 */
export function draftLinks(
  issue: NormalIssue,
  { kinds, targets }: LinkGround,
  rejected: ReadonlySet<Digest> = new Set(),
): { drafts: LinkDraft[]; rejectedBefore: number } {
  const linked = new Set(issue.links.map(({ id }) => id));
  const drafts: LinkDraft[] = [];
  let rejectedBefore = 0;
  for (const { relation, key, span, idea } of saidLinks(issue)) {
    const id = targets.get(key);
    const kind = kindOf(relation, kinds);
    if (id === undefined || linked.has(id) || kind === null) continue;
    if (rejected.has(idea)) rejectedBefore += 1;
    else drafts.push({ ...kind, link: { ...kind.link, other: { id, name: key } }, span, idea });
  }
  const room = Math.max(0, issueLimits.links - issue.links.length);
  return { drafts: drafts.slice(0, Math.min(mostLinks, room)), rejectedBefore };
}

function kindOf(
  relation: Relation,
  kinds: readonly LinkKind[],
): { link: Pick<LinkIssues, 'type' | 'direction'>; confidence: Confidence } | null {
  for (const name of namesOf[relation]) {
    const is = (phrase: string) => phrase.trim().toLowerCase() === name;
    const out = kinds.find(({ outward }) => is(outward));
    const found = out ?? kinds.find(({ inward }) => is(inward));
    if (!found) continue;
    const type = { id: found.id, name: out ? found.outward : found.inward };
    return { link: { type, direction: out ? 'out' : 'in' }, confidence: 'high' };
  }
  const instead = relation === 'dependsOn' ? kindOf('blockedBy', kinds) : null;
  return instead && { ...instead, confidence: 'low' };
}

function linksIn(sentence: Sentence, issue: NormalIssue): SaidLink[] {
  const { field, tokens } = sentence;
  return findPhrases(tokens, saidIndexFor(issue.language)).flatMap(({ start, end, value }) => {
    const found = keysAt(sentence, end);
    if (!isMeant(sentence, { start, end: found.at(-1)?.end ?? end }, value)) return [];
    return found
      .filter(({ key }) => key.startsWith(`${issue.projectKey}-`))
      .map(({ key, end: to }) => {
        const span = spanOf(field, start, to);
        const content = { kind: 'linkIssues', relation: value.relation, key };
        return { relation: value.relation, key, span, idea: ideaOf(content, [span]) };
      });
  });
}

/** Nothing before the phrase takes it back, and the word that belongs to it follows. */
function isMeant(
  { tokens }: Sentence,
  { start, end }: { start: number; end: number },
  { then }: Said,
): boolean {
  const before = tokens.filter((token) => token.end <= start).slice(-wordsBefore);
  if (before.some(({ word }) => undoing.has(word))) return false;
  return then === undefined || tokens.find((token) => token.start >= end)?.word === then;
}

/** Keys one after another from a place of a sentence on, with the ends of each. */
function keysAt({ field, end }: Sentence, from: number): { key: string; end: number }[] {
  const found: { key: string; end: number }[] = [];
  for (let at = from; at < end; ) {
    const rest = field.text.slice(at, end);
    const lead = (found.length === 0 ? /^[\s:]+/ : /^(?:\s*[,;&/]\s*|\s+(?:and|und|et|y)\s+)/).exec(
      rest,
    );
    const [key] =
      /^[A-Z][A-Z0-9_]{1,40}-[1-9]\d{0,9}(?![\w-])/.exec(rest.slice(lead?.[0].length ?? 0)) ?? [];
    if (!lead || key === undefined) break;
    at += lead[0].length + key.length;
    found.push({ key, end: at });
  }
  return found;
}
