import type { Json } from '../../../../../domain/json.ts';
import { adfPlainText } from '../../../../../domain/operations/adf.ts';

/** The lines of blocks that we wrote, as a reader of Jira sees them: an item of a list with its mark. */
export function linesOf(nodes: readonly Json[]): string[] {
  return nodes.flatMap((node) => {
    const { type, content } = node as { type?: unknown; content?: unknown };
    if (type === 'bulletList' || type === 'orderedList')
      return listOf(content).flatMap((item, index) =>
        marked(type === 'orderedList' ? `${index + 1}. ` : '• ', plain(item)),
      );
    return plain(node).filter((line) => line !== '');
  });
}

function plain(node: Json): string[] {
  return adfPlainText({ version: 1, type: 'doc', content: [node] }).split('\n');
}

function marked(mark: string, [first = '', ...rest]: string[]): string[] {
  return [`${mark}${first}`, ...rest.map((line) => `  ${line}`)];
}

function listOf(content: unknown): Json[] {
  return Array.isArray(content) ? (content as Json[]) : [];
}
