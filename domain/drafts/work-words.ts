import type { Section } from '../readiness/rule.ts';
import type { DraftItem } from './sources.ts';

const imperative = new RegExp(
  `^(?:please )?(?:${`add allow apply avoid build change check clean configure convert create define
  delete deploy describe design disable document drop enable ensure expose extend extract fix
  generate get give handle hide implement improve include install integrate introduce investigate
  let log make merge migrate move notify open parse pass persist pick prepare prevent propagate
  provide publish put refactor register release remove rename replace report restore return review
  rewrite run save send set setup show split start stop store support switch test track turn update
  upgrade use validate verify wire write do don't decide`
    .split(/\s+/)
    .join('|')})\\b`,
  'i',
);
const modal = /\b(?:should|shall|must|needs? to|has to|have to|will|able to|can)\b/i;
/** What announces work. */
const asks =
  /\b(?:tasks?|to ?do|need(?:s|ed)?|must|should|shall|will|want|we'll|includ\w+|covers?|consists?|implement\w*|changes?|follow\w*|do the)\b/i;
/** What announces something else. */
const tells =
  /\b(?:motivations?|purposes?|use cases?|reasons?|examples?|e\.g|scenarios?|problems?|options?|alternatives?|drawbacks?|ways|one of|difference|advantages?|benefits?|assumptions?|questions?|logs?|errors?|because|however|seen|observed|happens?|currently|when|if|see)\b/i;
const longestLead = 160;

/**
 * Whether a list that nobody called work asks for work: by the words that announce it and by how its
 * items begin. A list of what somebody saw, did or considers does not.
 */
export function looksLikeWork({ field, title }: Section, items: readonly DraftItem[]): boolean {
  const start = items[0]?.span.start ?? 0;
  const before = field.text
    .slice(Math.max(0, start - longestLead), start)
    .replace(/[\s\d*#(.)•–-]+$/, '');
  const lead = `${title} ${/[^.!?\n]*$/.exec(before)?.[0] ?? ''}`;
  const working = items.filter(
    ({ title: said }) => imperative.test(said) || modal.test(said),
  ).length;
  if (tells.test(lead) && !asks.test(lead)) return false;
  return working * 2 >= items.length && (working > 0 || asks.test(lead));
}
