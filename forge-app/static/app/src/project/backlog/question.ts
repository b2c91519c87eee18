import type { BacklogSort, SortOrder } from '../../../../../../domain/backlog.ts';

/** Columns that a list can be sorted by. */
export const sorts: readonly BacklogSort[] = ['key', 'score', 'judged'];

/** What a list shows and how it is sorted; an empty word narrows nothing. */
export interface Question {
  status: string;
  type: string;
  rule: string;
  text: string;
  sort: BacklogSort;
  order: SortOrder;
}

export const everything: Question = {
  status: '',
  type: '',
  rule: '',
  text: '',
  sort: 'score',
  order: 'asc',
};

/** A question as it stands in an address: what is usual is left out. */
export function addressOf(question: Question): Partial<Record<keyof Question, string>> {
  const names = Object.keys(everything) as (keyof Question)[];
  const asked = names.filter((name) => question[name] !== everything[name]);
  return Object.fromEntries(asked.map((name) => [name, question[name]]));
}

/** The question of an address; what is not known there is as usual. */
export function questionOf(address: string): Question {
  const query = new URLSearchParams(address);
  const { status, type, rule, text, sort, order } = Object.fromEntries(query);
  return {
    ...everything,
    ...(status ? { status } : {}),
    ...(type ? { type } : {}),
    ...(rule ? { rule } : {}),
    ...(text ? { text } : {}),
    sort: sorts.find((known) => known === sort) ?? everything.sort,
    order: order === 'desc' ? 'desc' : 'asc',
  };
}

/** Whether anything is left out by choice. */
export function isNarrowed({ status, type, rule, text }: Question): boolean {
  return [status, type, rule, text].some((word) => word !== '');
}

/** Sorted by a column: the other way round where it is sorted by that already. */
export function sortedBy(question: Question, sort: BacklogSort): Question {
  const turned = question.sort === sort && question.order === 'asc';
  return { ...question, sort, order: turned ? 'desc' : 'asc' };
}

/** Letters that a key can hold: others would be refused. */
export function keyText(typed: string): string {
  return typed.replace(/[^A-Za-z0-9_-]/g, '').slice(0, 50);
}
