import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { alarmsOf } from '../../../../bench/quality/stories/alarms.ts';
import { judgeStory } from '../../../../bench/quality/stories/judge-story.ts';
import { labelledScores } from '../../../../bench/quality/stories/labelled.ts';
import { readStories, storyFiles } from '../../../../bench/quality/stories/read-stories.ts';
import { expectSlices } from '../../../helpers/expect-spans.ts';

// Much work rather than waiting: on a busy machine it takes its time.
jest.setTimeout(120_000);

describe('public stories that nobody here wrote', () => {
  const data = process.env.READYGATE_DATA ?? join(process.cwd(), '../shared/data');
  if (!storyFiles.every((file) => existsSync(join(data, file)))) {
    it.skip('READYGATE_DATA/dalpiaz-user-stories is not at hand', () => {});
    return;
  }
  const judged = readStories(data).map((line) => ({ ...line, results: judgeStory(line.text) }));

  it('are judged, every one of 1,680, with evidence that slices', () => {
    expect(judged).toHaveLength(1680);
    for (const { text, results } of judged) {
      const spans = [...results.values()].flatMap(({ evidence }) => evidence);
      expectSlices([{ key: 'description', text }], spans);
    }
  });

  it('have form, role and action; one does not say who wishes', () => {
    const alarms = new Map(alarmsOf(judged).map(({ rule, falseAlarms }) => [rule, falseAlarms]));
    expect(alarms.get('story.role')).toEqual([]);
    expect(alarms.get('story.action')).toHaveLength(1);
    expect(alarms.get('story.form')).toEqual(alarms.get('story.action'));
  });

  it('say what they want where labels say it, in files that were not looked at', () => {
    const { 'held out': scores } = labelledScores(judged);
    expect(scores.parts.action.exact.f1).toBeGreaterThanOrEqual(0.9);
    expect(scores.parts.role.exact.f1).toBeGreaterThanOrEqual(0.95);
    expect(scores.parts.benefit.exact.f1).toBeGreaterThanOrEqual(0.95);
  });
});
