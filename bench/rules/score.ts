/** `node bench/rules/score.ts COUNT forward|backward`: one digest over the reports of a generated backlog. */
import { loadPack } from '../../bin/packs.ts';
import { digestOf } from '../../domain/canonical.ts';
import { normaliseRow } from '../../domain/normalise/normalise-issue.ts';
import { judge } from '../../domain/readiness/judge.ts';
import { generatedBacklog } from './backlog.ts';

const [count = '0', order = 'forward'] = process.argv.slice(2);
const rows = generatedBacklog(Number(count));
const pack = loadPack('baseline');
const digests = (order === 'backward' ? rows.toReversed() : rows).map((row) => {
  const issue = normaliseRow(row);
  return `${issue.key} ${judge(issue, pack, { asOf: '2026-11-24' }).digest}`;
});
process.stdout.write(digestOf(digests.toSorted()));
