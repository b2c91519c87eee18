import type { Instant, Person, Site } from '../state/model.ts';
import type { World } from '../state/world.ts';

/** Who asks. `person` is null for a request without Authorization. */
export interface Caller {
  person: Person | null;
  kind: 'app' | 'user' | 'anonymous';
}

/** One request, after token and strictness checks. */
export interface Call {
  world: World;
  site: Site;
  caller: Caller;
  now: Instant;
  params: Record<string, string>;
  query: URLSearchParams;
  /** The parsed JSON body; undefined without one. */
  body: unknown;
}

/** What an endpoint gives back. Points: see `pointsOf`. */
export interface Answer {
  status: number;
  body?: unknown;
  /** Issues, projects and other core objects in the body. */
  objects?: number;
  /** Users, groups and permissions in the body. */
  identities?: number;
}

/** One operation of Jira's REST API, described closely enough to refuse everything else. */
export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** After `/ex/jira/{cloudId}`, with `:name` for parameters. */
  path: string;
  /** The operation in Atlassian's published description. */
  operationId: string;
  scope:
    | 'read:jira-work'
    | 'write:jira-work'
    | 'read:jira-user'
    | 'write:app-data:jira'
    | 'manage:jira-configuration';
  /** Query parameters that exist. */
  query?: readonly string[];
  /** Top-level members of the body that exist; `any` for a body that is a plain value. */
  body?: readonly string[] | 'any';
  /** A write costs one point flat and counts against the limits per issue. */
  write?: boolean;
  handle(call: Call): Answer;
}
