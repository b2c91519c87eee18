import {
  fail,
  failIfRead,
  notApplicable,
  pass,
  type Rule,
  type Subject,
  spanOf,
  type Verdict,
} from '../rule.ts';
import type { Part } from './story.ts';

type StoryPart = Omit<Rule, 'kinds' | 'evaluate' | 'partOf'> & { part: Part };

/** A rule that a story has one of its parts. Where there is no story, `story.form` says so alone. */
export function storyPart({ part, ...rule }: StoryPart): Rule {
  return {
    ...rule,
    kinds: ['story'],
    partOf: 'story.form',
    evaluate(subject) {
      const { story, summary, description } = subject;
      if (!story) return noStory(subject);
      const { field, whole, [part]: place } = story;
      return place
        ? pass([spanOf(field, place.start, place.end)])
        : failIfRead([description, summary], fail([spanOf(field, whole.start, whole.end)]));
    },
  };
}

/** Not applicable, unless a field could not be read: the story may stand there. */
export function noStory({ description, summary }: Subject): Verdict {
  return failIfRead([description, summary], notApplicable);
}
