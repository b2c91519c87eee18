import type { Span } from '../issue.ts';
import { plainLine } from '../operations/adf.ts';
import { riskName } from '../readiness/risk-names.ts';
import type { ReaderLanguage } from '../readiness/rule.ts';
import { partNames } from './parts.ts';
import { titles } from './titles.ts';
import type { WorkOrder } from './work-order.ts';

/** A titled list of a work order. */
export interface Chapter {
  title: string;
  lines: string[];
}

/** The chapters of a work order in the order in which they are told; those without a line are left out. */
export function chaptersOf(
  { components, subtasks, riskAreas, missing, parts }: WorkOrder,
  language: ReaderLanguage,
): Chapter[] {
  const words = titles[language];
  const chapters = [
    ...partNames.map((name) => ({ title: words.parts[name], lines: parts[name].flatMap(linesOf) })),
    { title: words.components, lines: components },
    { title: words.subtasks, lines: subtasks.map(({ key, summary }) => `${key}: ${summary}`) },
    {
      title: words.riskAreas,
      lines: riskAreas.map(({ area, spans }) => `${riskName(area, language)}: ${distinct(spans)}`),
    },
    { title: words.missing, lines: missing.map((name) => words.parts[name]) },
  ];
  return chapters.filter(({ lines }) => lines.length > 0);
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
