import type { ErrorCode } from '../errors.ts';
import type { ReachedCeiling } from './ceilings.ts';

/** Why a call was not begun. */
export type Denial =
  | { code: Exclude<ErrorCode, 'model_ceiling_reached'> }
  | ({ code: 'model_ceiling_reached' } & ReachedCeiling);

/** Under what denials are counted: a ceiling by its name, else a code. */
export function reasonOf(denial: Denial): string {
  return denial.code === 'model_ceiling_reached' ? denial.ceiling : denial.code;
}
