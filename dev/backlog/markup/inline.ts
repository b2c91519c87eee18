import type { Node } from './nodes.ts';

const pattern =
  /`([^`\n]+)`|\*\*([^*\n]+)\*\*|(?<![\w*])\*([^*\s][^*\n]*)\*(?![\w*])|@\[([^\]\n]+)\]\(([^)\s]+)\)|\[([^\]\n]+)\]\((https?:[^)\s]+)\)|<(https?:[^>\s]+)>/g;

/** Inline markup: code, strong, emphasis, mentions, links and cards. Everything else is text. */
export function inlineMarkup(text: string): Node[] {
  const nodes: Node[] = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    pushText(nodes, text.slice(at, match.index));
    nodes.push(markupNode(match));
    at = match.index + match[0].length;
  }
  pushText(nodes, text.slice(at));
  return nodes;
}

/** Text with marks, or nothing for an empty one: the schema allows no empty text. */
export function textNode(text: string, marks: Node[] = []): Node {
  return marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text };
}

function markupNode(match: RegExpMatchArray): Node {
  const [, code, strong, emphasis, name, account, label, href, card] = match;
  if (code !== undefined) return textNode(code, [{ type: 'code' }]);
  if (strong !== undefined) return textNode(strong, [{ type: 'strong' }]);
  if (emphasis !== undefined) return textNode(emphasis, [{ type: 'em' }]);
  if (account !== undefined)
    return { type: 'mention', attrs: { id: account, text: `@${name}`, accessLevel: '' } };
  if (href !== undefined) return textNode(label ?? href, [{ type: 'link', attrs: { href } }]);
  return { type: 'inlineCard', attrs: { url: card ?? '' } };
}

function pushText(nodes: Node[], text: string): void {
  if (text !== '') nodes.push(textNode(text));
}
