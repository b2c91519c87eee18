import type { SiteField } from '../../clients/jira/schemas.ts';
import { isCriteriaName, isEstimateName } from '../../domain/normalise/fields.ts';
import type { Pack } from '../../domain/readiness/pack/pack.ts';

/** What every judgement reads, and what a sweep notes besides. */
const always = [
  'summary',
  'description',
  'issuetype',
  'status',
  'project',
  'priority',
  'labels',
  'components',
  'parent',
  'subtasks',
  'issuelinks',
  'updated',
];

const sprintType = 'com.pyxis.greenhopper.jira:gh-sprint';

/** The id of the site's field for sprints; null where it has none. */
export function sprintFieldOf(fields: readonly SiteField[]): string | null {
  const found = fields.find(({ name, schema }) =>
    schema?.custom === undefined ? name === 'Sprint' : schema.custom === sprintType,
  );
  return found?.id ?? null;
}

/** The ids of the fields by which an issue is the same as if all of its fields had been read. */
export function wantedFields(site: readonly SiteField[], { fields = {} }: Pack): string[] {
  const chosen = Object.values(fields);
  const ids = new Set(chosen.flatMap(({ ids = [] }) => ids));
  const names = new Set(chosen.flatMap(({ names = [] }) => names.map(folded)));
  const sprint = sprintFieldOf(site);
  const further = site.filter(
    ({ id, name }) =>
      id === sprint ||
      ids.has(id) ||
      names.has(folded(name)) ||
      isCriteriaName(name) ||
      isEstimateName(name),
  );
  return [...new Set([...always, ...further.map(({ id }) => id)])];
}

const folded = (name: string) => name.trim().toLowerCase();
