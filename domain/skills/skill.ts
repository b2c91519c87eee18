/** What a skill is of. `topic` is what a text names and no vocabulary knows. */
export type SkillKind = 'language' | 'technology' | 'component' | 'domain' | 'practice' | 'topic';

/** A skill that a text speaks of. */
export interface DetectedSkill {
  /** Lower case: the name in the taxonomy, or the words themselves where it has none. */
  skill: string;
  field: 'summary' | 'description';
  /** UTF-16 units, half open, in the field as given. */
  start: number;
  end: number;
  text: string;
  /** Above 0 and at most 1, two decimals. */
  confidence: number;
}
