import { type AppRole, appRoles, reaches } from '../domain/app-roles.ts';

interface Operation {
  summary?: string;
  'x-readygate-role'?: { least: AppRole; on: string };
}

/** What stands around the matrix in a document. */
const [begin, end] = ['<!-- begin: role matrix, by dev/write-documents.ts -->', '<!-- end -->'];

const places: Record<string, string> = {
  thing: 'the project of the work item',
  project: 'the project of the key',
  site: 'the site',
  each: 'the project of each work item',
};

/**
 * A document with the role matrix of the API in its place.
 * @throws {Error} where the document does not say where it stands
 */
export function withRoleMatrix(document: string, openapi: string): string {
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error('the place of the role matrix is not marked');
  return `${document.slice(0, from + begin.length)}\n\n${roleMatrix(openapi)}\n${document.slice(to)}`;
}

/** Every route of people with who may call it, from the description of the API. */
function roleMatrix(openapi: string): string {
  const { paths } = JSON.parse(openapi) as { paths: Record<string, Record<string, Operation>> };
  const rows = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { 'x-readygate-role': role }]) => {
      if (!role) return [];
      const route = `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
      const cells = appRoles.map((one) => (reaches(one, role.least) ? 'yes' : 'no'));
      return [[`\`${route}\``, ...cells, places[role.on] ?? role.on]];
    }),
  );
  return table([['route', ...appRoles, 'of'], ...rows]);
}

function table(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((row) => (row[at] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |\n`;
  const [head = [], ...body] = rows;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |\n`;
  return `${line(head)}${rule}${body.map(line).join('')}`;
}
