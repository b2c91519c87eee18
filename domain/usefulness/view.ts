import type { Time } from '../json.ts';
import type { LeftOut, RuleUsefulness } from './usefulness.ts';
import type { Trouble } from './what-followed.ts';

/** Reply of `GET /v1/projects/:key/rules/usefulness`: of finished issues that the person may browse. */
export interface UsefulnessView {
  /** When Jira was read; null: not yet. */
  asOf: Time | null;
  /** True while it is read anew. */
  gathering: boolean;
  issues: {
    counted: number;
    needed: number;
    leftOut: Record<LeftOut | 'not_visible', number>;
  };
  /** Null, as are the rules, below the number that is needed. */
  troubles: Record<Trouble, number> | null;
  rules: RuleUsefulness[] | null;
}
