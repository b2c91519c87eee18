import { join } from 'node:path';
import { type MarkedSentence, readMarked, runsOf } from '../../../dev/skills/span-file.ts';
import { detectSkills } from '../../../domain/skills/detect.ts';
import { createTaxonomy } from '../../../domain/skills/taxonomy.ts';
import { demoBacklogFile, readDemoBacklog } from '../demo-backlog.ts';
import type { Measure, Measured } from '../measure.ts';
import { scoresOf } from '../scores.ts';

const file = 'skillspan/dev.json';

/** What the terms of the training sentences reach that are skills in at least 30 % of their places there. */
const peer = 0.464;

/** Whether the skills of a text are found as people marked them. */
export const skills: Measure = {
  name: 'skills',
  needs: [file, demoBacklogFile],
  method:
    'knowledge in the technical sentences of skillspan dev, exact on whole tokens; tagger and its constants from skillspan train alone. Time: 850 public issues.',
  seed: null,
  measure: async (data) => {
    const sentences = readMarked(join(data, file)).filter(({ source }) => source === 'tech');
    return measured(sentences, secondsPerThousand(data));
  },
};

function measured(sentences: readonly MarkedSentence[], seconds: number): Measured {
  const taxonomy = createTaxonomy();
  const counts = { truePositives: 0, falsePositives: 0, falseNegatives: 0 };
  for (const { tokens, states } of sentences) {
    const gold = new Set(runsOf(states).map(String));
    const found = new Set(tokenRuns(tokens, taxonomy).map(String));
    const both = [...found].filter((run) => gold.has(run)).length;
    counts.truePositives += both;
    counts.falsePositives += found.size - both;
    counts.falseNegatives += gold.size - both;
  }
  const { precision, recall, f1 } = scoresOf(counts);
  const row = [precision, recall, f1].map((share) => share.toFixed(3));
  return {
    figures: { precision, recall, f1, secondsPerThousandIssues: seconds },
    tables: [
      {
        head: ['', 'precision', 'recall', 'F1', 's per 1,000 issues'],
        rows: [
          ['skills', ...row, seconds.toFixed(2)],
          ['terms of train', '0.547', '0.403', String(peer), ''],
        ],
      },
    ],
    held: [{ name: 'skills.f1', what: 'F1 of skills', ratio: f1, bar: { atLeast: peer } }],
  };
}

/** Runs of the tokens that skills lie on, half open, as the text of the tokens is read. */
function tokenRuns(tokens: readonly string[], taxonomy: ReturnType<typeof createTaxonomy>) {
  const starts: number[] = [];
  let length = 0;
  for (const token of tokens) {
    starts.push(length);
    length += token.length + 1;
  }
  const at = (place: number) => starts.findLastIndex((start) => start <= place);
  const issue = { summary: '', description: tokens.join(' ') };
  return detectSkills(issue, taxonomy).map(({ start, end }) => [at(start), at(end - 1) + 1]);
}

function secondsPerThousand(data: string): number {
  const taxonomy = createTaxonomy();
  const issues = readDemoBacklog(data).map(({ summary, description }) => ({
    summary: String(summary ?? ''),
    description: String(description ?? ''),
  }));
  const begin = process.cpuUsage();
  for (const issue of issues) detectSkills(issue, taxonomy);
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1e6 / (issues.length / 1000);
}
