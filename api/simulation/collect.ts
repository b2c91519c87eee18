import type { SimulationPartView } from '../../domain/settings-views.ts';
import type { SimulationLine, SimulationPart } from '../schemas/simulation.ts';

/** The lines of a simulation as one value; how far it came is left out. */
export async function collect(
  lines: AsyncIterable<SimulationLine>,
): Promise<SimulationPart & SimulationPartView> {
  const issues: SimulationPart['issues'] = [];
  for await (const line of lines) {
    if (line.kind === 'summary') return { issues, summary: line };
    if (line.kind === 'issue') issues.push(line);
  }
  throw new TypeError('a simulation ends with its summary');
}
