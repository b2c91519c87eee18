import { type AppRole, appRoles, reaches } from '../domain/app-roles.ts';
import { markdownTable } from './document-parts.ts';

interface Operation {
  summary?: string;
  'x-readygate-role'?: { least: AppRole; on: string };
}

const places: Record<string, string> = {
  thing: 'the project of the work item',
  project: 'the project of the key',
  site: 'the site',
  each: 'the project of each work item',
};

/** Every route of people with who may call it, as a table from the description of the API. */
export function roleMatrix(openapi: string): string {
  const { paths } = JSON.parse(openapi) as { paths: Record<string, Record<string, Operation>> };
  const rows = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { 'x-readygate-role': role }]) => {
      if (!role) return [];
      const route = `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
      const cells = appRoles.map((one) => (reaches(one, role.least) ? 'yes' : 'no'));
      return [[`\`${route}\``, ...cells, places[role.on] ?? role.on]];
    }),
  );
  return markdownTable([['route', ...appRoles, 'of'], ...rows]);
}
