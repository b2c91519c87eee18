import type { AppRole } from '../../domain/app-roles.ts';
import type { PlatformEndpoint } from '../../domain/forge-modules.ts';

/** What a route says of itself to the door. */
export type DoorRules = PlatformRules | PersonRules;

/** An event or a schedule. */
type ForPeople = Exclude<keyof PersonRules, 'from' | 'endpoint' | 'uninstalls'>;
interface PlatformRules extends Partial<Record<ForPeople, undefined>> {
  from: 'platform';
  /** The one endpoint of the manifest that the platform calls this route by. */
  endpoint?: PlatformEndpoint;
  /** By this call it says that the installation goes. */
  uninstalls?: true;
}

/** A call of the app people see. Each says which app role it needs, and where. */
type PersonRules = {
  from: 'person';
  endpoint?: undefined;
  uninstalls?: undefined;
  /** What the path names. */
  subject?: 'issue' | 'refinement' | 'plan';
  /**
   * A command is checked with Jira anew. `change` needs a licence and the project in mode `propose`;
   * `withhold` takes something back, which is possible without a licence and in every mode.
   */
  command?: 'change' | 'withhold';
  /**
   * Changes whose rights in Jira are asked for: what the body wishes for, the comment that asks, the rows of the
   * plan, or what undoes them; `shown`: the rows, and once the plan has ended what undoes them.
   */
  changes?: 'wished' | 'asked' | 'planned' | 'undone' | 'shown';
  /** The person must be able to make one of these changes by hand. */
  byHand?: true;
} & (
  | {
      /**
       * The least role is admin: of the project that the path names by its `key`, or of the site,
       * whatever the path names.
       */
      administers: true | 'site';
      least?: undefined;
      ofProject?: undefined;
    }
  | {
      administers?: undefined;
      /**
       * The least role in the project of what the path names. Where the path names nothing, the route
       * itself asks it of each thing that it is about.
       */
      least: 'viewer' | 'member';
      ofProject?: undefined;
    }
  | {
      administers?: undefined;
      /** Whoever sees the project that the path names by its `key`. */
      least: 'viewer';
      ofProject: true;
    }
);

/** The least app role for a route of people. */
export function leastRole({ administers, least = 'viewer' }: DoorRules): AppRole {
  return administers ? 'admin' : least;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    door?: DoorRules;
  }
}
