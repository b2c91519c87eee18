import { ReadygateError } from '../../domain/errors.ts';
import type { FieldNames } from '../../domain/normalise/normalise-issue.ts';
import type { InputIssue, Place } from './input-issue.ts';
import type { Mapping } from './mapping.ts';
import type { Notes } from './notes.ts';

type Bag = Record<string, unknown>;

/** Fields that Jira's REST API calls otherwise. */
const restNames: Record<string, string> = { type: 'issuetype' };

/** Fields that are known by their names, whatever their ids. */
const byName = new Set(['Acceptance criteria', 'Story points']);

/**
 * An issue as Jira's REST API gives it, made whole: what was not asked for counts as not read, and
 * never as missing.
 */
export function jiraIssue(
  issue: Bag & { fields: Bag },
  at: Place,
  pageNames: Bag,
  mapping: Mapping,
  notes: Notes,
): InputIssue {
  if (typeof issue.key !== 'string' || issue.key === '') {
    const expected = 'a text that is not empty';
    return { at, error: new ReadygateError('invalid_line', { path: '/key', expected }) };
  }
  const fields: Bag = { summary: false, description: false, ...issue.fields };
  const names = textsIn({ ...pageNames, ...(issue.names as Bag | undefined) });
  if (Object.keys(names).length === 0 && holdsCustomText(fields)) notes.unnamedFields = true;
  for (const [member, field] of mapping) {
    if (byName.has(field)) names[member] = field;
    else if (Object.hasOwn(fields, member)) fields[restNames[field] ?? field] = fields[member];
  }
  if (fields.description === false) notes.noDescription = true;
  return { at, jira: { ...issue, id: String(issue.id ?? issue.key), fields }, names };
}

/** Whether a field without a name holds prose, among which acceptance criteria may be. */
function holdsCustomText(fields: Bag): boolean {
  return Object.entries(fields).some(
    ([id, value]) => id.startsWith('customfield_') && (isProse(value) || isDocument(value)),
  );
}

const isProse = (value: unknown) => typeof value === 'string' && /\s\S+\s/.test(value);

const isDocument = (value: unknown) =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'doc';

function textsIn(names: Bag): FieldNames {
  const texts = Object.entries(names).filter(([, name]) => typeof name === 'string');
  return Object.fromEntries(texts) as FieldNames;
}
