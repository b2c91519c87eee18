import { plainLine } from '../operations/adf.ts';
import type { ReaderLanguage } from '../readiness/rule.ts';
import { chaptersOf } from './chapters.ts';
import type { Profile } from './profile.ts';
import { titles } from './titles.ts';
import type { WorkOrder } from './work-order.ts';

/**
 * A work order as Markdown. The words of the issue are lines of lists and quotes and cannot become
 * headings, links, markup or code: whoever hands it to an agent can tell them from ours.
 */
export function workOrderMarkdown(
  order: WorkOrder,
  { agentPrompt }: Profile,
  language: ReaderLanguage,
): string {
  const words = titles[language];
  const { issue } = order;
  const blocks = [
    `# ${words.workOrder} ${quoted(issue.key)}: ${quoted(issue.summary)}`,
    agentPrompt.map((line, index) => `${index + 1}. ${line}`).join('\n'),
    ...chaptersOf(order, language).map(({ title, lines }) =>
      [`## ${title}`, '', ...lines.map((line) => `- ${quoted(line)}`)].join('\n'),
    ),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** Tags and fillers, which an agent reads and a person does not see; not what joins letters and emoji. */
const invisible = /[\u00ad\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
/** Marks of what is struck out, not those of a home directory or of about so many. */
const struck = /~(?=~)|(?<=~)~|(?<=\S)~/g;

/** Text in which Markdown finds nothing to do, and nothing that only an agent would read. */
function quoted(text: string): string {
  return plainLine(text)
    .replaceAll(invisible, '')
    .replaceAll(/[\\`*[\]<>|]/g, '\\$&')
    .replaceAll(struck, '\\$&')
    .replaceAll(/&(?=#?\w{1,32};)/g, '\\$&')
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/^([#+=~-])/, '\\$1')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}
