import type { Table } from '../../result.ts';
import { isSameDraw, redrawn } from '../lot.ts';
import type { Measure, Measured } from '../measure.ts';
import { type Alarms, alarmsOf } from './alarms.ts';
import { aqusaFiles, compareWithAqusa } from './aqusa.ts';
import { judgeStory } from './judge-story.ts';
import { labelledScores, labelledTable } from './labelled.ts';
import { readLabels, splitOf } from './labels.ts';
import { readStories, storyFiles } from './read-stories.ts';
import { type Sample, sampleOf, seed } from './sample.ts';

/** What the files must reach that were not looked at while the rules were written. */
const leastActionF1 = 0.9;

/** Who wants what and why, in stories that nobody here wrote. */
export const stories: Measure = {
  name: 'stories',
  needs: [...storyFiles, ...aqusaFiles],
  method:
    'Parts of 200 labelled stories of dalpiaz-user-stories, exact but for marks at the ends and an article; all stories of the set judged once; reports of AQUSA on two backlogs.',
  seed,
  measure: async (data) => measure(data),
};

function measure(data: string): Measured {
  const judged = readStories(data).map((line) => ({ ...line, results: judgeStory(line.text) }));
  const labelled = labelledScores(judged);
  const alarms = alarmsOf(judged);
  const aqusa = compareWithAqusa(data);
  return {
    figures: { judged: judged.length, labelled, alarms, aqusa },
    tables: [
      labelledTable(labelled),
      alarmsTable(judged.length, alarms),
      {
        head: ['AQUSA', 'defect', 'we agree', 'reason'],
        rows: aqusa.rows.map(({ id, defect, agrees, reason }) => [
          id,
          defect,
          agrees ? 'yes' : 'no',
          reason,
        ]),
      },
      {
        head: ['several actions to us alone', 'reason'],
        rows: aqusa.onlyOurs.map(({ id, reason }) => [id, reason]),
      },
    ],
    held: [
      {
        name: 'storyActionF1',
        what: 'F1 of actions in stories, held-out files',
        ratio: labelled['held out'].parts.action.exact.f1,
        bar: { atLeast: leastActionF1 },
      },
      redrawn('stories', isLabelled(sampleOf(judged))),
    ],
  };
}

function isLabelled({ ids, tuning }: Sample): boolean {
  const labels = readLabels();
  const looked = labels.filter((label) => splitOf(label) === 'tuning');
  return (
    isSameDraw(
      labels.map(({ id }) => id),
      ids,
    ) && looked.every(({ id }) => tuning.includes(id.slice(0, 3)))
  );
}

function alarmsTable(judged: number, alarms: readonly Alarms[]): Table {
  return {
    head: [`${judged} stories`, 'fails', 'known to be wrong', 'ids'],
    rows: alarms.map(({ rule, fails, falseAlarms }) => [
      rule,
      `${fails}`,
      `${falseAlarms.length}`,
      falseAlarms.join(' '),
    ]),
  };
}
