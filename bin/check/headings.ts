import { isCriteriaName, isEstimateName } from '../../domain/normalise/fields.ts';
import type { FieldName, Mapping } from './mapping.ts';
import { fileProblem } from './problems.ts';

/** A field, or what tells whether an issue is judged at all, which rows call as Jira's English export does. */
type ColumnName = FieldName | 'Status' | 'Status Category' | 'Project type';

/** Headings of Jira's CSV export in English, German, French and Spanish, lower case. */
const headings: Partial<Record<ColumnName, string[]>> = {
  key: [
    'issue key',
    'work item key',
    'key',
    'vorgangsschlüssel',
    'schlüssel',
    'clé de ticket',
    'clé',
    'clave de incidencia',
    'clave',
  ],
  type: [
    'issue type',
    'work type',
    'work item type',
    'type',
    'vorgangstyp',
    'typ',
    'type de ticket',
    'tipo de incidencia',
    'tipo',
  ],
  summary: ['summary', 'zusammenfassung', 'résumé', 'resumen'],
  description: ['description', 'beschreibung', 'descripción'],
  updated: ['updated', 'aktualisiert', 'mise à jour', 'mis à jour', 'actualizada', 'actualizado'],
  priority: ['priority', 'priorität', 'priorité', 'prioridad'],
  components: [
    'component/s',
    'components',
    'component',
    'komponente/n',
    'komponenten',
    'composant/s',
    'composants',
    'componente/s',
    'componentes',
  ],
  labels: ['labels', 'stichwörter', 'étiquettes', 'etiquetas'],
  Status: ['status', 'état', 'statut', 'estado'],
  'Status Category': [
    'status category',
    'statuskategorie',
    "catégorie d'état",
    'catégorie d’état',
    'catégorie de statut',
    'categoría de estado',
  ],
  'Project type': ['project type', 'projekttyp', 'type de projet', 'tipo de proyecto'],
};

const known = new Map(
  (Object.entries(headings) as [ColumnName, string[]][]).flatMap(([field, names]) =>
    names.map((name): [string, ColumnName] => [name, field]),
  ),
);

const custom =
  /^(?:custom fields?|benutzerdefinierte[s]? feld(?:er)?|champs? personnalisés?|campos? personalizados?) \((.+)\)$/i;

/** A column: the member of a row that it fills, and its heading as the file gives it. */
export interface Column {
  name: string;
  heading: string;
}

/**
 * The columns of a file by their headings. A mapped heading wins over the one that Jira would use.
 * @throws {ReadygateError} invalid_file where key or summary cannot be found, with the headings there are
 */
export function readHeadings(cells: readonly string[], line: number, mapping: Mapping): Column[] {
  const given = cells.map((cell) => cell.normalize('NFC').trim());
  for (const [heading, field] of mapping)
    if (!given.some((one) => same(one, heading)))
      throw missing(line, `a column “${heading}” for ${field}, as --map says`, given);
  const columns = given.map((heading) => ({ name: nameOf(heading, mapping), heading }));
  const absent = [['key', 'Issue key'] as const, ['summary', 'Summary'] as const].filter(
    ([name]) => !columns.some((column) => column.name === name),
  );
  if (absent.length === 0) return columns;
  const wanted = absent.map(([, heading]) => `a column "${heading}"`).join(' and ');
  throw missing(line, wanted, given);
}

/** The field that Jira's export has below a heading. */
export function fieldBelow(heading: string): ColumnName | undefined {
  return known.get(plain(heading.normalize('NFC').trim()));
}

function nameOf(heading: string, mapping: Mapping): string {
  for (const [one, field] of mapping) if (same(one, heading)) return field;
  const bare = custom.exec(heading)?.[1]?.trim();
  // A custom field may be called "Summary"; it is not the summary.
  if (bare !== undefined) return isCriteriaName(bare) || isEstimateName(bare) ? bare : heading;
  const field = fieldBelow(heading);
  // Where another column was named for a field, this one is not it.
  const isMapped = [...mapping.values()].some((one) => one === field);
  return field === undefined || isMapped ? heading : field;
}

/** Spreadsheets and forms add a colon or spaces. */
const plain = (heading: string) =>
  heading.replaceAll(/\s+/g, ' ').replace(/ ?:$/, '').toLowerCase();

const same = (a: string, b: string) => plain(a) === plain(b.normalize('NFC'));

function missing(line: number, expected: string, given: readonly string[]) {
  const found = given.filter((heading) => heading !== '');
  const shown = [...new Set(found)].slice(0, 40).map((heading) => `“${heading.slice(0, 60)}”`);
  const more = shown.length < new Set(found).size ? ' and more' : '';
  const list =
    shown.length > 0
      ? `The headings found are ${shown.join(', ')}${more}`
      : 'There are no headings';
  return fileProblem(
    `line ${line}`,
    expected,
    `${list}. Say which one is meant, as in --map "Summary=Titel".`,
  );
}
