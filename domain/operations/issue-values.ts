import type { StandingLink } from './inverse.ts';

/** Values of an issue as Jira's REST API gives them, by id. What has another shape counts as absent. */

export function assigneeId(value: unknown): string | null {
  return text(value, 'accountId');
}

export function labelsOf(value: unknown): string[] {
  return list(value).filter((label): label is string => typeof label === 'string');
}

export function componentIdsOf(value: unknown): string[] {
  return list(value).flatMap((component) => text(component, 'id') ?? []);
}

export function linksOf(value: unknown): StandingLink[] {
  return list(value).flatMap((link) => {
    const { type, outwardIssue, inwardIssue } = link as Record<string, unknown>;
    const [id, typeId, out] = [text(link, 'id'), text(type, 'id'), text(outwardIssue, 'id')];
    const otherId = out ?? text(inwardIssue, 'id');
    if (id === null || typeId === null || otherId === null) return [];
    return [{ id, typeId, direction: out === null ? ('in' as const) : ('out' as const), otherId }];
  });
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value.filter((one) => one !== null) : [];
}

function text(value: unknown, name: string): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const member = (value as Record<string, unknown>)[name];
  return typeof member === 'string' ? member : null;
}
