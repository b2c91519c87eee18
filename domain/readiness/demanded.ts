import type { Section } from './rule.ts';

/** The end of a sentence that its list completes: what is listed must hold. */
const demand =
  /(?:^|\s)(?:must|should|shall|needs? to|ha(?:s|ve) to|so that|such that|which|muss|müssen|soll|sollen|so ?dass|doi(?:t|vent)|pour que|de sorte que|debe[n]?|para que|de modo que)\s*:?$/iu;
const longestDemand = 30;

/** Lists that complete a sentence such as "The policy must:", each with its items as blocks. */
export function demandedIn(sections: readonly Section[]): Section[] {
  return sections.flatMap(({ field, title, heading, blocks }) => {
    const found: Section[] = [];
    let lead = heading && isDemand(title) ? heading : null;
    for (const block of blocks) {
      const text = field.text.slice(block.start, block.end);
      if (block.kind !== 'item') {
        lead = block.kind === 'paragraph' && isDemand(text) ? block : null;
      } else if (lead) {
        if (found.at(-1)?.heading !== lead) found.push({ field, title, heading: lead, blocks: [] });
        found.at(-1)?.blocks.push(block);
      }
    }
    return found;
  });
}

function isDemand(text: string): boolean {
  return demand.test(text.slice(-longestDemand));
}
