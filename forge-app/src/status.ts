/** What Jira shows beside the name of the panel. */
interface Status {
  type: 'lozenge';
  value: { label: string; type: 'default' | 'success' | 'inprogress' | 'removed' };
}

/** An issue with its property `readygate`, its fields and what its fields are. */
interface PublishedIssue {
  properties?: { readygate?: { score?: unknown; status?: unknown; stale?: unknown } };
  fields?: Record<string, unknown>;
  schema?: Record<string, { custom?: string }>;
}

const colours: Record<string, Status['value']['type']> = {
  ready: 'success',
  needs_work: 'inprogress',
  not_ready: 'removed',
};
const field = /^ari:cloud:ecosystem::extension\/.+\/static\/readygate-readiness$/;

/**
 * The score that was published for an issue, spelt as the field Readiness spells it; nothing where none
 * was. Its colour tells the status, and is given only where it is known to be that of the issue as it is.
 */
export function statusOf({ properties, fields, schema }: PublishedIssue): { status?: Status } {
  const { score, status, stale } = properties?.readygate ?? {};
  if (typeof score === 'number' && stale === false)
    return lozenge(score, colours[String(status)] ?? 'default');
  const [id] =
    Object.entries(schema ?? {}).find(([, { custom }]) => field.test(custom ?? '')) ?? [];
  const shown = id === undefined ? undefined : fields?.[id];
  return typeof shown === 'number' ? lozenge(shown, 'default') : {};
}

function lozenge(score: number, type: Status['value']['type']): { status: Status } {
  return { status: { type: 'lozenge', value: { label: `${score} %`, type } } };
}
