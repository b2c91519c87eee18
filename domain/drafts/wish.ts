import type { Profile } from '../work-order/profile.ts';

/** What somebody wants drafted for an issue. */
export type Wish = DraftWish | WorkOrderWish;

export interface DraftWish {
  format: 1;
  propose: DraftPart[];
}

/**
 * The text that is missing in the description; subtasks; components and links that the issue names itself.
 */
export type DraftPart = 'sections' | 'subtasks' | 'components' | 'links';

/** The work order of the issue, as a comment or at the end of the description. */
export interface WorkOrderWish {
  format: 1;
  workOrder: 'comment' | 'section';
  /** As it was when it was asked for. */
  profile: Profile;
}

/** Of whoever says nothing: all of it. */
export const defaultWish: DraftWish = {
  format: 1,
  propose: ['sections', 'subtasks', 'components', 'links'],
};
