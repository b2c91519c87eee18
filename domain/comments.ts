import type { Audience } from './operation.ts';

/** Who reads what Readygate asks in a service project. */
type CommentAudience = Extract<Audience, 'internal' | 'customer'>;

/** The setting of a project with its version; 0 where nobody set one. */
export interface CommentSetting {
  audience: CommentAudience;
  version: number;
}
