import type { Json } from '../../../domain/json.ts';
import { priorities } from '../state/catalogue.ts';
import { findField } from '../state/fields.ts';
import type { ChangeItem, Instant, Project, Site, StoredIssue } from '../state/model.ts';
import { getProject } from '../state/site.ts';
import { takeId } from '../state/world.ts';
import { adfText } from './adf.ts';

/** Sets fields of an issue as a person and writes what changed into its history. */
export function changeFields(
  site: Site,
  issue: StoredIssue,
  change: { fields: Record<string, Json>; author: string; at: Instant },
): void {
  const project = getProject(site, issue.projectId);
  const items = Object.entries(change.fields)
    .filter(([id, value]) => !sameJson(issue.fields[id] ?? null, value))
    .map(([id, value]) => changeItem(site, project, id, issue.fields[id] ?? null, value));
  Object.assign(issue.fields, change.fields);
  issue.updated = Math.max(change.at, issue.updated);
  if (items.length === 0) return;
  addHistory(site, issue, { author: change.author, at: change.at, items });
}

/** Adds one entry to the history of an issue. */
export function addHistory(
  site: Site,
  issue: StoredIssue,
  entry: { author: string; at: Instant; items: ChangeItem[] },
): void {
  issue.history.push({ id: takeId(site), ...entry });
}

function changeItem(site: Site, project: Project, id: string, from: Json, to: Json): ChangeItem {
  const name = findField(id)?.name ?? id;
  const text = (value: Json) => valueText(site, project, id, value);
  const reference = (value: Json) => (typeof value === 'string' && isReference(id) ? value : null);
  return {
    field: id.startsWith('customfield_') ? name : id,
    fieldId: id,
    from: reference(from),
    fromText: text(from),
    to: reference(to),
    toText: text(to),
  };
}

function isReference(id: string): boolean {
  const kind = findField(id)?.kind;
  return kind === 'person' || kind === 'priority' || kind === 'option' || kind === 'security';
}

function valueText(site: Site, project: Project, id: string, value: Json): string | null {
  const definition = findField(id);
  if (value === null) return definition?.kind === 'labels' ? '' : null;
  if (Array.isArray(value)) return value.map((one) => nameIn(project.components, one)).join(' ');
  if (typeof value === 'object') return adfText(value);
  const text = String(value);
  switch (definition?.kind) {
    case 'person':
      return site.people.find(({ accountId }) => accountId === text)?.displayName ?? text;
    case 'priority':
      return nameIn(priorities, text);
    case 'security':
      return nameIn(project.securityLevels, text);
    case 'option':
      return definition.options?.find((one) => one.id === text)?.value ?? text;
    default:
      return text;
  }
}

function nameIn(list: readonly { id: string; name: string }[], id: Json): string {
  return list.find((one) => one.id === id)?.name ?? String(id);
}

function sameJson(left: Json, right: Json): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
