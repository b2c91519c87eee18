import { textNode } from '../markup/inline.ts';
import type { Node } from '../markup/nodes.ts';

const pattern =
  /\{\{([^}\n]+)\}\}|(?<![\w*])\*(?!\s)([^*\n]*[^*\s])\*(?![\w*])|(?<![\w_])_(?!\s)([^_\n]*[^_\s])_(?![\w_])|\[([^|\]\n]+)\|(https?:[^\]\s|]+)(?:\|[^\]\n]*)?\]|\[(https?:[^\]\s|]+)\]|\[~(?:accountid:)?([^\]\s]+)\]|(https?:\/\/[^\s<>()[\]{}"'|]*[^\s<>()[\]{}"'|.,;:!?])/g;

const hidden = /\{(?:color|anchor)(?::[^}\n]*)?\}/g;

/** Inline wiki markup as Jira's old editor wrote it; unknown markup stays text. */
export function inlineWiki(given: string): Node[] {
  const text = given.replace(hidden, '');
  const nodes: Node[] = [];
  let at = 0;
  const push = (plain: string) => plain !== '' && nodes.push(textNode(plain));
  for (const match of text.matchAll(pattern)) {
    push(text.slice(at, match.index));
    nodes.push(wikiNode(match));
    at = match.index + match[0].length;
  }
  push(text.slice(at));
  return nodes;
}

function wikiNode(match: RegExpMatchArray): Node {
  const [whole, code, strong, emphasis, label, href, bare, user, url] = match;
  if (code !== undefined) return textNode(code, [{ type: 'code' }]);
  if (strong !== undefined) return textNode(strong, [{ type: 'strong' }]);
  if (emphasis !== undefined) return textNode(emphasis, [{ type: 'em' }]);
  if (user !== undefined) return textNode(`@${user}`);
  const address = href ?? bare ?? url ?? whole;
  return textNode(label ?? address, [{ type: 'link', attrs: { href: address } }]);
}
