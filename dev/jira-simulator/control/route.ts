import { StrictnessError } from '../http/jira-error.ts';
import { defaultCloudId } from '../state/catalogue.ts';

export type Members = Record<string, unknown>;

/** One command or question of the control API. */
export interface ControlRoute {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  /** Members of the body that exist. */
  members?: readonly string[];
  run(given: Members, params: Record<string, string>): unknown;
}

/** The site a body names, or the default one. */
export function cloudIdOf(given: Members): string {
  return typeof given.cloudId === 'string' ? given.cloudId : defaultCloudId;
}

/** A text of the body that must be there. */
export function text(given: Members, name: string): string {
  const value = given[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new StrictnessError(400, `'${name}' must be a text`, name);
}
