/** Prints a made-up history, one issue a line: `node dev/assignment/write-history.ts KIND SEED COUNT`. */
import { type HistoryKind, historyKinds, makeHistory } from './history.ts';

const [kind = '', seed = '1', count = '1000'] = process.argv.slice(2);
if (!(historyKinds as readonly string[]).includes(kind)) {
  process.stderr.write(`KIND is one of ${historyKinds.join(', ')}\n`);
  process.exitCode = 2;
} else {
  const issues = makeHistory({
    kind: kind as HistoryKind,
    seed: Number(seed),
    issues: Number(count),
  });
  for (const { created, resolved, ...issue } of issues) {
    const times = [created, resolved].map((one) =>
      one === null ? null : new Date(one).toISOString(),
    );
    process.stdout.write(
      `${JSON.stringify({ ...issue, created: times[0], resolved: times[1] })}\n`,
    );
  }
}
