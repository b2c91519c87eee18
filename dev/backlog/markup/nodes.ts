import type { AdfDoc, Json } from '../../../domain/json.ts';

/** A node of Atlassian Document Format. */
export type Node = { [key: string]: Json };

export function doc(content: Node[]): AdfDoc {
  return { version: 1, type: 'doc', content };
}

export function paragraph(content: Node[]): Node {
  return { type: 'paragraph', content };
}

export function heading(level: number, content: Node[]): Node {
  return { type: 'heading', attrs: { level }, content };
}

export function codeBlock(text: string, language: string): Node {
  const attrs = language === '' ? {} : { attrs: { language } };
  return { type: 'codeBlock', ...attrs, content: text === '' ? [] : [{ type: 'text', text }] };
}

export function quote(content: Node[]): Node {
  return { type: 'blockquote', content };
}

export function panel(panelType: string, content: Node[]): Node {
  return { type: 'panel', attrs: { panelType }, content };
}

export function rule(): Node {
  return { type: 'rule' };
}

/** A table whose first row is a header row where `header` says so. */
export function table(rows: Node[][][], header: boolean): Node {
  const cells = (row: Node[][], type: string): Json[] =>
    row.map((content) => ({ type, attrs: {}, content: [paragraph(content)] }));
  const content = rows.map((row, at) => ({
    type: 'tableRow',
    content: cells(row, header && at === 0 ? 'tableHeader' : 'tableCell'),
  }));
  return { type: 'table', attrs: { isNumberColumnEnabled: false, layout: 'default' }, content };
}

/** One entry of a list before it is nested. */
export interface ListItem {
  depth: number;
  kind: 'bullet' | 'ordered' | 'todo' | 'done';
  content: Node[];
}

/** Nests items by their depth; a change of kind at one depth begins another list. */
export function lists(items: readonly ListItem[], seed: string): Node[] {
  const found: Node[] = [];
  let at = 0;
  while (at < items.length) {
    const group = takeGroup(items, at);
    found.push(oneList(group, `${seed}-${found.length}`));
    at += group.length;
  }
  return found;
}

function takeGroup(items: readonly ListItem[], from: number): ListItem[] {
  const [first] = items.slice(from);
  const group: ListItem[] = [];
  for (const item of items.slice(from)) {
    if (first === undefined || item.depth < first.depth) break;
    if (item.depth === first.depth && family(item) !== family(first)) break;
    group.push(item);
  }
  return group;
}

function family({ kind }: ListItem): string {
  return kind === 'done' ? 'todo' : kind;
}

function oneList(group: readonly ListItem[], seed: string): Node {
  const [first] = group;
  const depth = first?.depth ?? 0;
  const heads = group.flatMap((item, at) => (item.depth === depth ? [at] : []));
  const entries = heads.map((head, order) => {
    const inner = group.slice(head + 1, heads[order + 1] ?? group.length);
    return { item: group[head] as ListItem, inner: lists(inner, `${seed}-${order}`) };
  });
  if (first?.kind === 'todo' || first?.kind === 'done') return taskList(entries, seed);
  const content = entries.map(({ item, inner }) => ({
    type: 'listItem',
    content: [paragraph(item.content), ...inner],
  }));
  return { type: first?.kind === 'ordered' ? 'orderedList' : 'bulletList', content };
}

interface Entry {
  item: ListItem;
  inner: Node[];
}

/** In a task list a nested list stands beside its item, not inside it. */
function taskList(entries: readonly Entry[], seed: string): Node {
  const content = entries.flatMap(({ item, inner }, at) => [
    {
      type: 'taskItem',
      attrs: { localId: `${seed}-${at}`, state: item.kind === 'done' ? 'DONE' : 'TODO' },
      content: item.content,
    },
    ...inner.filter(({ type }) => type === 'taskList'),
  ]);
  return { type: 'taskList', attrs: { localId: seed }, content };
}
