import type { Span } from '../issue.ts';
import { plainLine } from '../operations/adf.ts';
import type { ReaderLanguage } from '../readiness/rule.ts';
import { partNames } from './parts.ts';
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
  const { issue, components, subtasks, riskAreas, missing, parts } = order;
  const blocks = [
    `# ${words.workOrder} ${quoted(issue.key)}: ${quoted(issue.summary)}`,
    agentPrompt.map((line, index) => `${index + 1}. ${line}`).join('\n'),
    ...partNames.map((name) => section(words.parts[name], parts[name].flatMap(linesOf))),
    section(words.components, components),
    section(
      words.subtasks,
      subtasks.map(({ key, summary }) => `${key}: ${summary}`),
    ),
    section(
      words.riskAreas,
      riskAreas.map(({ area, spans }) => `${area.replaceAll('_', ' ')}: ${distinct(spans)}`),
    ),
    section(
      words.missing,
      missing.map((name) => words.parts[name]),
    ),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  return [`## ${title}`, '', ...lines.map((line) => `- ${quoted(line)}`)].join('\n');
}

/** One line per line of a span, without the marks of a list. */
function linesOf({ text }: Span): string[] {
  return text
    .split('\n')
    .map((line) => plainLine(line).replace(/^(?:[-*#•+]|\d{1,3}[.)]|\[[ xX]?\])\s+/, ''))
    .filter((line) => line !== '');
}

function distinct(spans: readonly Span[]): string {
  return [...new Set(spans.map(({ text }) => text.toLowerCase()))].join(', ');
}

/** Text in which Markdown finds nothing to do. */
function quoted(text: string): string {
  return plainLine(text)
    .replaceAll(/[\\`*[\]<>|]/g, '\\$&')
    .replaceAll(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/^([#+=~-])/, '\\$1')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}
