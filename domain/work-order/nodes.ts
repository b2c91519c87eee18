import type { Json } from '../json.ts';
import { headingNode, listNode } from '../operations/adf.ts';
import type { ReaderLanguage } from '../readiness/rule.ts';
import { chaptersOf } from './chapters.ts';
import type { Profile } from './profile.ts';
import { titles } from './titles.ts';
import type { WorkOrder } from './work-order.ts';

/** A work order as nodes of a document: plain text in lists below headings, whatever stands in the issue. */
export function workOrderNodes(
  order: WorkOrder,
  { agentPrompt }: Profile,
  language: ReaderLanguage,
): Json[] {
  const words = titles[language];
  return [
    headingNode(words.workOrder, 2),
    ...(agentPrompt.length > 0 ? [listNode(agentPrompt, true)] : []),
    ...chaptersOf(order, language).flatMap(({ title, lines }) => [
      headingNode(title, 3),
      listNode(lines),
    ]),
  ];
}
