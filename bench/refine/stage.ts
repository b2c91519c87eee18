import { startBareSide } from './bare-side.ts';
import { type GroundOptions, startGround } from './ground.ts';
import type { Jira } from './jira.ts';
import { startProductSide } from './product-side.ts';
import type { Side, Undo } from './side.ts';

/** Everything that runs while something is measured. */
export interface Stage {
  jira: Jira;
  product: Side;
  bare: Side;
  /** Issues that are left. */
  issues: string[];
  /** Process ids of what both sides share. */
  shared: Record<'Temporal' | 'PostgreSQL' | 'simulator', number>;
}

/**
 * One Temporal, one PostgreSQL and one simulator for both sides, which take turns. `options.issues` are
 * to be refined, on both sides together.
 */
export async function startStage(options: GroundOptions, undo: Undo): Promise<Stage> {
  const { tell } = options;
  const { ground, engines, jwksUrl } = await startGround(
    { ...options, issues: options.issues + 2 },
    undo,
  );
  const { jira } = ground;
  const [first = '', second = '', ...issues] = jira.issues;
  tell('starting API and worker of the product');
  const product = await startProductSide({ ...ground, jwksUrl }, undo);
  tell('recording one refinement, and starting the bare API and worker from it');
  const bare = await startBareSide(ground, [first, second], undo);
  return {
    jira,
    product,
    bare,
    issues,
    shared: {
      Temporal: engines.temporal?.pid ?? 0,
      PostgreSQL: engines.postgres?.pid ?? 0,
      simulator: jira.process.pid,
    },
  };
}
