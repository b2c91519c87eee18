import type { IssueKind, StatusCategory } from '../issue.ts';

const names: [IssueKind, RegExp][] = [
  ['subtask', /^(sub[- ]?task|unteraufgabe|sous-t[aâ]che|subtarea)$/i],
  ['story', /^(user )?story$|^historia( de usuario)?$|^récit/i],
  ['bug', /bug|bogue|fehler|defect|anomalie|incidencia|^error$/i],
  ['epic', /^epic$|^epos$|^épopée$|^épica$/i],
  ['spike', /spike|research/i],
  [
    'task',
    /^(task|aufgabe|t[aâ]che|tarea|improvement|verbesserung|am[ée]lioration|mejora|new feature|neue funktion|nouvelle fonctionnalit[ée]|nueva funci[óo]n|feature|technical task)$/i,
  ],
];

/** The kind of an issue type, by its flag and its name in four languages. */
export function kindOf(name: string | null, isSubtask: boolean): IssueKind {
  if (isSubtask) return 'subtask';
  if (name === null) return 'other';
  return names.find(([, pattern]) => pattern.test(name.trim()))?.[0] ?? 'other';
}

const categories = new Map<unknown, StatusCategory>([
  ['new', 'new'],
  ['indeterminate', 'indeterminate'],
  ['done', 'done'],
  ...named('new', 'to do', 'zu erledigen', 'à faire', 'por hacer', 'tareas por hacer'),
  ...named('indeterminate', 'in progress', 'in arbeit', 'in bearbeitung', 'en cours', 'en curso'),
  ...named(
    'done',
    'fertig',
    'erledigt',
    'terminé',
    'terminée',
    'listo',
    'finalizado',
    'finalizada',
  ),
]);

function named(category: StatusCategory, ...names: string[]): [string, StatusCategory][] {
  return names.map((name) => [name, category]);
}

/** A status category by its key, or by the name that Jira's export gives in four languages. */
export function statusCategoryOf(key: unknown): StatusCategory | null {
  return categories.get(typeof key === 'string' ? key.trim().toLowerCase() : key) ?? null;
}
