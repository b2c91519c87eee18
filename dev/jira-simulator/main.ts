import { parseArgs } from 'node:util';
import { createJiraSimulator } from './index.ts';

/** The simulator as a process of its own: `main.ts [--port N] [--state FILE] [--backlog FILE]…`. */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    state: { type: 'string' },
    backlog: { type: 'string', multiple: true, default: [] },
  },
});

const simulator = createJiraSimulator(
  values.state === undefined ? {} : { stateFile: values.state },
);
for (const file of values.backlog) await simulator.addBacklog(file);
const { origin, port } = await simulator.listen(Number(values.port));
process.stdout.write(`${JSON.stringify({ event: 'ready', port, origin })}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    simulator.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}
