/** `npm run bench -- NAME [--json] …`: a table, and last on standard output one line of JSON. */
import { type Bench, BenchUsageError, jsonLine, report } from './result.ts';

const benches: Record<string, () => Promise<{ bench: Bench }>> = {
  refine: () => import('./refine/index.ts'),
  quality: () => import('./quality/index.ts'),
  rules: () => import('./rules/index.ts'),
  door: () => import('./door/index.ts'),
  audit: () => import('./audit/index.ts'),
  write: () => import('./write/index.ts'),
  waiting: () => import('./waiting/index.ts'),
  app: () => import('./app/index.ts'),
};

const tell = (text: string) => process.stderr.write(`${text}\n`);

process.exitCode = await main(process.argv.slice(2));

async function main([name = '', ...args]: string[]): Promise<number> {
  const load = Object.hasOwn(benches, name) ? benches[name] : undefined;
  if (!load) {
    tell(`usage: npm run bench -- NAME [--json]; benches: ${Object.keys(benches).join(', ')}`);
    return 2;
  }
  const { bench } = await load();
  const only = args.includes('--json');
  try {
    const result = await bench.run(
      args.filter((arg) => arg !== '--json'),
      tell,
    );
    if (!only) process.stdout.write(`${report(result)}\n\n`);
    process.stdout.write(`${jsonLine(result)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof BenchUsageError)) throw error;
    tell(`${error.message}\n${bench.usage}`);
    return 2;
  }
}
